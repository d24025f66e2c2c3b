import { useState } from 'react';
import type { AlarmSource } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { FailureNotice } from '../components/notice';
import { useCopy } from '../stores/copy';
import { useAction } from '../use-action';
import { AddAlertmanager } from './add-alertmanager';
import { AddPagerDuty } from './add-pager-duty';
import { AddWebhook } from './add-webhook';
import { SourceRow } from './source-row';

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
          <SourceRow key={source.id} source={source} onRemove={() => setLeaving(source)} />
        ))}
      </ul>
      <FailureNotice failure={remove.failure ?? poll.failure} />
      <AddAlertmanager />
      <details>
        <summary>Add PagerDuty</summary>
        <AddPagerDuty />
      </details>
      <details>
        <summary>Add a webhook</summary>
        <AddWebhook />
      </details>
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
