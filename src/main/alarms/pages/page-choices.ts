import { offWatchChoices, type PageChoices } from '../../../shared/nouns/page';
import type { Writer } from '../../database/handles';
import { createSettingValue } from '../setting-value';

export type PageChoicesStore = { read(): PageChoices; write(choices: PageChoices): void };

/** How this person wants to be told. Unless they say so: nothing off watch, and no sound of our own. */
export function createPageChoices(db: Writer): PageChoicesStore {
  const offWatch = createSettingValue(db, 'pages.offWatch');
  const ownSound = createSettingValue(db, 'pages.ownSound');
  return {
    read() {
      const kept = offWatch.read();
      return {
        offWatch: offWatchChoices.find((choice) => choice === kept) ?? 'nothing',
        ownSound: ownSound.read() === 'on',
      };
    },
    write: db.transaction((choices: PageChoices) => {
      offWatch.write(choices.offWatch);
      ownSound.write(choices.ownSound ? 'on' : 'off');
    }),
  };
}
