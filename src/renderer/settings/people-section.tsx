import { type FormEvent, useState } from 'react';
import type { SettingsView } from '../../shared/nouns/app';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { PackChoices } from '../components/pack-choices';
import { useCopy } from '../stores/copy';
import { useAction } from '../use-action';

/** Who I am and which team's pack is in use. */
export function PeopleSection({ settings }: { readonly settings: SettingsView }) {
  const { client, stores } = useApp();
  const packs = useCopy(stores.packs);
  const [me, setMe] = useState(settings.me);
  const [packId, setPackId] = useState(settings.packId);

  const save = useAction(async () => {
    const workspace = settings.workspace ?? 'practice';
    const outcome = await client.request('settings.setUp', {
      me: me.trim(),
      packId: packId ?? '',
      workspace,
    });
    if (outcome.ok) stores.settings.accept(outcome.value);
    return outcome;
  });
  const isChanged = me.trim() !== settings.me || packId !== settings.packId;
  const canSave = isChanged && me.trim() !== '' && packId !== undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (canSave && !save.isBusy) void save.run();
  }

  return (
    <section>
      <h2>You and your team</h2>
      <form className="stack" onSubmit={submit}>
        <Field label="Your name">
          {(control) => (
            <input
              {...control}
              className="short"
              maxLength={80}
              value={me}
              onChange={(event) => setMe(event.target.value)}
            />
          )}
        </Field>
        <FailureNotice failure={packs.failure} />
        <PackChoices packs={packs.value ?? []} chosenId={packId} onChoose={setPackId} />
        <FailureNotice failure={save.failure} />
        <div className="acts">
          <Button type="submit" look="strong" disabled={!canSave} isBusy={save.isBusy}>
            Save
          </Button>
        </div>
      </form>
    </section>
  );
}
