import type { MyShift } from '../../shared/nouns/rota';
import type { NoticesOfShift } from './notice-ledger';
import { isTold, type NoticeKey, type NoticeKind, type NoticeRow, noticeKinds } from './notice-store';
import { goesOn, wasToldWithAnother } from './shift-neighbours';

/** One kind of one shift with its moment. */
export type Moment = { readonly shift: MyShift; readonly kind: NoticeKind; readonly dueAt: number };

/** One notification. `isUnseen`: nothing was told of the shift's start either. */
export type Telling =
  | { readonly kind: 'soon' | 'starts'; readonly shift: MyShift }
  | { readonly kind: 'ends'; readonly shift: MyShift; readonly isUnseen: boolean }
  /** One shift of mine begins as another ends. */
  | {
      readonly kind: 'follows';
      readonly shift: MyShift;
      readonly ended: MyShift;
      readonly isUnseen: boolean;
    };

export type NoticePlan = {
  readonly tell: readonly Telling[];
  readonly cover: readonly Moment[];
  /** Covered by a clock that was ahead, or for an end that moved, and told to nobody: not over after all. */
  readonly forget: readonly NoticeKey[];
  /** Told of an end that turned out not to be the end: taken back, and told once more at the real one. */
  readonly takeBack: readonly NoticeKey[];
};

export type PlanFacts = {
  readonly now: number;
  readonly soonBeforeMs: number;
  readonly ofShift: (shiftId: string) => NoticesOfShift;
  /** On its way to the screen: neither told again nor covered. */
  readonly isBeingShown: (key: NoticeKey) => boolean;
  readonly mayTryAgain: (row: NoticeRow) => boolean;
  /** The last look that did not find the shift yet. */
  readonly absentAt: (shiftId: string) => number | undefined;
};

/** A shift that ended longer ago is history. */
export const toldForMs = 24 * 3_600_000;
/** What was covered at a time that lies this far ahead was covered by a clock that was wrong, and not set back a little. */
const wrongFromMs = 12 * 3_600_000;

export function momentsOf(shift: MyShift, soonBeforeMs: number): readonly Moment[] {
  const dueAt = { soon: shift.startsAt - soonBeforeMs, starts: shift.startsAt, ends: shift.endsAt };
  return noticeKinds.map((kind) => ({ shift, kind, dueAt: dueAt[kind] }));
}

/** The kinds of shift that one telling says. */
export function momentsTold(telling: Telling, soonBeforeMs: number): readonly Moment[] {
  const of = (shift: MyShift, kind: NoticeKind) =>
    momentsOf(shift, soonBeforeMs).filter((moment) => moment.kind === kind);
  if (telling.kind !== 'follows') return of(telling.shift, telling.kind);
  return [...of(telling.ended, 'ends'), ...of(telling.shift, 'starts')];
}

/** Of each shift only the last of its due moments is ever told; those before it are covered by it. */
export function planNotices(shifts: readonly MyShift[], facts: PlanFacts): NoticePlan {
  const plans = shifts.map((shift) => planShift(shift, shifts, facts));
  const tell = joinTouching(plans.flatMap((plan) => plan.tell));
  const isNoEnd = (telling: Telling) =>
    telling.kind === 'ends' && !telling.isUnseen && goesOn(telling.shift, shifts, facts.now);
  const noEnds = tell.filter(isNoEnd).flatMap((telling) => momentsTold(telling, facts.soonBeforeMs));
  return {
    tell: tell.filter((telling) => !isNoEnd(telling)),
    cover: [...plans.flatMap(({ cover }) => cover), ...noEnds],
    forget: plans.flatMap(({ forget }) => forget),
    takeBack: plans.flatMap(({ takeBack }) => takeBack),
  };
}

