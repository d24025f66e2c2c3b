import { type FormEvent, useState } from 'react';
import type { AlarmSource } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { SourceStatus } from '../components/source-status';
import { useCopy } from '../stores/copy';
import { useAction } from '../use-action';

/** Where alarms are read from, and whether they answer. */
export function SourcesSection() {
  const { client, stores } = useApp();
  const { value: sources, failure } = useCopy(stores.sources);
  const [leaving, setLeaving] = useState<AlarmSource>();
  const remove = useAction(async (id: string) => {
    const outcome = await client.request('sources.remove', { id });
    if (outcome.ok) stores.sources.accept(outcome.value);
    setLeaving(undefined);
    return outcome;
  });
  const poll = useAction(async () => {
    const outcome = await client.request('sources.poll', {});
    if (outcome.ok) stores.sources.accept(outcome.value);
    return outcome;
  });
  return (
    <section>
      <h2>Sources of alarms</h2>
      <FailureNotice failure={failure} />
      <ul className="list">
        {sources?.map((source) => (
          <li key={source.id} className="row">
            <div className="what">
              {source.name}
              {source.url === '' ? null : <small>{source.url}</small>}
              <SourceStatus source={source} isNamed={false} />
            </div>
            {source.kind === 'practice' ? null : (
              <Button look="text" onClick={() => setLeaving(source)}>
                Remove…
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FailureNotice failure={remove.failure ?? poll.failure} />
      <AddSource />
      {sources === undefined || sources.length === 0 ? null : (
        <Button look="text" isBusy={poll.isBusy} onClick={() => void poll.run()}>
          Read all of them now
        </Button>
      )}
      {leaving === undefined ? null : (
        <ConfirmDialog
          title={`Stop watching ${leaving.name}?`}
          confirm="Stop watching"
          isBusy={remove.isBusy}
          onConfirm={() => void remove.run(leaving.id)}
          onClose={() => setLeaving(undefined)}
        >
          <p>Its alarms will no longer ring here. What was recorded of it stays in the record.</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function AddSource() {
  const { client, stores } = useApp();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const add = useAction(async () => {
    const outcome = await client.request('sources.add', { name, url });
    if (outcome.ok) {
      stores.sources.accept(outcome.value);
      setName('');
      setUrl('');
    }
    return outcome;
  });
  const isFilled = name.trim() !== '' && url.trim() !== '';

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
      <FailureNotice failure={add.failure} />
    </form>
  );
}
