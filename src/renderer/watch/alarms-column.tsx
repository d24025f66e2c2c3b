import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Alarm } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { DeclareLink } from '../components/declare-link';
import { FailureNotice } from '../components/notice';
import { go } from '../router';
import { useCopy } from '../stores/copy';
import { useActions } from '../use-action';
import { usePageKeys } from '../use-page-keys';
import { inOrder, standingOf } from './alarm-groups';
import { AlarmRow } from './alarm-row';
import { AlarmsTruth } from './alarms-truth';

/** What rings, what somebody has, and what has ended; above it whether that is the whole truth. */
export function AlarmsColumn({ headingId }: { readonly headingId: string }) {
  const { client, stores } = useApp();
  const { value: alarms, failure } = useCopy(stores.alarms);
  const helpFailure = useStore(stores.alarmHelp.store, (help) => help.failure);
  const column = useRef<HTMLDivElement>(null);
  const openedId = useStore(stores.openedAlarm, (opened) => opened.alarmId);
  const hold = useActions(async (id: string, request: 'alarms.acknowledge' | 'alarms.release') => {
    const outcome = await client.request(request, { id });
    if (outcome.ok) await stores.alarms.load();
    return outcome;
  });

  const ordered = inOrder(alarms ?? []);
  const firing = ordered.filter((alarm) => alarm.endedAt === undefined);
  /** What the keys mean: the next one that nobody is just acknowledging. */
  const first = ordered.find((alarm) => standingOf(alarm) === 'needs-you' && !hold.isBusy(alarm.id));

  /** Of which a finding is raised, and of which the key would raise one. */
  const [raisingId, setRaisingId] = useState<string>();
  const nextFinding = first ?? firing[0];
  const acknowledge = (alarm: Alarm) => void hold.run(alarm.id, 'alarms.acknowledge');
  const declare = (alarm: Alarm | undefined) => go({ page: 'declare', alarmId: alarm?.id });

  usePageKeys(({ key, isHeld }) => {
    if (isHeld) return false;
    if (key === 'a' && first !== undefined) acknowledge(first);
    else if (key === 'd') declare(first);
    else if (key === 'i' && nextFinding !== undefined) setRaisingId(focusedAlarmId() ?? nextFinding.id);
    else return false;
    return true;
  });

  useEffect(() => {
    if (openedId === undefined || alarms === undefined) return;
    const row = rowOf(column.current, openedId);
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
    stores.openedAlarm.setState({ alarmId: undefined });
  }, [openedId, alarms, stores]);

  return (
    <div ref={column}>
      <div className="col-head">
        <h2 id={headingId}>
          Alarms {firing.length === 0 ? null : <span className="count">{firing.length}</span>}
        </h2>
        <DeclareLink look="text" />
      </div>
      <FailureNotice failure={failure} />
      <AlarmsTruth hasAlarms={ordered.length > 0} firing={firing.length} />
      <FailureNotice failure={hold.failure} />
      <FailureNotice failure={helpFailure} />
      <ul className="list alarms">
        {ordered.map((alarm) => (
          <AlarmRow
            key={alarm.id}
            alarm={alarm}
            isNext={alarm === first}
            isBusy={hold.isBusy(alarm.id)}
            onAcknowledge={() => acknowledge(alarm)}
            onRelease={() => void hold.run(alarm.id, 'alarms.release')}
            onDeclare={() => declare(alarm)}
            isNextFinding={alarm === nextFinding}
            isRaising={alarm.id === raisingId}
            onRaise={() => setRaisingId(alarm.id)}
            onRaised={() => {
              setRaisingId(undefined);
              rowOf(column.current, alarm.id)?.focus();
            }}
          />
        ))}
      </ul>
    </div>
  );
}

function rowOf(column: HTMLElement | null, alarmId: string): HTMLElement | null | undefined {
  return column?.querySelector<HTMLElement>(`[data-alarm="${CSS.escape(alarmId)}"]`);
}

function focusedAlarmId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-alarm]')?.dataset.alarm;
}
