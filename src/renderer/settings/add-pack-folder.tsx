import { useApp } from '../app-context';
import { FolderForm } from '../components/folder-form';
import { useAction } from '../use-action';

export function AddPackFolder() {
  const { client, stores } = useApp();
  const add = useAction(async (path: string) => {
    const outcome = await client.request('packs.addFolder', { path });
    if (outcome.ok) {
      stores.packsView.accept(outcome.value);
      await stores.packs.load();
    }
    return outcome;
  });
  return (
    <FolderForm
      label="Folder of pack files"
      placeholder="/home/ada/team-docs/packs"
      act="Add pack folder"
      isBusy={add.isBusy}
      failure={add.failure}
      onAdd={add.run}
    />
  );
}
