import { useState } from 'react';
import type { RotaSource } from '../../shared/nouns/rota';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { FailureNotice } from '../components/notice';
import { PersonName } from '../components/person-name';
import { useAction } from '../use-action';
import { AddSources } from './add-sources';
import { RotaSourceRow } from './rota-source-row';

/** Where the rota comes from, and how far each source can be trusted now. */
export function RotaSources({
  headingId,
  sources,
}: {
  readonly headingId: string;
  readonly sources: readonly RotaSource[];
}) {
  const { client, stores } = useApp();
  const [leaving, setLeaving] = useState<RotaSource>();
  const remove = useAction(async (id: string) => {
    const outcome = await client.request('rota.removeSource', { id });
    if (outcome.ok) stores.rota.accept(outcome.value);
    setLeaving(undefined);
    return outcome;
  });
  const read = useAction(async () => {
    const outcome = await client.request('rota.readSources', {});
    if (outcome.ok) stores.rota.accept(outcome.value);
    return outcome;
  });
  return (
    <>
      <div className="col-head">
        <h2 id={headingId}>Where the rota comes from</h2>
        {sources.length === 0 ? null : (
          <span className="due">
            <Button look="text" isBusy={read.isBusy} onClick={() => void read.run()}>
              Read all now
            </Button>
          </span>
        )}
      </div>
      <FailureNotice failure={read.failure ?? remove.failure} />
      {sources.length === 0 ? <NoSource /> : null}
      <ul className="list rota-sources">
        {sources.map((source) => (
          <RotaSourceRow key={source.id} source={source} onRemove={() => setLeaving(source)} />
        ))}
      </ul>
      <AddSources isOpen={sources.every(({ kind }) => kind === 'rotation')} />
      {leaving === undefined ? null : (
        <ConfirmDialog
          title="Stop reading this source?"
          confirm="Stop reading it"
          isBusy={remove.isBusy}
          onConfirm={() => void remove.run(leaving.id)}
          onClose={() => setLeaving(undefined)}
        >
          <p>
            Shifts that <PersonName name={leaving.name} /> told of leave the rota, and yours among them begin
            no watch. Its address is forgotten here; to read it again it has to be entered again.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}

function NoSource() {
  return (
    <p className="teach">
      <b>No source yet.</b> Add the calendar that your team keeps, or PagerDuty itself. Without either, enter
      shifts by hand, or write the rotation into the team pack (<code>rota: rotation:</code>), and it is
      reckoned from there.
    </p>
  );
}
