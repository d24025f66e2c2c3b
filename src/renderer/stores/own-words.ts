import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HandoverDraft, HandoverSectionId } from '../../shared/nouns/handover';
import type { Client, ClientFailure } from '../client/client';

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
  /** Saves all that is not saved; false if something could not be. */
  flush(): Promise<boolean>;
};

export type OwnWordsOptions = {
  readonly client: Client;
  readonly now: () => number;
  /** Runs a task later; the answer cancels it. */
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly onSaved: (draft: HandoverDraft) => void;
};

const saveAfterMs = 400;

/** Saves the handover's own words while they are typed. It outlives the page, so leaving the page loses nothing. */
export function createOwnWords(options: OwnWordsOptions): OwnWords {
  const store = createStore<Readonly<Record<string, Words>>>(() => ({}));
  let cancel = (): void => {};
  let saving: Promise<boolean> = Promise.resolve(true);

  function patch(key: string, part: Partial<Words>) {
    const known = store.getState()[key];
    if (known !== undefined) store.setState({ [key]: { ...known, ...part } });
  }

  async function save(key: string, words: Words): Promise<boolean> {
    patch(key, { state: 'saving' });
    const { shiftId, section, text } = words;
    const outcome = await options.client.request('handover.write', { shiftId, section, ownWords: text });
    if (outcome.ok) options.onSaved(outcome.value);
    // Typed on meanwhile: the newer words have their own turn.
    if (store.getState()[key]?.text !== text) patch(key, { state: 'typing' });
    else if (outcome.ok) patch(key, { state: 'saved', savedAt: options.now(), failure: undefined });
    else patch(key, { state: 'failed', failure: outcome.failure });
    return outcome.ok;
  }

  async function saveAll(): Promise<boolean> {
    let isAllSaved = true;
    for (const [key, words] of Object.entries(store.getState())) {
      if (words.state !== 'saved') isAllSaved = (await save(key, words)) && isAllSaved;
    }
    return isAllSaved;
  }

  function flush(): Promise<boolean> {
    cancel();
    saving = saving.then(saveAll);
    return saving;
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
