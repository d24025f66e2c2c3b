import { type FormEvent, useState } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { emptySignIn, signInFrom } from './sign-in-draft';
import { SignInFields } from './sign-in-fields';

/** An Alertmanager, or what speaks like one; most need no more than a name and an address. */
export function AddAlertmanager() {
  const { client, stores } = useApp();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [replicas, setReplicas] = useState('');
  const [draft, setDraft] = useState(emptySignIn());
  const signIn = signInFrom(draft);
  const further = replicas.split(/\s+/).filter((address) => address !== '');
  const add = useAction(async () => {
    const outcome = await client.request('sources.add', {
      name,
      url,
      ...(further.length === 0 ? {} : { replicas: further }),
      ...(signIn === undefined || signIn.kind === 'none' ? {} : { signIn }),
    });
    if (outcome.ok) {
      stores.sources.accept(outcome.value);
      setName('');
      setUrl('');
      setReplicas('');
      setDraft(emptySignIn());
    }
    return outcome;
  });
  const isFilled = name.trim() !== '' && url.trim() !== '' && signIn !== undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isFilled && !add.isBusy) void add.run();
  }

  return (
    <form className="add-source" onSubmit={submit}>
      <Field label="Name">
        {(control) => (
          <input
            {...control}
            maxLength={60}
            autoComplete="off"
            placeholder="live"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="Alertmanager address">
        {(control) => (
          <input
            {...control}
            maxLength={400}
            autoComplete="off"
            spellCheck={false}
            placeholder="https://alertmanager.example.org"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={!isFilled} isBusy={add.isBusy}>
        Add
      </Button>
      <details className="whole">
        <summary>More: sign-in, replicas</summary>
        <div className="stack">
          <SignInFields value={draft} onChange={setDraft} />
          <Field
            label="Further replicas of the same cluster"
            hint="One address a line. They tell the same alarms: each is listed once, and one that answers is enough."
          >
            {(control) => (
              <textarea
                {...control}
                rows={2}
                maxLength={3_000}
                autoComplete="off"
                spellCheck={false}
                value={replicas}
                onChange={(event) => setReplicas(event.target.value)}
              />
            )}
          </Field>
          <p className="hint">
            Grafana’s own Alertmanager: the address of Grafana with <code>/api/alertmanager/grafana</code>,
            and a token of a service account.
          </p>
        </div>
      </details>
      <FailureNotice failure={add.failure} />
    </form>
  );
}
