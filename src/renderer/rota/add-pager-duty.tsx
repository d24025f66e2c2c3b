import { type FormEvent, useState } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { apiUrlOf, PagerDutyRegion, usualPlace } from '../components/pager-duty-region';
import { useAction } from '../use-action';
import { NameField } from './name-field';
import { SecretField } from './secret-field';

export function AddPagerDuty() {
  const { client, stores } = useApp();
  const [name, setName] = useState('PagerDuty');
  const [token, setToken] = useState('');
  const [place, setPlace] = useState(usualPlace);
  const apiUrl = apiUrlOf(place);
  const add = useAction(async () => {
    const outcome = await client.request('rota.addPagerDuty', {
      name: name.trim(),
      token: token.trim(),
      ...(apiUrl ? { apiUrl } : {}),
    });
    if (outcome.ok) {
      stores.rota.accept(outcome.value);
      setToken('');
    }
    return outcome;
  });
  const isFilled = name.trim() !== '' && token.trim() !== '' && apiUrl !== undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isFilled && !add.isBusy) void add.run();
  }

  return (
    <form className="stack" onSubmit={submit}>
      <NameField example="PagerDuty" value={name} onChange={setName} />
      <SecretField
        label="Key"
        hint="A user token (My profile, User settings, Create API user token) or a read-only key of the account. It is kept like a password and not shown again."
        longest={400}
        value={token}
        onChange={setToken}
      />
      <details>
        <summary>Region or another address</summary>
        <div className="stack">
          <PagerDutyRegion value={place} onChange={setPlace} />
        </div>
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
