import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Entry, type EntryKind, entryKinds } from '../../shared/nouns/incident';
import type { Client, ClientFailure } from '../client/client';
import { isRecord, type KeptText, readKept, writeKept } from './kept';

/** A line that was entered and that the core has not yet said it saved. */
export type PendingLine = {
  /** Stays the same however often it is sent, so that the core saves it once. */
  readonly id: string;
  readonly incidentId: string;
  readonly kind: EntryKind;
  readonly text: string;
  readonly typedAt: number;
  /** Undefined: now, whenever now is for the core. */
  readonly happenedAt: number | undefined;
  readonly state: 'waiting' | 'saving' | 'refused';
  readonly failure: ClientFailure | undefined;
};

export type PendingState = {
  readonly lines: readonly PendingLine[];
  /** What stands in the input of each incident, kept when the person looks at another page. */
  readonly drafts: Readonly<Record<string, string>>;
};

export type PendingLines = {
  readonly store: StoreApi<PendingState>;
  add(line: Pick<PendingLine, 'incidentId' | 'kind' | 'text' | 'happenedAt'>): void;
  setDraft(incidentId: string, text: string): void;
  /** Sends what waits, in order, until something fails. */
  drain(): Promise<void>;
  /** Refused lines of this incident are tried once more. */
  tryAgain(incidentId: string): void;
  /** The core told of this line before it answered: it is saved. */
  settle(id: string): void;
  /** Takes a refused line out of the queue, for instance back into the input. */
  takeBack(id: string): void;
};

export type PendingLinesOptions = {
  readonly client: Client;
  readonly storage: KeptText;
  readonly newId: () => string;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => void;
  readonly onSaved: (entry: Entry) => void;
};

const storageKey = 'watchkeeper.pending-lines';
const retryMs = 5_000;
/** A line saved later than this after Enter is told with the time at which it was typed. */
const lateAfterMs = 2_000;

/** The queue between Enter and the core's answer. It survives a lost connection and a reload of the window. */
export function createPendingLines(options: PendingLinesOptions): PendingLines {
  const { client, storage } = options;
  const store = createStore<PendingState>(() => keptBefore(storage));
  let isDraining = false;

  store.subscribe((state) => writeKept(storage, storageKey, state));

  function setLines(change: (lines: readonly PendingLine[]) => readonly PendingLine[]) {
    store.setState((state) => ({ lines: change(state.lines) }));
  }

  function patch(id: string, part: Partial<PendingLine>) {
    setLines((lines) => lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  }

  /** The first line that is not behind a refused line of its own incident: the order of a log is kept. */
  function nextToSend(): PendingLine | undefined {
    const blocked = new Set<string>();
    for (const line of store.getState().lines) {
      if (line.state === 'refused') blocked.add(line.incidentId);
      else if (!blocked.has(line.incidentId)) return line;
    }
    return undefined;
  }

  /** False when the core could not be reached. */
  async function send(line: PendingLine): Promise<boolean> {
    const isLate = options.now() - line.typedAt > lateAfterMs;
    const happenedAt = line.happenedAt ?? (isLate ? line.typedAt : undefined);
    patch(line.id, { state: 'saving', happenedAt });
    const outcome = await client.request('entries.append', {
      id: line.id,
      incidentId: line.incidentId,
      kind: line.kind,
      text: line.text,
      ...(happenedAt === undefined ? {} : { happenedAt }),
    });
    if (outcome.ok) {
      options.onSaved(outcome.value);
      setLines((lines) => lines.filter((other) => other.id !== line.id));
      return true;
    }
    const isUnreachable = outcome.failure.code === 'unreachable';
    patch(line.id, { state: isUnreachable ? 'waiting' : 'refused', failure: outcome.failure });
    return !isUnreachable;
  }

  async function drain() {
    if (isDraining) return;
    isDraining = true;
    let isReachable = true;
    for (let line = nextToSend(); line !== undefined && isReachable; line = nextToSend())
      isReachable = await send(line);
    isDraining = false;
    if (!isReachable) options.after(retryMs, () => void drain());
  }

  return {
    store,
    add(line) {
      const added: PendingLine = {
        ...line,
        id: options.newId(),
        typedAt: options.now(),
        state: 'waiting',
        failure: undefined,
      };
      setLines((lines) => [...lines, added]);
      void drain();
    },
    setDraft(incidentId, text) {
      store.setState((state) => ({ drafts: { ...state.drafts, [incidentId]: text } }));
    },
    drain,
    tryAgain(incidentId) {
      setLines((lines) =>
        lines.map((line) =>
          line.incidentId === incidentId && line.state === 'refused' ? { ...line, state: 'waiting' } : line,
        ),
      );
      void drain();
    },
    settle(id) {
      if (store.getState().lines.some((line) => line.id === id))
        setLines((lines) => lines.filter((line) => line.id !== id));
    },
    takeBack(id) {
      setLines((lines) => lines.filter((line) => line.id !== id));
      void drain();
    },
  };
}

/** What this window kept before it was reloaded. Whatever is not of our making is left aside. */
function keptBefore(storage: KeptText): PendingState {
  const kept = readKept(storage, storageKey);
  if (!isRecord(kept)) return { lines: [], drafts: {} };
  const lines = Array.isArray(kept.lines) ? kept.lines.filter(isPendingLine) : [];
  const drafts = isRecord(kept.drafts)
    ? Object.entries(kept.drafts).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    : [];
  return {
    lines: lines.map((line) => ({ ...line, state: 'waiting', failure: undefined })),
    drafts: Object.fromEntries(drafts),
  };
}

function isPendingLine(given: unknown): given is PendingLine {
  return (
    isRecord(given) &&
    [given.id, given.incidentId, given.text].every((each) => typeof each === 'string') &&
    typeof given.typedAt === 'number' &&
    (given.happenedAt === undefined || typeof given.happenedAt === 'number') &&
    entryKinds.some((kind) => kind === given.kind)
  );
}
