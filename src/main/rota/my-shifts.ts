import { randomUUID } from 'node:crypto';
import type { Duty, MyShift } from '../../shared/nouns/rota';
import type { Shift, ShiftRole } from '../../shared/nouns/watch';
import { isKnownBy } from '../../shared/rota/same-person';
import type { Writer } from '../database/handles';
import type { Clock, Logger } from '../ports';
import type { Duties, Resolved } from './duties';
import { rotationId } from './pack-rotation';
import { planMyShifts } from './plan-my-shifts';
import type { ShiftStore } from './shift-store';

const order: Readonly<Record<ShiftRole, number>> = { primary: 0, support: 1, secondary: 2 };
/** A full disk must not end the watch: until rows can be kept again it goes by those that are there. */
const retryMs = 60_000;

export type MyShifts = {
  current(): Shift | undefined;
  next(): Shift | undefined;
  between(fromAt: number, toAt: number): readonly MyShift[];
};

/** My duties as rows of `shift`, so that checklists, handovers and notices can refer to them by id. */
export function createMyShifts(options: {
  readonly db: Writer;
  readonly store: ShiftStore;
  readonly duties: Duties;
  readonly clock: Clock;
  readonly logger: Logger;
}): MyShifts {
  const { db, store, clock, logger } = options;
  let keptFor: Resolved | undefined;
  let rows: readonly MyShift[] = [];
  let retryAt: number | undefined;

  function refreshed(): readonly MyShift[] {
    const resolved = options.duties.near();
    const now = clock.now();
    const isDue = retryAt !== undefined && now >= retryAt;
    if (resolved === keptFor && !isDue) return rows;
    try {
      keep(resolved, now);
      retryAt = undefined;
    } catch (error) {
      logger.error('rota.shifts-not-kept', { error });
      retryAt = now + retryMs;
    }
    rows = store.mineOverlapping(resolved.fromAt, resolved.toAt);
    keptFor = resolved;
    return rows;
  }

  function keep(resolved: Resolved, now: number): void {
    const before = store
      .mineOverlapping(resolved.fromAt, resolved.toAt)
      .filter(({ source }) => source !== 'hand');
    const mine = resolved.duties.filter(({ isMe, sourceId }) => isMe && sourceId !== 'hand');
    const plan = planMyShifts({ rows: before, duties: mine, now, isStillTold: stillTold(resolved) });
    if (plan.inserts.length + plan.updates.length + plan.removes.length === 0) return;
    db.transaction(() => {
      for (const id of plan.removes) store.remove(id, now);
      for (const shift of plan.updates) store.update(shift);
      for (const duty of plan.inserts) {
        store.insert(
          {
            id: randomUUID(),
            person: duty.person.name,
            role: duty.role,
            startsAt: duty.startsAt,
            endsAt: duty.endsAt,
            source: duty.sourceId,
            isMine: true,
          },
          knownSince(resolved, duty, now),
        );
      }
    })();
  }

  return {
    current() {
      const now = clock.now();
      return shiftOf(
        refreshed()
          .filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
          .toSorted((a, b) => order[a.role] - order[b.role] || a.startsAt - b.startsAt)[0],
      );
    },
    next() {
      const now = clock.now();
      return shiftOf(
        refreshed()
          .filter(({ startsAt }) => startsAt > now)
          .toSorted((a, b) => a.startsAt - b.startsAt || order[a.role] - order[b.role])[0],
      );
    },
    between(fromAt, toAt) {
      const all = refreshed();
      const { fromAt: first, toAt: last } = options.duties.near();
      if (fromAt < first || toAt > last) return store.mineOverlapping(fromAt, toAt);
      return all.filter(({ startsAt, endsAt }) => startsAt < toAt && endsAt > fromAt);
    },
  };
}

function shiftOf(row: MyShift | undefined): Shift | undefined {
  if (row === undefined) return undefined;
  const { knownAt: _, ...shift } = row;
  return shift;
}

/** Whether the source itself, before overrides, has me there. The rotation cannot be asked what it said in the past. */
function stillTold({ pack, copies, marks }: Resolved): (row: Shift) => boolean | 'unknown' {
  return (row) => {
    if (row.source === rotationId) return pack === undefined ? 'unknown' : true;
    return copies.some(
      ({ sourceId, role, startsAt, endsAt, person }) =>
        sourceId === row.source &&
        role === row.role &&
        startsAt < row.endsAt &&
        endsAt > row.startsAt &&
        isKnownBy(person, marks),
    );
  };
}

function knownSince({ copies }: Resolved, duty: Duty, now: number): number {
  const seen = copies
    .filter(({ sourceId, uid, startsAt, endsAt }) => {
      const isInTime = startsAt < duty.endsAt && endsAt > duty.startsAt;
      return isInTime && sourceId === duty.sourceId && duty.uids.includes(uid);
    })
    .map(({ firstSeenAt }) => firstSeenAt);
  return seen.length === 0 ? now : Math.min(...seen);
}
