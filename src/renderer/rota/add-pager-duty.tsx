import { type FormEvent, useState } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { NameField } from './name-field';
import { SecretField } from './secret-field';

const regions = [
  { address: '', name: 'United States (api.pagerduty.com)' },
  { address: 'https://api.eu.pagerduty.com', name: 'Europe (api.eu.pagerduty.com)' },
  { address: 'other', name: 'Another address' },
] as const;

export function AddPagerDuty() {
  const { client, stores } = useApp();
  const [name, setName] = useState('PagerDuty');
  const [token, setToken] = useState('');
  const [region, setRegion] = useState('');
  const [other, setOther] = useState('');
  const apiUrl = region === 'other' ? other.trim() : region;
  const add = useAction(async () => {
    const outcome = await client.request('rota.addPagerDuty', {
      name: name.trim(),
      token: token.trim(),
      ...(apiUrl === '' ? {} : { apiUrl }),
    });
    if (outcome.ok) {
      stores.rota.accept(outcome.value);
      setToken('');
    }
    return outcome;
  });
  const isFilled = name.trim() !== '' && token.trim() !== '' && (region !== 'other' || other.trim() !== '');

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
          <Field label="Region">
            {(control) => (
              <select {...control} value={region} onChange={(event) => setRegion(event.target.value)}>
                {regions.map(({ address, name: words }) => (
                  <option key={address} value={address}>
                    {words}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {region === 'other' ? (
            <Field label="API address">
              {(control) => (
                <input
                  {...control}
                  type="url"
                  autoComplete="off"
                  maxLength={400}
                  placeholder="https://api.pagerduty.com"
                  value={other}
                  onChange={(event) => setOther(event.target.value)}
                />
              )}
            </Field>
          ) : null}
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
