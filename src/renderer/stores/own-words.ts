import { createStore, type StoreApi } from 'zustand/vanilla';
import { type HandoverDraft, type HandoverSectionId, handoverSections } from '../../shared/nouns/handover';
import type { Client, ClientFailure } from '../client/client';
import { isRecord, type KeptText, readKept, writeKept } from './kept';

/** A person's words for one section, from the first key until the core has them. */
export type Words = {
  readonly shiftId: string;
  readonly section: HandoverSectionId;
  readonly text: string;
  readonly state: 'typing' | 'saving' | 'saved' | 'failed';
  readonly savedAt: number | undefined;
  readonly failure: ClientFailure | undefined;
};

export type OwnWords = {
  readonly store: StoreApi<Readonly<Record<string, Words>>>;
  write(shiftId: string, section: HandoverSectionId, text: string): void;
  /** Saves all that is not saved; false if something (of that shift, if one is given) could not be. */
  flush(shiftId?: string): Promise<boolean>;
};

export type OwnWordsOptions = {
  readonly client: Client;
  readonly storage: KeptText;
  readonly now: () => number;
  /** Runs a task later; the answer cancels it. */
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly onSaved: (draft: HandoverDraft) => void;
};

const storageKey = 'watchkeeper.own-words';
const saveAfterMs = 400;

/**
 * Saves the handover's own words while they are typed. It outlives the page, so leaving the page loses nothing, and what
 * is not saved yet outlives a reload of the window.
 */
export function createOwnWords(options: OwnWordsOptions): OwnWords {
  const store = createStore<Readonly<Record<string, Words>>>(() => unsavedBefore(options.storage));
  let cancel = (): void => {};
  let saving: Promise<void> = Promise.resolve();

  store.subscribe((all) =>
    writeKept(
      options.storage,
      storageKey,
      Object.values(all).filter(({ state }) => state !== 'saved'),
    ),
  );

  function patch(key: string, part: Partial<Words>) {
    const known = store.getState()[key];
    if (known !== undefined) store.setState({ [key]: { ...known, ...part } });
  }

  async function save(key: string, words: Words): Promise<void> {
    patch(key, { state: 'saving' });
    const { shiftId, section, text } = words;
    const outcome = await options.client.request('handover.write', { shiftId, section, ownWords: text });
    if (outcome.ok) options.onSaved(outcome.value);
    // Typed on meanwhile: the newer words have their own turn.
    if (store.getState()[key]?.text !== text) patch(key, { state: 'typing' });
    else if (outcome.ok) patch(key, { state: 'saved', savedAt: options.now(), failure: undefined });
    else patch(key, { state: 'failed', failure: outcome.failure });
  }

  async function saveAll(): Promise<void> {
    for (const [key, words] of Object.entries(store.getState())) {
      if (words.state !== 'saved') await save(key, words);
    }
  }

  async function flush(shiftId?: string): Promise<boolean> {
    cancel();
    saving = saving.then(saveAll);
    await saving;
    const all = Object.values(store.getState());
    return all.every(
      (words) => words.state === 'saved' || (shiftId !== undefined && words.shiftId !== shiftId),
    );
  }

  return {
    store,
    write(shiftId, section, text) {
      const key = keyOf(shiftId, section);
      const savedAt = store.getState()[key]?.savedAt;
      store.setState({ [key]: { shiftId, section, text, state: 'typing', savedAt, failure: undefined } });
      cancel();
      cancel = options.after(saveAfterMs, () => void flush());
    },
    flush,
  };
}

export function keyOf(shiftId: string, section: HandoverSectionId): string {
  return `${shiftId}/${section}`;
}

/** What this window had not saved before it was reloaded. */
function unsavedBefore(storage: KeptText): Readonly<Record<string, Words>> {
  const kept = readKept(storage, storageKey);
  if (!Array.isArray(kept)) return {};
  return Object.fromEntries(
    kept.flatMap((given) => {
      if (!isRecord(given) || typeof given.shiftId !== 'string' || typeof given.text !== 'string') return [];
      const { shiftId, text } = given;
      const section = handoverSections.find((each) => each === given.section);
      if (section === undefined) return [];
      const words: Words = {
        shiftId,
        section,
        text,
        state: 'typing',
        savedAt: undefined,
        failure: undefined,
      };
      return [[keyOf(shiftId, section), words]];
    }),
  );
}
