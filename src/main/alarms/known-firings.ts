import type { Reader } from '../database/handles';
import type { KnownFirings } from './replica-union';

export function createKnownFirings(db: Reader): (sourceId: string) => KnownFirings {
  const firing = db.prepare<[string], { readonly fingerprint: string; readonly startedAt: number }>(
    'SELECT fingerprint, started_at AS startedAt FROM alarm WHERE source_id = ? AND ended_at IS NULL',
  );
  return (sourceId) => {
    const known = new Map<string, number[]>();
    for (const { fingerprint, startedAt } of firing.iterate(sourceId)) {
      const starts = known.get(fingerprint);
      if (starts === undefined) known.set(fingerprint, [startedAt]);
      else starts.push(startedAt);
    }
    return known;
  };
}
