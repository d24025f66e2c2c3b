import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useCopy } from '../stores/copy';
import { useAction } from '../use-action';
import { AddPackFolder } from './add-pack-folder';
import { PackFolderRow } from './pack-folder-row';
import { PackRow } from './pack-row';

/** Every pack file with what is wrong with it, and the folders that are read beside the own and the shipped ones. */
export function PacksSection() {
  const { client, stores } = useApp();
  const { value: view, failure } = useCopy(stores.packsView);
  const read = useAction(async () => {
    const outcome = await client.request('packs.reload', {});
    if (outcome.ok) {
      stores.packs.accept(outcome.value);
      await Promise.all([stores.packsView.load(), stores.pack.load()]);
    }
    return outcome;
  });
  return (
    <section aria-labelledby="team-packs">
      <h2 id="team-packs">Team packs</h2>
      <FailureNotice failure={failure} />
      {view === undefined ? null : (
        <>
          <ul className="list packs" aria-label="Packs">
            {view.packs.map((pack) => (
              <PackRow key={`${pack.origin}/${pack.folder ?? ''}/${pack.file}`} pack={pack} />
            ))}
          </ul>
          <p className="hint">
            A file that changes is noticed by itself. Checklists and incidents that have begun keep the
            version that they began with.
          </p>
          <h3 className="packs-heading">Folders of packs</h3>
          {view.folders.length === 0 ? (
            <p className="teach">
              A team keeps its pack where it keeps its documents: add a folder, a git checkout for one, and
              its YAML files stand before the packs that ship.
            </p>
          ) : (
            <ul className="list pack-folders" aria-label="Folders of packs">
              {view.folders.map((folder) => (
                <PackFolderRow key={folder.id} folder={folder} packs={view.packs} />
              ))}
            </ul>
          )}
          <AddPackFolder />
          <FailureNotice failure={read.failure} />
          <Button look="text" isBusy={read.isBusy} onClick={() => void read.run()}>
            Read the pack files again
          </Button>
        </>
      )}
    </section>
  );
}
