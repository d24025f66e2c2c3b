import { onTestFinished } from 'vitest';
import type { Writer } from '../../../src/main/database/handles';
import { createPromiseService } from '../../../src/main/promises/promise-service';
import type { PromiseSubject } from '../../../src/shared/nouns/promise';
import { createManualClock, type ManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { createRecordingNotifier } from '../../support/recording-notifier';
import { openTestDatabase } from '../../support/test-database';

export const second = 1_000;
export const minute = 60_000;
export const hour = 3_600_000;

/** An instant of Friday 20 November 2026, in London. */
export const friday = (time: string): number => Date.parse(`2026-11-20T${time}:00Z`);

export const subject: PromiseSubject = { kind: 'announcement', id: 'a-1' };

/** The timer on a real database; the announcement is none. */
export function openPromiseDesk(
  at: number,
  given: { readonly db?: Writer; readonly clock?: ManualClock; readonly isUnderWay?: boolean } = {},
) {
  const db = given.db ?? openTestDatabase();
  const clock = given.clock ?? createManualClock(at);
  const notifier = createRecordingNotifier();
  const logger = createRecordingLogger();
  const opened: string[] = [];
  let changes = 0;
  const service = createPromiseService({
    db,
    clock,
    logger,
    notifier,
    isSetUp: () => true,
    zone: () => 'Europe/London',
    me: () => 'Ada',
    isUnderWay: () => given.isUnderWay ?? false,
    openPage: () => opened.push('support'),
    onChange() {
      changes += 1;
    },
  });
  onTestFinished(() => service.close());
  service.start();
  return {
    db,
    clock,
    notifier,
    service,
    opened,
    logged: logger.lines,
    changes: () => changes,
    promise(...times: readonly number[]): void {
      service.make(subject, 'New database', times);
      service.told(subject);
    },
    /** An update reaches its readers now. */
    update(): void {
      service.updated(subject, clock.now());
      service.told(subject);
    },
    states: () => service.of(subject).map(({ state }) => state),
    titles: () => notifier.shown.map(({ title }) => title),
    /** The next process on the same data. */
    restart() {
      service.close();
      return openPromiseDesk(clock.now(), { db });
    },
  };
}
