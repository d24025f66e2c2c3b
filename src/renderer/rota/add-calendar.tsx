import { type FormEvent, useState } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { NameField } from './name-field';
import { SecretField } from './secret-field';

export function AddCalendar({ isTeaching }: { readonly isTeaching: boolean }) {
  const { client, stores } = useApp();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const add = useAction(async () => {
    const outcome = await client.request('rota.addCalendar', { name: name.trim(), address: address.trim() });
    if (outcome.ok) {
      stores.rota.accept(outcome.value);
      setName('');
      setAddress('');
    }
    return outcome;
  });
  const isFilled = name.trim() !== '' && address.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isFilled && !add.isBusy) void add.run();
  }

  return (
    <form className="stack" onSubmit={submit}>
      <NameField example="Primary on call" value={name} onChange={setName} />
      <SecretField
        label="Address"
        hint="https, webcal or the full path of an .ics file. Whoever has it can read the calendar, so it is kept like a password and not shown again."
        longest={2_000}
        value={address}
        onChange={setAddress}
      />
      <details open={isTeaching}>
        <summary>Where to find it</summary>
        <dl className="rota-where">
          <dt>PagerDuty</dt>
          <dd>
            your profile, or a schedule’s page: the iCalendar or WebCal feed. One feed for each schedule; no
            key is needed.
          </dd>
          <dt>Google</dt>
          <dd>
            Settings of the calendar, “Integrate calendar”: the <b>secret address in iCal format</b>.
          </dd>
          <dt>Outlook</dt>
          <dd>Settings, “Shared calendars”, “Publish a calendar”: the ICS link.</dd>
        </dl>
      </details>
      <FailureNotice failure={add.failure} />
      <div className="acts">
        <Button type="submit" disabled={!isFilled} isBusy={add.isBusy}>
          {add.isBusy ? 'Reading it…' : 'Read it and add it'}
        </Button>
      </div>
    </form>
  );
}
