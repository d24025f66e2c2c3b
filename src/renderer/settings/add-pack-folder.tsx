import { type FormEvent, useState } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';

export function AddPackFolder() {
  const { client, stores } = useApp();
  const [path, setPath] = useState('');
  const add = useAction(async () => {
    const outcome = await client.request('packs.addFolder', { path });
    if (outcome.ok) {
      stores.packsView.accept(outcome.value);
      await stores.packs.load();
      setPath('');
    }
    return outcome;
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (path.trim() !== '' && !add.isBusy) void add.run();
  }

  return (
    <form className="add-source add-folder" onSubmit={submit}>
      <Field label="Folder of pack files">
        {(control) => (
          <input
            {...control}
            maxLength={4_000}
            autoComplete="off"
            spellCheck={false}
            placeholder="/home/ada/team-docs/packs"
            value={path}
            onChange={(event) => setPath(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={path.trim() === ''} isBusy={add.isBusy}>
        Add pack folder
      </Button>
      <FailureNotice failure={add.failure} />
    </form>
  );
}
