import { randomUUID } from 'node:crypto';
import type { MyShift } from '../../shared/nouns/rota';
import type { Shift, ShiftRole } from '../../shared/nouns/watch';
import type { Writer } from '../database/handles';
import type { Clock, Logger } from '../ports';
import type { Duties, Resolved } from './duties';
import { joinWatches } from './join-watches';
import { myDuties } from './my-duties';
import { planMyShifts } from './plan-my-shifts';
import type { ShiftStore } from './shift-store';
import { knownSince, stillTold } from './told-of-me';

const order: Readonly<Record<ShiftRole, number>> = { primary: 0, support: 1, secondary: 2 };
/** A full disk must not end the watch: until rows can be kept again it goes by those that are there. */
const retryMs = 60_000;
/** What is asked for is joined to what touches it from before or after. */
const joinedMs = 31 * 24 * 60 * 60_000;

export type MyShifts = {
  current(): Shift | undefined;
  next(): Shift | undefined;
  between(fromAt: number, toAt: number): readonly MyShift[];
  /** Removed ones and what others stand too. One of mine with all the time that it goes on for. */
  byId(id: string): Shift | undefined;
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
    rows = joinWatches(store.mineOverlapping(resolved.fromAt - joinedMs, resolved.toAt));
    keptFor = resolved;
    return rows;
  }

  function keep(resolved: Resolved, now: number): void {
    const told = store.toldMine(resolved.fromAt, resolved.toAt);
    const removed = store.removedMine(resolved.fromAt, resolved.toAt);
    const duties = myDuties(resolved, now);
    const plan = planMyShifts({
      rows: told,
      removed,
      duties,
      now,
      isStillTold: stillTold(resolved, told, now),
    });
    if (plan.inserts.length + plan.updates.length + plan.removes.length === 0) return;
    const since = knownSince(resolved, plan.inserts, now);
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
          since(duty),
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
      const coming = refreshed().filter(({ startsAt }) => startsAt > now);
      const first = coming.reduce(
        (least, { startsAt }) => Math.min(least, startsAt),
        Number.POSITIVE_INFINITY,
      );
      return shiftOf(
        coming
          .filter(({ startsAt }) => startsAt === first)
          .toSorted((a, b) => order[a.role] - order[b.role])[0],
      );
    },
    between(fromAt, toAt) {
      const all = refreshed();
      const { fromAt: first, toAt: last } = options.duties.near();
      const isNear = fromAt >= first && toAt <= last;
      const found = isNear ? all : joinWatches(store.mineOverlapping(fromAt - joinedMs, toAt + joinedMs));
      return found.filter(({ startsAt, endsAt }) => startsAt < toAt && endsAt > fromAt);
    },
    byId(id) {
      return shiftOf(refreshed().find((row) => row.id === id)) ?? store.find(id);
    },
  };
}

function shiftOf(row: MyShift | undefined): Shift | undefined {
  if (row === undefined) return undefined;
  const { knownAt: _, ...shift } = row;
  return shift;
}
