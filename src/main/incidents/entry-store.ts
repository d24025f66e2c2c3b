import type { EntryKind } from '../../shared/nouns/incident';
import type { Writer } from '../database/handles';
import { type ChainedEntry, chainHash, chainStart } from './entry-chain';

/** A line as it is kept; how far it got on its way to the thread is the outbox's to say. */
export type KeptEntry = ChainedEntry & { readonly kind: EntryKind; readonly opId: string };

export type NewEntry = Omit<KeptEntry, 'sequence'>;

type StoredEntry = {
  id: string;
  incident_id: string;
  sequence: number;
  kind: EntryKind;
  author: string;
  text: string;
  exact: number;
  happened_at: number;
  entered_at: number;
  op_id: string;
  previous_hash: string;
  hash: string;
};

export type EntryStore = ReturnType<typeof createEntryStore>;

export function createEntryStore(db: Writer) {
  const lastLink = db.prepare<[string], { sequence: number; hash: string }>(
    'SELECT sequence, hash FROM entry WHERE incident_id = ? ORDER BY sequence DESC LIMIT 1',
  );
  const insert = db.prepare(`
    INSERT INTO entry (id, incident_id, sequence, kind, author, text, exact, happened_at, entered_at, op_id,
                       previous_hash, hash)
    VALUES (@id, @incidentId, @sequence, @kind, @author, @text, @exact, @happenedAt, @enteredAt, @opId,
            @previousHash, @hash)`);
  const byId = db.prepare<[string], StoredEntry>('SELECT * FROM entry WHERE id = ?');
  const byOpId = db.prepare<[string], StoredEntry>('SELECT * FROM entry WHERE op_id = ?');
  const ofIncident = db.prepare<[string], StoredEntry>(
    'SELECT * FROM entry WHERE incident_id = ? ORDER BY sequence',
  );

  return {
    /** Appends at the end of the incident's chain. Must run inside the transaction that also writes the post. */
    append(entry: NewEntry): KeptEntry {
      const last = lastLink.get(entry.incidentId);
      const kept: KeptEntry = { ...entry, sequence: (last?.sequence ?? 0) + 1 };
      const previousHash = last?.hash ?? chainStart(entry.incidentId);
      insert.run({
        ...kept,
        exact: kept.exact ? 1 : 0,
        previousHash,
        hash: chainHash(previousHash, kept),
      });
      return kept;
    },
    find(id: string): KeptEntry | undefined {
      const stored = byId.get(id);
      return stored === undefined ? undefined : toEntry(stored);
    },
    findByOpId(opId: string): KeptEntry | undefined {
      const stored = byOpId.get(opId);
      return stored === undefined ? undefined : toEntry(stored);
    },
    /** In the order of saving. */
    list: (incidentId: string): readonly KeptEntry[] => ofIncident.all(incidentId).map(toEntry),
    /** Lines are never removed, so the last number is the count. */
    count: (incidentId: string): number => lastLink.get(incidentId)?.sequence ?? 0,
    /** The id of the first line whose hash does not fit what it says or what stands before it. */
    firstBreak(incidentId: string): string | undefined {
      let previous = chainStart(incidentId);
      for (const stored of ofIncident.all(incidentId)) {
        const fits =
          stored.previous_hash === previous && stored.hash === chainHash(previous, toEntry(stored));
        if (!fits) return stored.id;
        previous = stored.hash;
      }
      return undefined;
    },
  };
}

function toEntry(stored: StoredEntry): KeptEntry {
  return {
    id: stored.id,
    incidentId: stored.incident_id,
    sequence: stored.sequence,
    kind: stored.kind,
    author: stored.author,
    text: stored.text,
    exact: stored.exact === 1,
    happenedAt: stored.happened_at,
    enteredAt: stored.entered_at,
    opId: stored.op_id,
  };
}
