import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Pack } from '../../shared/nouns/pack';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { sendKey } from '../components/key-hint';
import { FailureNotice } from '../components/notice';
import { PhrasePreview } from '../components/phrase-preview';
import { sendsForm } from '../components/sends-form';
import { go } from '../router';
import { useAction } from '../use-action';
import { labelOfGap } from '../words/phrase-label';

export function DeclareForm({
  pack,
  alarmId,
  firstReason,
}: {
  readonly pack: Pack;
  readonly alarmId: string | undefined;
  readonly firstReason: string;
}) {
  const { client, stores } = useApp();
  /** One id for the life of the form: a declaration repeated after a lost answer is the same one. */
  const [id] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState(firstReason);
  const [impact, setImpact] = useState('');
  const firstField = useRef<HTMLTextAreaElement>(null);
  useEffect(() => firstField.current?.focus(), []);

  const declare = useAction(() =>
    client.request('incidents.declare', {
      id,
      reason,
      impact,
      ...(alarmId === undefined ? {} : { alarmId }),
    }),
  );
  const phrase = pack.phrases.declare;
  const isFilled = reason.trim() !== '' && impact.trim() !== '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isFilled || declare.isBusy) return;
    const outcome = await declare.run();
    if (!outcome.ok) return;
    void stores.incidents.load();
    go({ page: 'incident', id: outcome.value.id });
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} onKeyDown={sendsForm}>
      <Field label={labelOfGap(phrase, 'reason')}>
        {(control) => (
          <textarea
            {...control}
            ref={firstField}
            rows={1}
            maxLength={1_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field label={labelOfGap(phrase, 'impact')}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={1_000}
            value={impact}
            onChange={(event) => setImpact(event.target.value)}
          />
        )}
      </Field>
      <PhrasePreview phrase={phrase} gaps={{ reason, impact }} />
      <FailureNotice failure={declare.failure} />
      <div className="acts">
        <Button type="submit" look="alarm" keys={sendKey()} disabled={!isFilled} isBusy={declare.isBusy}>
          Declare
        </Button>
        <Button onClick={() => go({ page: 'watch' })}>Not now</Button>
      </div>
    </form>
  );
}
