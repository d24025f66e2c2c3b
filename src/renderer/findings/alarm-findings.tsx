import { useRef, useState } from 'react';
import type { Alarm } from '../../shared/nouns/alarm';
import { findingLengths } from '../../shared/requests/findings';
import { useApp } from '../app-context';
import { InlineEntry } from '../components/inline-entry';
import { FailureNotice } from '../components/notice';
import { useValue } from '../stores/copy';
import { useAction } from '../use-action';
import { FindingLine } from './finding-link';
import { RaiseRepeats } from './raise-repeats';

/** What was found about an alarm, and the input for the next one. */
export function AlarmFindings({
  alarm,
  isRaising,
  onClose,
}: {
  readonly alarm: Alarm;
  readonly isRaising: boolean;
  readonly onClose: () => void;
}) {
  const findings = useValue(useApp().stores.findings) ?? [];
  return (
    <>
      {findings
        .filter(({ raisedFrom: from }) => from.kind === 'alarm' && from.alarmId === alarm.id)
        .map((finding) => (
          <FindingLine key={finding.id} finding={finding} />
        ))}
      {isRaising ? <RaiseFinding alarm={alarm} onClose={onClose} /> : null}
    </>
  );
}

function RaiseFinding({ alarm, onClose }: { readonly alarm: Alarm; readonly onClose: () => void }) {
  const { client, stores } = useApp();
  /** One id for the life of the input: a finding repeated after a lost answer is the same one. */
  const [id] = useState(() => crypto.randomUUID());
  const typed = useRef('');
  const raise = useAction((text: string) =>
    client.request('findings.raise', { id, alarmId: alarm.id, text }),
  );

  async function save(text: string) {
    if (raise.isBusy) return;
    const outcome = await raise.run(text);
    if (!outcome.ok) return;
    stores.findings.acceptOne(outcome.value);
    onClose();
  }

  return (
    <>
      <InlineEntry
        label="What did you find?"
        longest={findingLengths.text}
        initial={typed.current}
        isEmptyAllowed={false}
        onType={(text) => {
          typed.current = text;
        }}
        onSave={(text) => void save(text)}
        onCancel={onClose}
      />
      <FailureNotice failure={raise.failure} />
      <RaiseRepeats of={{ alarmId: alarm.id }} from="alarm" />
    </>
  );
}
