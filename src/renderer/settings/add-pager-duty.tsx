import { type FormEvent, useState } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { apiUrlOf, PagerDutyRegion, usualPlace } from '../components/pager-duty-region';
import { NameField } from '../rota/name-field';
import { SecretField } from '../rota/secret-field';
import { useAction } from '../use-action';

const fresh = { name: 'PagerDuty', token: '', onlyMine: false, from: '', services: '', teams: '' };

/** Open incidents of an account as alarms. What is acknowledged here is acknowledged there. */
export function AddPagerDuty() {
  const { client, stores } = useApp();
  const [given, setGiven] = useState(fresh);
  const [place, setPlace] = useState(usualPlace);
  const apiUrl = apiUrlOf(place);
  const put = (change: Partial<typeof fresh>) => setGiven((before) => ({ ...before, ...change }));
  const add = useAction(async () => {
    const { from, services, teams } = given;
    const outcome = await client.request('sources.addPagerDuty', {
      name: given.name.trim(),
      token: given.token.trim(),
      onlyMine: given.onlyMine,
      serviceIds: listOf(services),
      teamIds: listOf(teams),
      ...(from.trim() === '' ? {} : { from: from.trim() }),
      ...(apiUrl ? { apiUrl } : {}),
    });
    if (outcome.ok) {
      stores.sources.accept(outcome.value);
      setGiven(fresh);
    }
    return outcome;
  });
  const isFilled = given.name.trim() !== '' && given.token.trim() !== '' && apiUrl !== undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isFilled && !add.isBusy) void add.run();
  }

  return (
    <form className="stack" onSubmit={submit}>
      <NameField example="PagerDuty" value={given.name} onChange={(name) => put({ name })} />
      <SecretField
        label="Key"
        hint="Your own user token (My profile, User settings, Create API user token): what you acknowledge here is then acknowledged there in your name. It is kept like a password and not shown again."
        longest={400}
        value={given.token}
        onChange={(token) => put({ token })}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={given.onlyMine}
          onChange={(event) => put({ onlyMine: event.target.checked })}
        />{' '}
        Only what is assigned to me
      </label>
      <details>
        <summary>Some services or teams, a key of the account, another region</summary>
        <div className="stack">
          <Words
            label="Services"
            hint="Their ids, such as PABC123, with commas between. Empty: all of them."
            value={given.services}
            onChange={(services) => put({ services })}
          />
          <Words
            label="Teams"
            hint="Their ids, with commas between. Empty: all of them."
            value={given.teams}
            onChange={(teams) => put({ teams })}
          />
          <Words
            label="Your e-mail address at PagerDuty"
            hint="Only for a key of the whole account: it writes in the name of this user."
            value={given.from}
            onChange={(from) => put({ from })}
          />
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

function Words(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(control) => (
        <input
          {...control}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

function listOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((id) => id !== '');
}
