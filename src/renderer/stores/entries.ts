import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Entry } from '../../shared/nouns/incident';
import type { Client, ClientFailure } from '../client/client';

export type Log = {
  readonly entries: readonly Entry[] | undefined;
  readonly failure: ClientFailure | undefined;
};
export type Logs = Readonly<Record<string, Log>>;

export type EntriesStore = {
  readonly store: StoreApi<Logs>;
  load(incidentId: string): Promise<void>;
  /** A line that is new or whose delivery changed. */
  accept(entry: Entry): void;
  /** Asks again for every log that has been shown. */
  reload(): void;
};

export const noLog: Log = { entries: undefined, failure: undefined };

export function createEntriesStore(client: Client): EntriesStore {
  const store = createStore<Logs>(() => ({}));
  /** Lines told of while a list was on its way: they are newer than the list. */
  const toldMeanwhile = new Map<string, Entry[]>();

  async function load(incidentId: string) {
    const meanwhile: Entry[] = [];
    toldMeanwhile.set(incidentId, meanwhile);
    const outcome = await client.request('entries.list', { incidentId });
    if (toldMeanwhile.get(incidentId) !== meanwhile) return;
    toldMeanwhile.delete(incidentId);
    if (outcome.ok) {
      store.setState({
        [incidentId]: { entries: meanwhile.reduce(withEntry, outcome.value), failure: undefined },
      });
    } else {
      const known = store.getState()[incidentId] ?? noLog;
      store.setState({ [incidentId]: { ...known, failure: outcome.failure } });
    }
  }

  return {
    store,
    load,
    accept(entry) {
      toldMeanwhile.get(entry.incidentId)?.push(entry);
      const known = store.getState()[entry.incidentId];
      if (known?.entries === undefined) return;
      store.setState({ [entry.incidentId]: { ...known, entries: withEntry(known.entries, entry) } });
    },
    reload() {
      for (const incidentId of Object.keys(store.getState())) void load(incidentId);
    },
  };
}

/** In the order of saving; a line that is already there is replaced, the other rows stay the same objects. */
function withEntry(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  const at = entries.findIndex((other) => other.id === entry.id);
  if (at >= 0) return entries.with(at, entry);
  const after = entries.findLastIndex((other) => other.sequence < entry.sequence);
  return entries.toSpliced(after + 1, 0, entry);
}
