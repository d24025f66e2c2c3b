import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Finding } from '../../shared/nouns/finding';
import type { Client, ClientFailure } from '../client/client';
import { isRecord, type KeptText, readKept, writeKept } from '../stores/kept';

/** What a person has typed for one finding and the core does not have yet. */
export type FindingDraft = {
  /** By position; gone as soon as it is saved. */
  readonly whys: Readonly<Record<number, string>>;
  readonly outcomeId: string | undefined;
  /** By outcome and question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly conclusion: string;
  /** Stays the same however often the end is asked for, so that it ends once. */
  readonly endId: string;
};

export type FindingDraftsState = {
  readonly drafts: Readonly<Record<string, FindingDraft>>;
  /** Why the last saving of a why failed. */
  readonly failure: ClientFailure | undefined;
};

export type FindingDrafts = {
  readonly store: StoreApi<FindingDraftsState>;
  of(id: string): FindingDraft;
  write(id: string, part: Partial<Pick<FindingDraft, 'outcomeId' | 'answers' | 'conclusion'>>): void;
  /** Saved by itself a moment later. */
  writeWhy(id: string, position: number, text: string): void;
  /** Saves every why that is not saved; false if one (of that finding, if one is given) could not be. */
  flush(id?: string): Promise<boolean>;
  forget(id: string): void;
};

const storageKey = 'watchkeeper.finding-drafts';
const saveAfterMs = 400;

/** It outlives the page, so leaving it loses nothing, and what is not saved yet outlives a reload of the window. */
export function createFindingDrafts(options: {
  readonly client: Client;
  readonly storage: KeptText;
  readonly newId: () => string;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly onSaved: (finding: Finding) => void;
}): FindingDrafts {
  const store = createStore<FindingDraftsState>(() => ({
    drafts: keptBefore(options.storage),
    failure: undefined,
  }));
  store.subscribe(({ drafts }) => writeKept(options.storage, storageKey, drafts));
  let cancel = (): void => {};
  let saving: Promise<void> = Promise.resolve();

  function of(id: string): FindingDraft {
    const known = store.getState().drafts[id];
    if (known !== undefined) return known;
    const fresh = { whys: {}, outcomeId: undefined, answers: {}, conclusion: '', endId: options.newId() };
    put(id, fresh);
    return fresh;
  }

  function put(id: string, draft: FindingDraft): void {
    store.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: draft } }));
  }

  async function saveWhy(id: string, position: number, text: string): Promise<void> {
    const outcome = await options.client.request('findings.why', { id, position, text });
    store.setState({ failure: outcome.ok ? undefined : outcome.failure });
    if (!outcome.ok) return;
    options.onSaved(outcome.value);
    const draft = store.getState().drafts[id];
    // Typed on meanwhile: the newer words have their own turn.
    if (draft === undefined || draft.whys[position] !== text) return;
    const { [position]: _saved, ...whys } = draft.whys;
    put(id, { ...draft, whys });
  }

  async function saveAll(): Promise<void> {
    for (const [id, { whys }] of Object.entries(store.getState().drafts)) {
      for (const [position, text] of Object.entries(whys)) await saveWhy(id, Number(position), text);
    }
  }

  async function flush(id?: string): Promise<boolean> {
    cancel();
    saving = saving.then(saveAll);
    await saving;
    return Object.entries(store.getState().drafts).every(
      ([of, { whys }]) => Object.keys(whys).length === 0 || (id !== undefined && of !== id),
    );
  }

  return {
    store,
    of,
    write: (id, part) => put(id, { ...of(id), ...part }),
    writeWhy(id, position, text) {
      const draft = of(id);
      put(id, { ...draft, whys: { ...draft.whys, [position]: text } });
      cancel();
      cancel = options.after(saveAfterMs, () => void flush());
    },
    flush,
    forget(id) {
      store.setState(({ drafts: { [id]: _gone, ...drafts } }) => ({ drafts }));
    },
  };
}

/** What this window had not saved before it was reloaded. Whatever is not of our making is left aside. */
function keptBefore(storage: KeptText): Readonly<Record<string, FindingDraft>> {
  const kept = readKept(storage, storageKey);
  if (!isRecord(kept)) return {};
  return Object.fromEntries(
    Object.entries(kept).flatMap(([id, given]) => {
      if (!isRecord(given) || typeof given.endId !== 'string') return [];
      const draft: FindingDraft = {
        whys: wordsIn(given.whys),
        outcomeId: typeof given.outcomeId === 'string' ? given.outcomeId : undefined,
        answers: wordsIn(given.answers),
        conclusion: typeof given.conclusion === 'string' ? given.conclusion : '',
        endId: given.endId,
      };
      return [[id, draft]];
    }),
  );
}

function wordsIn(given: unknown): Readonly<Record<string, string>> {
  if (!isRecord(given)) return {};
  return Object.fromEntries(
    Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}
