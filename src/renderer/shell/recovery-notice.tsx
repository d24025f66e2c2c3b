import { useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { FailureNotice, Notice } from '../components/notice';
import { Time } from '../components/time';
import { useValue } from '../stores/copy';
import { useAction } from '../use-action';

/** On every page until the person has decided what to do about a database that was set aside. */
export function RecoveryNotice() {
  const { client, stores } = useApp();
  const recovery = useValue(stores.info)?.recovery;
  const goesOnWithout = useStore(stores.preferences, (preferences) => preferences.goesOnWithout);
  const [isAsking, setIsAsking] = useState(false);
  const restore = useAction(() => client.request('recovery.restore', {}));
  if (recovery === undefined) return null;
  const { backup, setAsideAs } = recovery;
  const lost = setAsideAs ?? `missing, backup of ${backup?.takenAt}`;
  if (goesOnWithout === lost) return null;

  async function confirmed() {
    const outcome = await restore.run();
    setIsAsking(false);
    if (outcome.ok) stores.info.accept(outcome.value);
  }

  return (
    <section className="page-notice" aria-label="The log was begun anew">
      <Notice>
        <p>
          {setAsideAs === undefined ? (
            <>
              <b>The database is gone from the data folder.</b> An empty log was begun.
            </>
          ) : (
            <>
              <b>The database could not be read.</b> It was set aside as <code>{setAsideAs}</code>, and an
              empty log was begun.
            </>
          )}
        </p>
        {backup === undefined ? (
          <p className="todo">There is no backup to restore. Keep the file: it may be repaired by hand.</p>
        ) : (
          <p className="todo">
            The newest backup is from <Time at={backup.takenAt} form="exact" />.
          </p>
        )}
        <div className="acts">
          {backup === undefined ? null : (
            <Button look="strong" onClick={() => setIsAsking(true)}>
              Restore the backup…
            </Button>
          )}
          <Button onClick={() => stores.preferences.setState({ goesOnWithout: lost })}>
            Go on with the empty log
          </Button>
        </div>
        <FailureNotice failure={restore.failure} />
      </Notice>
      {isAsking && backup !== undefined ? (
        <ConfirmDialog
          title="Restore the backup?"
          confirm="Restore"
          isBusy={restore.isBusy}
          onConfirm={() => void confirmed()}
          onClose={() => setIsAsking(false)}
        >
          <p>
            The log will be as it was at <Time at={backup.takenAt} form="exact" />. What was entered since
            this start is set aside too, not deleted.
          </p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}