function planShift(shift: MyShift, shifts: readonly MyShift[], facts: PlanFacts): NoticePlan {
  const { now, isBeingShown } = facts;
  const moments = momentsOf(shift, facts.soonBeforeMs);
  const rows = new Map(facts.ofShift(shift.id));
  const isFalseEnd = ({ kind, dueAt }: Moment) => {
    const row = rows.get(kind);
    return kind === 'ends' && row !== undefined && isTold(row) && row.dueAt < dueAt && now < dueAt;
  };
  const staysTold = (moment: Moment) => isTold(rows.get(moment.kind)) && !isFalseEnd(moment);
  const takeBack = moments.filter(isFalseEnd);
  // What comes before a kind that was told stays covered by it.
  const forget = moments.slice(moments.findLastIndex(staysTold) + 1).filter(({ kind, dueAt }) => {
    const row = rows.get(kind);
    return row?.outcome === 'covered' && (dueAt > now || row.claimedAt > now + wrongFromMs);
  });
  for (const { kind } of [...forget, ...takeBack]) rows.delete(kind);

  const due = moments.filter(({ dueAt }) => dueAt <= now);
  const ahead = moments.filter(({ dueAt }) => dueAt > now);
  const last = due.at(-1);

  const isOpen = ({ kind }: Moment) => {
    const row = rows.get(kind);
    return row === undefined || (row.outcome === 'claimed' && !isBeingShown({ shiftId: shift.id, kind }));
  };
  const keyOf = ({ kind }: Moment): NoticeKey => ({ shiftId: shift.id, kind });

  const isWanted = last !== undefined && isForTelling(last, rows, shifts, facts);
  const isLastOpen = last !== undefined && (isOpen(last) || isRetried(rows.get(last.kind), facts));
  const tells = isWanted && isLastOpen && !ahead.some(({ kind }) => isTold(rows.get(kind)));
  return {
    tell: last !== undefined && tells ? [tellingOf(last, shifts, facts)] : [],
    cover: due.filter((moment) => isOpen(moment) && !(tells && moment === last)),
    forget: forget.map(keyOf),
    takeBack: takeBack.map(keyOf),
  };
}

function isRetried(row: NoticeRow | undefined, { isBeingShown, mayTryAgain }: PlanFacts): boolean {
  return row?.outcome === 'failed' && !isBeingShown(row) && mayTryAgain(row);
}

function isForTelling(
  moment: Moment,
  rows: NoticesOfShift,
  shifts: readonly MyShift[],
  facts: PlanFacts,
): boolean {
  const { shift, kind } = moment;
  if (facts.now - shift.endsAt > toldForMs) return false;
  // What was begun is told to its end.
  if (rows.has(kind)) return true;
  if (wasTyped(moment, facts.now)) return false;
  if (kind !== 'ends' || [...rows.values()].some(isTold)) return true;
  // A piece that was cut off in the past, of what was told as a whole.
  const isPiece = rows.size === 0 && wasToldWithAnother(shift, shifts, facts.ofShift);
  return !isPiece && !isHistory(shift, facts);
}

/** It was over before anyone here could know of it. A time still to come is from a clock set back. */
function isHistory({ id, endsAt, knownAt }: MyShift, { now, absentAt }: PlanFacts): boolean {
  return [knownAt, absentAt(id)].some((at) => at !== undefined && at <= now && endsAt <= at);
}

/** Who typed a shift after its start need not be told that it started. A time still to come is from a clock set back. */
function wasTyped({ shift, dueAt }: Moment, now: number): boolean {
  return shift.source === 'hand' && shift.knownAt > dueAt && shift.knownAt <= now;
}

function tellingOf({ shift, kind }: Moment, shifts: readonly MyShift[], facts: PlanFacts): Telling {
  if (kind !== 'ends') return { kind, shift };
  const start = { shift, kind: 'starts', dueAt: shift.startsAt } as const;
  const isSeen =
    isTold(facts.ofShift(shift.id).get('starts')) ||
    wasTyped(start, facts.now) ||
    wasToldWithAnother(shift, shifts, facts.ofShift);
  return { kind, shift, isUnseen: !isSeen };
}

function joinTouching(tellings: readonly Telling[]): readonly Telling[] {
  const joined = new Map<Telling, Telling>();
  const taken = new Set<Telling>();
  for (const begun of tellings) {
    if (begun.kind !== 'starts') continue;
    const ended = tellings.find(
      (other) => other.kind === 'ends' && !taken.has(other) && other.shift.endsAt === begun.shift.startsAt,
    );
    if (ended?.kind !== 'ends') continue;
    taken.add(ended);
    joined.set(begun, {
      kind: 'follows',
      shift: begun.shift,
      ended: ended.shift,
      isUnseen: ended.isUnseen,
    });
  }
  return tellings.filter((telling) => !taken.has(telling)).map((telling) => joined.get(telling) ?? telling);
}
