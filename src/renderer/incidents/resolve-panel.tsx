import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Incident } from '../../shared/nouns/incident';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { sendKey } from '../components/key-hint';
import { FailureNotice } from '../components/notice';
import { PhrasePreview } from '../components/phrase-preview';
import { sendsForm } from '../components/sends-form';
import { WhereItGoes } from '../components/where-it-goes';
import { useValue } from '../stores/copy';
import { useAction } from '../use-action';
import { labelOfGap } from '../words/phrase-label';

const gap = 'resolution / plan';

/** The exact sentence that ends an incident, seen before it is said. */
export function ResolvePanel({
  incident,
  onClose,
}: {
  readonly incident: Incident;
  readonly onClose: () => void;
}) {
  const { client, stores } = useApp();
  const phrase = useValue(stores.pack)?.phrases.resolve;
  const [resolution, setResolution] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const resolve = useAction(() => client.request('incidents.resolve', { id: incident.id, resolution }));
  const isFilled = resolution.trim() !== '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isFilled || resolve.isBusy) return;
    const outcome = await resolve.run();
    if (!outcome.ok) return;
    await stores.incidents.load();
    onClose();
  }

  if (phrase === undefined) return null;
  return (
    <form
      className="resolve stack"
      aria-label="Resolve this incident"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        else sendsForm(event);
      }}
    >
      <Field
        label={labelOfGap(phrase, gap)}
        hint={<>In the same thread, {<WhereItGoes channel={incident.channel} />}.</>}
      >
        {(control) => (
          <textarea
            {...control}
            ref={field}
            rows={2}
            maxLength={1_000}
            value={resolution}
            onChange={(event) => setResolution(event.target.value)}
          />
        )}
      </Field>
      <PhrasePreview phrase={phrase} gaps={{ [gap]: resolution }} />
      <FailureNotice failure={resolve.failure} />
      <div className="acts">
        <Button type="submit" look="strong" keys={sendKey()} disabled={!isFilled} isBusy={resolve.isBusy}>
          Declare resolved
        </Button>
        <Button keys="Esc" onClick={onClose}>
          Not yet
        </Button>
      </div>
    </form>
  );
}
