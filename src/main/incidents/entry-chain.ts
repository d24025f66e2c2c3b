import { createHash } from 'node:crypto';

/** What the hash of a log line covers: everything a reader relies on. */
export type ChainedEntry = {
  readonly id: string;
  readonly incidentId: string;
  readonly sequence: number;
  readonly kind: string;
  readonly author: string;
  readonly text: string;
  readonly exact: boolean;
  readonly happenedAt: number;
  readonly enteredAt: number;
};

/** The chain of an incident begins with its id, so that lines cannot be moved from one incident to another. */
export function chainStart(incidentId: string): string {
  return sha256(`incident ${incidentId}`);
}

/** Each hash covers the line and the hash before it: a line changed, lost or moved breaks all that follow. */
export function chainHash(previousHash: string, entry: ChainedEntry): string {
  const { id, incidentId, sequence, kind, author, text, exact, happenedAt, enteredAt } = entry;
  return sha256(
    JSON.stringify([
      previousHash,
      id,
      incidentId,
      sequence,
      kind,
      author,
      text,
      exact,
      happenedAt,
      enteredAt,
    ]),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
