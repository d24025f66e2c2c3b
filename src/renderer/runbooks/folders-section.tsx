import { useState } from 'react';
import type { RunbookFolder } from '../../shared/nouns/runbook';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { FolderForm } from '../components/folder-form';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { useCopy } from '../stores/copy';
import { useAction } from '../use-action';
import { FolderStatus } from './folder-status';

/** Which folders of Markdown are read, and what could not be read of them. */
export function FoldersSection() {
  const { client, stores } = useApp();
  const { value: view, failure } = useCopy(stores.runbooks);
  const [leaving, setLeaving] = useState<RunbookFolder>();
  const remove = useAction(async (id: string) => {
    const outcome = await client.request('runbooks.removeFolder', { id });
    if (outcome.ok) stores.runbooks.accept(outcome.value);
    setLeaving(undefined);
    return outcome;
  });
  const read = useAction(async () => {
    const outcome = await client.request('runbooks.readFolders', {});
    if (outcome.ok) stores.runbooks.accept(outcome.value);
    return outcome;
  });
  return (
    <section aria-labelledby="runbook-folders">
      <h2 id="runbook-folders">Runbooks</h2>
      <FailureNotice failure={failure} />
      <ul className="list">
        {view?.folders.map((folder) => (
          <li key={folder.id} className="row">
            <div className="what">
              <OutsideText text={folder.path} longest={300} />
              <FolderStatus folder={folder} />
            </div>
            <Button look="text" onClick={() => setLeaving(folder)}>
              Remove…
            </Button>
          </li>
        ))}
      </ul>
      <FailureNotice failure={remove.failure ?? read.failure} />
      <AddFolder />
      {view === undefined || view.folders.length === 0 ? null : (
        <Button look="text" isBusy={read.isBusy} onClick={() => void read.run()}>
          Read all folders again
        </Button>
      )}
      {leaving === undefined ? null : (
        <ConfirmDialog
          title="Read this folder no more?"
          confirm="Remove it"
          isBusy={remove.isBusy}
          onConfirm={() => void remove.run(leaving.id)}
          onClose={() => setLeaving(undefined)}
        >
          <p>
            Its pages no longer stand beside alarms or in searches. The files in{' '}
            <code>
              <OutsideText text={leaving.path} longest={300} />
            </code>{' '}
            stay as they are.
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function AddFolder() {
  const { client, stores } = useApp();
  const add = useAction(async (path: string) => {
    const outcome = await client.request('runbooks.addFolder', { path });
    if (outcome.ok) stores.runbooks.accept(outcome.value);
    return outcome;
  });
  return (
    <FolderForm
      label="Folder of Markdown files"
      placeholder="/home/ada/team-docs/runbooks"
      act="Add folder"
      isBusy={add.isBusy}
      failure={add.failure}
      onAdd={add.run}
    />
  );
}
