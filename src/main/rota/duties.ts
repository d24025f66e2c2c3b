import type { HolidayDivision, Pack } from '../../shared/nouns/pack';
import type { Duty, IdentityMark } from '../../shared/nouns/rota';
import type { Shift } from '../../shared/nouns/watch';
import type { HolidayList } from '../../shared/rota/cover';
import { resolveRota } from '../../shared/rota/resolve-rota';
import type { Clock } from '../ports';
import { type RoledShift, rotationOf } from './pack-rotation';
import type { SourcedShift } from './rota-copy-store';
import { backMs, rotaWindow } from './rota-window';

const dayMs = 24 * 60 * 60_000;
/** As far back as copies are kept: how often somebody has stood. */
const historyMs = 400 * dayMs;

/** The rota as it stands, laid over each other once and kept until something it is made of changes. */
export type Resolved = {
  readonly fromAt: number;
  readonly toAt: number;
  readonly pack: Pack | undefined;
  readonly marks: readonly IdentityMark[];
  readonly copies: readonly SourcedShift[];
  readonly rotation: readonly RoledShift[];
  readonly duties: readonly Duty[];
};

export type Duties = {
  /** From 62 days back to 120 days ahead. The same object until it changes. */
  near(): Resolved;
  /** With all that the copies remember. */
  withHistory(untilAt?: number): Resolved;
  /** Data, marks or lanes changed. */
  changed(): void;
};

export function createDuties(options: {
  readonly clock: Clock;
  /** Undefined while none is chosen. */
  readonly pack: () => Pack | undefined;
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly entered: (endingAfter: number) => readonly Shift[];
  readonly copies: () => readonly SourcedShift[];
  readonly marks: () => readonly IdentityMark[];
}): Duties {
  const { clock } = options;
  let near: Resolved | undefined;
  let far: Resolved | undefined;
  let holidays: HolidayList | undefined;

  function resolve(pack: Pack | undefined, fromAt: number, toAt: number): Resolved {
    const touches = (shift: { startsAt: number; endsAt: number }) =>
      shift.startsAt < toAt && shift.endsAt > fromAt;
    const copies = options.copies();
    const marks = options.marks();
    const rotation = pack === undefined ? [] : rotationOf(pack, options.holidays, { fromAt, toAt });
    const feeds = [...copies.filter(touches).flatMap(withRole), ...rotation];
    const entered = options.entered(fromAt).filter(touches);
    const duties = resolveRota({ entered, feeds, marks });
    return { fromAt, toAt, pack, marks, copies, rotation, duties };
  }

  /** Forgets what was made from another pack or list of holidays, or on another day. */
  function settle(): { readonly pack: Pack | undefined; readonly now: number } {
    const pack = options.pack();
    const now = clock.now();
    const { fromAt } = rotaWindow(now);
    const list = pack === undefined ? undefined : options.holidays(pack.division);
    const isSame = near?.fromAt === fromAt && isSameRota(near.pack, pack) && list === holidays;
    if (!isSame) {
      near = undefined;
      far = undefined;
      holidays = list;
    }
    return { pack, now };
  }

  function makeNear(): Resolved {
    const { pack, now } = settle();
    const { fromAt, toAt } = rotaWindow(now);
    near ??= resolve(pack, fromAt, toAt);
    return near;
  }

  return {
    near: makeNear,
    withHistory(untilAt = 0) {
      const { pack, fromAt, toAt } = makeNear();
      // A month many years ahead: a rotation goes on for ever, and nobody waits for all of it.
      if (untilAt > toAt + historyMs) return resolve(pack, untilAt - backMs, untilAt);
      const wanted = { fromAt: fromAt + backMs - historyMs, toAt: Math.max(untilAt, toAt) };
      if (far === undefined || far.toAt < wanted.toAt) far = resolve(pack, wanted.fromAt, wanted.toAt);
      return far;
    },
    changed() {
      near = undefined;
      far = undefined;
    },
  };
}

function withRole({ role, ...shift }: SourcedShift): readonly RoledShift[] {
  if (role === undefined) return [];
  const { uid, lane, person, startsAt, endsAt, sourceId } = shift;
  return [{ uid, lane, person, startsAt, endsAt, sourceId, role }];
}

/** A pack is read anew at times; what the rota is made of stays the same object or is another. */
function isSameRota(a: Pack | undefined, b: Pack | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return (
    a.zone === b.zone &&
    a.division === b.division &&
    a.name === b.name &&
    a.hours === b.hours &&
    a.rota === b.rota
  );
}
