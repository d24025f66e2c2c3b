import { type FormEvent, useState } from 'react';
import { escalationText } from '../../shared/alarms/escalation-text';
import type { Alarm } from '../../shared/nouns/alarm';
import type { EscalationDraft } from '../../shared/nouns/escalation';
import { useApp, useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { WhereItGoes } from '../components/where-it-goes';
import { useAction } from '../use-action';
import { HoldPanel } from './hold-panel';
import { useAsked } from './use-asked';

/** Calls in the secondary with what was tried. */
export function HoldEscalate({ alarm, onDone }: { readonly alarm: Alarm; readonly onDone: () => void }) {
  const { value: draft, failure } = useAsked('escalations.draft', { alarmId: alarm.id });
  return (
    <HoldPanel label={`Escalate ${alarm.name}`} onLeave={onDone}>
      <FailureNotice failure={failure} />
      {draft === undefined ? null : draft.to === undefined ? (
        <Nobody draft={draft} />
      ) : (
        <CallForm alarm={alarm} to={draft.to} channel={draft.channel} onDone={onDone} />
      )}
      <Button look="text" keys="Esc" onClick={onDone}>
        Not now
      </Button>
    </HoldPanel>
  );
}

function Nobody({ draft }: { readonly draft: EscalationDraft }) {
  return (
    <>
      <p>Nobody else is secondary now.</p>
      {draft.contacts.length === 0 ? (
        <p>The team pack names no contacts: call your team as you know to.</p>
      ) : (
        <ul>
          {draft.contacts.map(({ name, email, when }) => (
            <li key={`${name} ${email}`}>
              {name}: {email} ({when})
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function CallForm({
  alarm,
  to,
  channel,
  onDone,
}: {
  readonly alarm: Alarm;
  readonly to: string;
  readonly channel: string;
  readonly onDone: () => void;
}) {
  const { client, stores } = useApp();
  const zone = useZone();
  const now = useNow(60_000);
  /** One id for the life of the form: a call repeated after a lost answer is the same one. */
  const [id] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState('');
  const call = useAction(async () => {
    const outcome = await client.request('escalations.call', { id, alarmId: alarm.id, to, tried });
    if (outcome.ok) {
      await stores.alarms.load();
      onDone();
    }
    return outcome;
  });
  const isFilled = tried.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isFilled && !call.isBusy) void call.run();
  }

  return (
    <form onSubmit={submit}>
      <Field label="What was tried?">
        {(control) => (
          <input
            {...control}
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for this form.
            autoFocus
            autoComplete="off"
            maxLength={1_000}
            value={tried}
            onChange={(event) => setTried(event.target.value)}
          />
        )}
      </Field>
      <figure className="preview">
        <figcaption>
          This will be posted to <WhereItGoes channel={channel} />
        </figcaption>
        <p data-testid="escalation-preview">
          {escalationText({ to, alarm, tried: tried || '…', zone, now })}
        </p>
      </figure>
      <FailureNotice failure={call.failure} />
      <Button type="submit" look="strong" disabled={!isFilled} isBusy={call.isBusy}>
        Call {to} in
      </Button>
    </form>
  );
}
