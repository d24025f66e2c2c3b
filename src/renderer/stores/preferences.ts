import { createStore, type StoreApi } from 'zustand/vanilla';
import { isRecord, type KeptText, readKept, writeKept } from './kept';

/** Tastes of this window alone; everything that matters to the watch is kept by the core. */
export type Preferences = {
  readonly light: LightChoice;
  /** Single letters as keys can be switched off, for people who dictate or whose hands stray. */
  readonly letterKeys: boolean;
  /** The database that was set aside and that the person decided to do without. */
  readonly goesOnWithout: string | undefined;
};

export const lightChoices = ['auto', 'day', 'night'] as const;
export type LightChoice = (typeof lightChoices)[number];

const storageKey = 'watchkeeper.preferences';
const defaults: Preferences = { light: 'auto', letterKeys: true, goesOnWithout: undefined };

export function createPreferences(storage: KeptText): StoreApi<Preferences> {
  const store = createStore<Preferences>(() => preferencesIn(readKept(storage, storageKey)));
  store.subscribe((preferences) => writeKept(storage, storageKey, preferences));
  return store;
}

function preferencesIn(kept: unknown): Preferences {
  if (!isRecord(kept)) return defaults;
  return {
    light: lightChoices.find((choice) => choice === kept.light) ?? defaults.light,
    letterKeys: kept.letterKeys !== false,
    goesOnWithout: typeof kept.goesOnWithout === 'string' ? kept.goesOnWithout : undefined,
  };
}
