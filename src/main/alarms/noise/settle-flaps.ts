import { flappingAfter } from '../../../shared/alarms/noise-flap';
import type { FlapRule } from '../../../shared/nouns/noise';
import type { Writer } from '../../database/handles';
import type { FiringChange } from '../poll-recorder';
import { createFlapStore, type FlapKey, type KnownFlap } from './flap-store';

export type SettleFlaps = (
  sourceId: string,
  changes: readonly FiringChange[],
  rule: FlapRule,
  now: number,
) => void;

/** The longest stretch that a rule may look at. */
const keptForMs = 24 * 3_600_000;
const forgetsEveryMs = 3_600_000;

/** The name that belongs to each key. */
type Names = ReadonlyMap<string, string>;
type Firing = { readonly sourceId: string; readonly fingerprint: string; readonly startedAt: number };

/**
 * Finds what flaps among what has just changed, and keeps what began to fire of it quiet. Runs inside the transaction that
 * wrote the changes, so that nothing is told of in between.
 *
 * A name changes when the first alarm of that name fires and when the last one ends: ten that fire at once are one change,
 * and no flapping. What belongs to an alarm that flaps by itself does not count for its name, nor the other way round.
 */
export function createSettleFlaps(db: Writer): SettleFlaps {
  const store = createFlapStore(db);
  let forgotAt = Number.NEGATIVE_INFINITY;
  /** Fires since before, and was in the last answer: what is new has taken its place without a moment in between. */
  const predecessor = db.prepare<Firing, { quietFromAt: number | null; firstSeenAt: number }>(`
    SELECT quiet_from_at AS quietFromAt, first_seen_at AS firstSeenAt FROM alarm
    WHERE source_id = @sourceId AND fingerprint = @fingerprint AND started_at <> @startedAt
      AND ended_at IS NULL AND missed_polls <= 1
    ORDER BY first_seen_at LIMIT 1`);
  const which = 'source_id = @sourceId AND fingerprint = @fingerprint AND started_at = @startedAt';
  const setFlap = db.prepare<Firing & { flapId: string }>(
    `UPDATE alarm SET flap_id = @flapId WHERE ${which}`,
  );
  const keepQuiet = db.prepare<Firing & { fromAt: number; untilAt: number }>(
    `UPDATE alarm SET quiet_from_at = @fromAt, quiet_until_at = @untilAt WHERE ${which}`,
  );

  /** Looks through all of them, so not at each poll. */
  function forgetOld(now: number): void {
    if (Math.abs(now - forgotAt) < forgetsEveryMs) return;
    forgotAt = now;
    store.forgetChangesBefore(now - keptForMs);
  }

  /** Those that changed. */
  function noteNames(sourceId: string, names: ReadonlySet<string>, now: number): Names {
    const changed = new Map<string, string>();
    for (const name of names) {
      const key = { sourceId, kind: 'name', key: name } as const;
      const fires = store.firesByName(sourceId, name);
      if (fires === store.wasFiring(key, now)) continue;
      store.noteChange(key, now, fires);
      changed.set(name, name);
    }
    return changed;
  }

  function settle(key: FlapKey, name: string, rule: FlapRule, now: number): void {
    const before = store.latest(key, name);
    const isOwn = before?.kind === key.kind && before.key === key.key;
    // What flaps already is told of as what it is.
    if (before !== undefined && !isOwn && isLive(before, now)) return;
    const since = Math.min(now - rule.withinMs, before?.lastChangeAt ?? now);
    const after = flappingAfter(before, store.changesOf(key, since, now), rule, now);
    if (after === undefined) return;
    if (before !== undefined && isLive(before, now)) store.goOn(before.id, after, rule);
    else store.begin(key, name, after, rule);
  }

  function steadySinceAt(flap: KnownFlap, firing: Firing, now: number): number {
    if (flap.kind === 'name') {
      const key = { sourceId: firing.sourceId, kind: 'name', key: flap.key } as const;
      return store.lastFiredAt(key, now) ?? now;
    }
    const before = predecessor.get(firing);
    return before === undefined ? now : (before.quietFromAt ?? before.firstSeenAt);
  }

  /** Looks at those alone that changed often enough to flap, or do so already. */
  function settleBusy(of: Omit<FlapKey, 'key'>, nameOf: Names, rule: FlapRule, now: number): void {
    const busy = store.keysWith(of, rule.changes, now - rule.withinMs, now);
    const flapping = store.live(of.sourceId, now).filter(({ kind }) => kind === of.kind);
    const keys = new Set([...busy, ...flapping.map(({ key }) => key)]);
    for (const [key, name] of nameOf) if (keys.has(key)) settle({ ...of, key }, name, rule, now);
  }

  function keepFlappingQuiet(
    sourceId: string,
    changes: readonly FiringChange[],
    rule: FlapRule,
    now: number,
  ): void {
    const live = new Map(store.live(sourceId, now).map((flap) => [`${flap.kind} ${flap.key}`, flap]));
    if (live.size === 0) return;
    for (const { fingerprint, startedAt, name, isFiring } of changes) {
      const flap = live.get(`fingerprint ${fingerprint}`) ?? live.get(`name ${name}`);
      if (flap === undefined) continue;
      const firing = { sourceId, fingerprint, startedAt };
      setFlap.run({ ...firing, flapId: flap.id });
      if (!isFiring || flap.notice === 'failed') continue;
      const fromAt = steadySinceAt(flap, firing, now);
      keepQuiet.run({ ...firing, fromAt, untilAt: fromAt + rule.stableAfterMs });
    }
  }

  return (sourceId, changes, rule, now) => {
    if (changes.length === 0) return;
    forgetOld(now);
    const nameOf = new Map<string, string>();
    for (const { fingerprint, name, isFiring } of changes) {
      store.noteChange({ sourceId, kind: 'fingerprint', key: fingerprint }, now, isFiring);
      nameOf.set(fingerprint, name);
    }
    const names = noteNames(sourceId, new Set(nameOf.values()), now);
    settleBusy({ sourceId, kind: 'fingerprint' }, nameOf, rule, now);
    settleBusy({ sourceId, kind: 'name' }, names, rule, now);
    keepFlappingQuiet(sourceId, changes, rule, now);
  };
}

function isLive({ stableAt, lastChangeAt }: KnownFlap, now: number): boolean {
  return stableAt > now && lastChangeAt <= now;
}
