import type { MyShift } from '../../shared/nouns/rota';
import type { LeavingView, Shift, Unfinished } from '../../shared/nouns/watch';
import type { Writer } from '../database/handles';
import type { Clock, DesktopNotification, Logger, Notifier } from '../ports';
import { createArrivals } from './arrivals';
import { leavingForMs, leavingOf } from './leaving';
import { createNoticeLedger } from './notice-ledger';
import { type Moment, momentsTold, planNotices, type Telling, toldForMs } from './notice-plan';
import { createNoticeScreen } from './notice-screen';
import { createNoticeStore, type NoticeRow } from './notice-store';
import { type NoticePage, noticeFor, type Readiness } from './notice-words';

export type NoticeService = {
  start(): void;
  /** What the notices are made of changed, or the machine woke. */
  lookAgain(): void;
  leaving(): LeavingView | undefined;
  close(): void;
};

export type NoticeServiceOptions = {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly zone: () => string;
  readonly isSetUp: () => boolean;
  /** Mine that touch a stretch. */
  readonly shifts: (fromAt: number, toAt: number) => readonly MyShift[];
  readonly current: () => Shift | undefined;
  readonly soonBeforeMs: () => number;
  readonly unfinished: () => Unfinished;
  /** For one shift, which need not be the one that holds. */
  readonly readiness: (shift: Shift) => Readiness;
  /** Once per shift, when "soon" is told or covered, unless the shift is over by then. */
  readonly onSoon: (shift: MyShift) => void;
  readonly open: (page: NoticePage) => void;
  readonly onChange: () => void;
};

/** Short, and never one long timer: the machine sleeps, and its clock is set. */
const lookEveryMs = 10_000;
/** How far back the first look of a run goes to note what passed while nobody ran. */
const firstLookBackMs = 30 * 24 * 3_600_000;
/** So that what a clock that was ahead had covered is found before it is due. */
const lookAheadMs = 24 * 3_600_000;
/** In the run before it may have been ahead by any time: as far as sources tell. */
const firstLookAheadMs = 120 * 24 * 3_600_000;

/**
 * Tells of each shift that it comes, begins and ends. Kinds are kept by the shift's id: one that is moved is told
 * of at its new times, but never twice of one kind, except of an end that turned out not to be the end. The claim is on
 * disk before the notification is shown; one that a crash left there is shown again at the next start, so that in a
 * window of milliseconds a notice may come twice rather than not at all.
 */
export function createNoticeService(options: NoticeServiceOptions): NoticeService {
  const { db, clock, logger } = options;
  const ledger = createNoticeLedger(createNoticeStore(db), logger);
  const screen = createNoticeScreen({ ...options, ledger });
  const arrivals = createArrivals();
  const begunSoon = new Set<string>();
  let shifts: readonly MyShift[] = [];
  let lookedAt: number | undefined;
  let cancel = (): void => {};
  let isRunning = false;
  let isLooking = false;
  let isAskedAgain = false;

  function attempt<T>(what: string, task: () => T): T | undefined {
    try {
      return task();
    } catch (error) {
      logger.error('notice.part.failed', { what, error });
      return undefined;
    }
  }

  /** The list before stays in use while a new one cannot be read. */
  function readShifts(now: number, soonBeforeMs: number): void {
    const isNear = ({ startsAt }: Shift) => startsAt <= now + soonBeforeMs;
    const missedMs = lookedAt === undefined ? firstLookBackMs : Math.max(0, now - lookedAt);
    const fromAt = now - toldForMs - missedMs;
    const aheadAt = lookedAt === undefined ? now + firstLookAheadMs : lookedAt;
    const toAt = Math.max(now + lookAheadMs, aheadAt) + soonBeforeMs;
    const read = attempt('shifts', () => options.shifts(fromAt, toAt));
    if (read === undefined) return;
    arrivals.note({ at: now, fromAt, toAt }, read);
    shifts = read;
    lookedAt = now;
    screen.keepOnly(new Set(read.filter(isNear).map(({ id }) => id)));
    ledger.keepOnly(new Set(read.map(({ id }) => id)));
  }

  function look(): void {
    if (!options.isSetUp()) return;
    const now = clock.now();
    const soonBeforeMs = options.soonBeforeMs();
    ledger.saveAgain();
    readShifts(now, soonBeforeMs);
    const plan = planNotices(shifts, {
      now,
      soonBeforeMs,
      ofShift: ledger.ofShift,
      isBeingShown: screen.isBeingShown,
      mayTryAgain: screen.mayTryAgain,
      absentAt: arrivals.absentAt,
    });
    ledger.forget([...plan.forget, ...plan.takeBack]);
    for (const { shiftId } of plan.takeBack) screen.takeBack(shiftId);
    // In words first: what cannot be said must not be claimed.
    const notices = plan.tell.map((telling) => ({
      telling,
      notification: inWords(telling, now),
      moments: momentsTold(telling, soonBeforeMs),
    }));
    const isFirst = ({ shift, kind }: Moment) => !ledger.ofShift(shift.id).has(kind);
    const first = [...plan.cover, ...notices.flatMap(({ moments }) => moments)].filter(isFirst);
    ledger.record(plan.cover.map((moment) => rowOf(moment, 'covered', now)));
    for (const { telling, notification, moments } of notices) {
      const rows = moments.map((moment) => rowOf(moment, 'claimed', now));
      ledger.record(rows);
      screen.show(telling, notification, rows);
    }
    for (const { shift, kind } of first) if (kind === 'soon' && shift.endsAt > now) beginSoon(shift);
  }

  function inWords(telling: Telling, now: number): DesktopNotification {
    const isAtEnd = telling.kind === 'ends' || telling.kind === 'follows';
    return noticeFor(telling, {
      now,
      zone: options.zone(),
      readiness:
        telling.kind === 'soon' ? attempt('readiness', () => options.readiness(telling.shift)) : undefined,
      unfinished: isAtEnd ? attempt('unfinished', options.unfinished) : undefined,
    });
  }

  function rowOf({ shift, kind, dueAt }: Moment, outcome: 'claimed' | 'covered', now: number): NoticeRow {
    const before = ledger.ofShift(shift.id).get(kind);
    return {
      shiftId: shift.id,
      kind,
      dueAt,
      claimedAt: before?.claimedAt ?? now,
      outcome,
      lateMs: now - dueAt,
      attempts: before?.attempts ?? 0,
      failure: before?.failure,
    };
  }

  function beginSoon(shift: MyShift): void {
    if (begunSoon.has(shift.id)) return;
    begunSoon.add(shift.id);
    attempt('onSoon', () => options.onSoon(shift));
  }

  function lookAgain(): void {
    if (!isRunning) return;
    isAskedAgain = true;
    if (isLooking) return;
    isLooking = true;
    while (isAskedAgain) {
      isAskedAgain = false;
      attempt('look', look);
    }
    isLooking = false;
  }

  function tick(): void {
    cancel = clock.after(lookEveryMs, tick);
    lookAgain();
  }

  return {
    start() {
      if (isRunning) return;
      isRunning = true;
      tick();
    },
    lookAgain,
    leaving() {
      if (!options.isSetUp() || options.current() !== undefined) return undefined;
      const now = clock.now();
      return leavingOf(options.shifts(now - leavingForMs, now), now, options.unfinished());
    },
    close() {
      isRunning = false;
      cancel();
      screen.close();
    },
  };
}
