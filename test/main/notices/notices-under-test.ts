import { onTestFinished } from 'vitest';
import type { Writer } from '../../../src/main/database/handles';
import { createNoticeService, type NoticeService } from '../../../src/main/notices/notice-service';
import type { Readiness } from '../../../src/main/notices/notice-words';
import type { MyShift } from '../../../src/shared/nouns/rota';
import type { Shift, Unfinished } from '../../../src/shared/nouns/watch';
import { createManualClock, type ManualClock } from '../../support/manual-clock';
import { createRecordingLogger, type LoggedLine } from '../../support/recording-logger';
import { createRecordingNotifier, type RecordingNotifier } from '../../support/recording-notifier';
import { openTestDatabase } from '../../support/test-database';

export const second = 1_000;
export const minute = 60_000;
export const hour = 3_600_000;
export const soonBefore = 30 * minute;

/** An instant of Friday 20 November 2026, in London. */
export const friday = (time: string): number => Date.parse(`2026-11-20T${time}:00Z`);

export function aShift(
  id: string,
  startsAt: number,
  endsAt: number,
  changes: Partial<MyShift> = {},
): MyShift {
  const known = { source: 'feed-1', isMine: true, knownAt: startsAt - 48 * hour };
  return { id, person: 'Ada', role: 'primary', startsAt, endsAt, ...known, ...changes };
}

export const nothingHeld: Unfinished = { holds: [], roles: [], promises: [] };

export type World = {
  unfinished: () => Unfinished;
  readiness: (shift: Shift) => Readiness;
  soonBeforeMs: number;
  isSetUp: boolean;
  onSoon: (shift: MyShift) => void;
};

export type NoticesUnderTest = {
  readonly service: NoticeService;
  readonly clock: ManualClock;
  readonly db: Writer;
  readonly notifier: RecordingNotifier;
  readonly logged: readonly LoggedLine[];
  readonly world: World;
  readonly opened: string[];
  readonly soon: string[];
  readonly changes: () => number;
  put(...shifts: readonly MyShift[]): void;
  remove(id: string): void;
  /** `kind outcome` in the order of a shift. */
  told(shiftId: string): readonly string[];
  titles(): readonly string[];
  /** The machine sleeps, or its clock is set: then it looks when the host says that it woke. */
  wakeAt(instant: number): Promise<void>;
  /** The next process on the same data. What it is shown is its own. */
  restart(how?: { readonly db?: Writer; readonly at?: number; readonly killed?: boolean }): NoticesUnderTest;
};

type Options = { readonly at: number; readonly db?: Writer; readonly zone?: string; readonly world?: World };

/** The notices on a real database; shifts are rows of its own table. Not started. */
export function createNotices({ at, db = openTestDatabase(), zone, world }: Options): NoticesUnderTest {
  const clock = createManualClock(at);
  const notifier = createRecordingNotifier();
  const logger = createRecordingLogger();
  const opened: string[] = [];
  const soon: string[] = [];
  let changes = 0;
  const facts: World = world ?? {
    unfinished: () => nothingHeld,
    readiness: () => 'unchecked',
    soonBeforeMs: soonBefore,
    isSetUp: true,
    onSoon: () => undefined,
  };
  const put = db.prepare<Omit<MyShift, 'isMine'>>(`
    INSERT INTO shift (id, person, role, starts_at, ends_at, source, entered_at)
    VALUES (@id, @person, @role, @startsAt, @endsAt, @source, @knownAt)
    ON CONFLICT (id) DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at`);
  const touching = db.prepare<[number, number], Omit<MyShift, 'isMine'>>(`
    SELECT id, person, role, starts_at AS startsAt, ends_at AS endsAt, source, entered_at AS knownAt FROM shift
    WHERE removed_at IS NULL AND is_mine = 1 AND starts_at < ? AND ends_at > ? ORDER BY starts_at, id`);
  const shifts = (fromAt: number, toAt: number): readonly MyShift[] =>
    touching.all(toAt, fromAt).map((shift) => ({ ...shift, isMine: true }));
  const service = createNoticeService({
    db,
    clock,
    logger,
    notifier,
    zone: () => zone ?? 'Europe/London',
    isSetUp: () => facts.isSetUp,
    shifts,
    current: () => shifts(clock.now(), clock.now() + 1)[0],
    soonBeforeMs: () => facts.soonBeforeMs,
    unfinished: () => facts.unfinished(),
    readiness: (shift) => facts.readiness(shift),
    onSoon(shift) {
      soon.push(shift.id);
      facts.onSoon(shift);
    },
    open: (page) => opened.push(page),
    onChange() {
      changes += 1;
    },
  });
  onTestFinished(() => service.close());
  return {
    service,
    clock,
    db,
    notifier,
    logged: logger.lines,
    world: facts,
    opened,
    soon,
    changes: () => changes,
    put(...all) {
      for (const { isMine: _isMine, ...shift } of all) put.run(shift);
    },
    remove: (id) => void db.prepare('UPDATE shift SET removed_at = 1 WHERE id = ?').run(id),
    told: (shiftId) =>
      db
        .prepare<[string], string>(
          "SELECT kind || ' ' || outcome FROM shift_notice WHERE shift_id = ? ORDER BY due_at, rowid",
        )
        .pluck()
        .all(shiftId),
    titles: () => notifier.shown.map(({ title }) => title),
    async wakeAt(instant) {
      clock.jumpTo(instant);
      service.lookAgain();
      await clock.advance(0);
    },
    restart(how = {}) {
      if (how.killed !== true) service.close();
      return createNotices({
        at: how.at ?? clock.now(),
        db: how.db ?? db,
        world: facts,
        ...(zone === undefined ? {} : { zone }),
      });
    },
  };
}

/** Started, with shifts. */
export function startNotices(at: number, ...shifts: readonly MyShift[]): NoticesUnderTest {
  const notices = createNotices({ at });
  notices.put(...shifts);
  notices.service.start();
  return notices;
}
