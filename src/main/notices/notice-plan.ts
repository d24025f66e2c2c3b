import type { MyShift } from '../../shared/nouns/rota';
import type { NoticesOfShift } from './notice-ledger';
import { type NoticeKey, type NoticeKind, type NoticeRow, noticeKinds } from './notice-store';

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
  /** Covered by a clock that was ahead, and told to nobody: not over after all. */
  readonly forget: readonly NoticeKey[];
};

export type PlanFacts = {
  readonly now: number;
  readonly soonBeforeMs: number;
  readonly ofShift: (shiftId: string) => NoticesOfShift;
  /** On its way to the screen: neither told again nor covered. */
  readonly isBeingShown: (key: NoticeKey) => boolean;
  readonly mayTryAgain: (row: NoticeRow) => boolean;
};

/** A shift that ended longer ago is history. */
export const toldForMs = 24 * 3_600_000;

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
  const plans = shifts.map((shift) => planShift(shift, facts));
  return {
    tell: joinTouching(plans.flatMap(({ tell }) => tell)),
    cover: plans.flatMap(({ cover }) => cover),
    forget: plans.flatMap(({ forget }) => forget),
  };
}

function planShift(shift: MyShift, facts: PlanFacts): NoticePlan {
  const { now, isBeingShown } = facts;
  const rows = facts.ofShift(shift.id);
  const moments = momentsOf(shift, facts.soonBeforeMs);
  const due = moments.filter(({ dueAt }) => dueAt <= now);
  const ahead = moments.filter(({ dueAt }) => dueAt > now);
  const last = due.at(-1);

  const isOpen = ({ kind }: Moment) => {
    const row = rows.get(kind);
    return row === undefined || (row.outcome === 'claimed' && !isBeingShown({ shiftId: shift.id, kind }));
  };
  const wasTold = ({ kind }: Moment) => isTold(rows.get(kind));
  const isWanted = last !== undefined && isForTelling(last, rows.get(last.kind), now);
  const isLastOpen = last !== undefined && (isOpen(last) || isRetried(rows.get(last.kind), facts));
  const tells = isWanted && isLastOpen && !ahead.some(wasTold);
  return {
    tell: last !== undefined && tells ? [tellingOf(last, rows, now)] : [],
    cover: due.filter((moment) => isOpen(moment) && !(tells && moment === last)),
    forget: [...rows.values()].some(isTold)
      ? []
      : ahead.filter(({ kind }) => rows.has(kind)).map(({ kind }) => ({ shiftId: shift.id, kind })),
  };
}

function isTold(row: NoticeRow | undefined): boolean {
  return row !== undefined && row.outcome !== 'covered';
}

function isRetried(row: NoticeRow | undefined, { isBeingShown, mayTryAgain }: PlanFacts): boolean {
  return row?.outcome === 'failed' && !isBeingShown(row) && mayTryAgain(row);
}

function isForTelling(moment: Moment, row: NoticeRow | undefined, now: number): boolean {
  if (now - moment.shift.endsAt > toldForMs) return false;
  // What was begun is told to its end.
  return row !== undefined || !wasTyped(moment, now);
}

/** Who typed a shift after its start need not be told that it started. A time still to come is from a clock set back. */
function wasTyped({ shift, dueAt }: Moment, now: number): boolean {
  return shift.source === 'hand' && shift.knownAt > dueAt && shift.knownAt <= now;
}

function tellingOf({ shift, kind }: Moment, rows: NoticesOfShift, now: number): Telling {
  if (kind !== 'ends') return { kind, shift };
  const start = { shift, kind: 'starts', dueAt: shift.startsAt } as const;
  return { kind, shift, isUnseen: !isTold(rows.get('starts')) && !wasTyped(start, now) };
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
