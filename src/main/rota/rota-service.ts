import { randomUUID } from 'node:crypto';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { HolidayDivision, Pack } from '../../shared/nouns/pack';
import type { CoverNow, CoverSegment, Shift } from '../../shared/nouns/watch';
import { coverAt, coverOfDay, type HolidayList } from '../../shared/rota/cover';
import type { Writer } from '../database/handles';
import type { Clock } from '../ports';
import { overlapReason, readShiftTimes } from './read-shift-times';
import { createShiftStore } from './shift-store';

export type RotaService = {
  /** Not removed, ended in the last 14 days or later, by start. */
  list(): readonly Shift[];
  add(input: ParsedInput<'shifts.add'>): Shift;
  remove(id: string): readonly Shift[];
  /** My shift that holds now. */
  current(): Shift | undefined;
  next(): Shift | undefined;
  /** Removed ones too: checklists and handovers go on referring to them. */
  byId(id: string): Shift | undefined;
  cover(): { readonly zone: string; readonly cover: CoverNow; readonly day: readonly CoverSegment[] };
};

/** A stretch to look back on, not a rule of the calendar. */
const listedForMs = 14 * 24 * 60 * 60_000;

/**
 * Every shift entered by hand is the keeper's own, whatever name they went by in Settings at the time: correcting the
 * spelling of a name must not end a watch.
 */
export function createRotaService(options: {
  db: Writer;
  clock: Clock;
  pack: () => Pack;
  me: () => string;
  holidays: (division: HolidayDivision) => HolidayList;
}): RotaService {
  const { db, clock, pack, me, holidays } = options;
  const store = createShiftStore(db);

  function list(): readonly Shift[] {
    return store.endingAfter(clock.now() - listedForMs);
  }

  return {
    list,
    add(input) {
      const { zone } = pack();
      const times = readShiftTimes(zone, input.startsAtWall, input.endsAtWall);
      if (times.kind === 'refused') throw new WatchkeeperError('shift-invalid', { reason: times.reason });
      const { startsAt, endsAt } = times;
      const shift: Shift = {
        id: randomUUID(),
        person: me(),
        role: input.role,
        startsAt,
        endsAt,
        source: 'hand',
      };
      db.transaction(() => {
        const other = store.firstOverlapping(startsAt, endsAt);
        if (other !== undefined) {
          throw new WatchkeeperError('shift-invalid', { reason: overlapReason(zone, other) });
        }
        store.insert(shift);
      }).immediate();
      return shift;
    },
    remove(id) {
      if (!store.remove(id, clock.now())) throw new WatchkeeperError('not-found', { noun: 'shift' });
      return list();
    },
    current() {
      const now = clock.now();
      return store.firstOverlapping(now, now + 1);
    },
    next: () => store.firstStartingAfter(clock.now()),
    byId: store.find,
    cover() {
      const { zone, hours, division } = pack();
      const now = clock.now();
      const bankHolidays = holidays(division);
      return {
        zone,
        cover: coverAt({ zone, hours }, bankHolidays, now),
        day: coverOfDay({ zone, hours }, bankHolidays, now),
      };
    },
  };
}
