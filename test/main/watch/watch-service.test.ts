import { expect, onTestFinished, test } from 'vitest';
import { createWatchService } from '../../../src/main/watch/watch-service';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';

const now = Date.parse('2026-11-20T12:00:00Z');

/** A watch without anybody on it, whose alarms can be counted or not. */
function setUp() {
  const clock = createManualClock(now);
  const logger = createRecordingLogger();
  const told: unknown[] = [];
  let count = () => ({ unheldHigh: 0, held: 0 });
  const watch = createWatchService({
    clock,
    logger,
    announce: (_name, value) => void told.push(value),
    isSetUp: () => true,
    cover: () => ({
      zone: 'Europe/London',
      cover: {
        cover: 'off',
        untilAt: now + 3_600_000,
        next: 'support-hours',
        holiday: undefined,
        beyondHolidayList: false,
      },
      day: [],
    }),
    shift: () => undefined,
    nextShift: () => undefined,
    alarmCounts: () => count(),
    blindSinceAt: () => undefined,
    openItems: () => 0,
    liveIncidentIds: () => [],
    leaving: () => undefined,
    readiness: () => 'unchecked',
    promises: { ahead: () => undefined, isPressing: () => false },
  });
  onTestFinished(() => watch.close());
  return {
    clock,
    logger,
    watch,
    told,
    counts(next: () => { unheldHigh: number; held: number }) {
      count = next;
    },
  };
}

const fault = new Error('the disk is gone');
const fail = () => {
  throw fault;
};
const logged = { level: 'error', event: 'watch.tell-failed', fields: { error: fault } };

test('an error while the watch looks again is logged, and it goes on looking', async () => {
  const { clock, logger, watch, told, counts } = setUp();
  counts(fail);
  watch.start();
  await clock.advance(60_000);
  expect(logger.lines[0]).toEqual(logged);
  expect(logger.lines.length).toBeGreaterThan(1);
  expect(told).toEqual([]);

  counts(() => ({ unheldHigh: 2, held: 0 }));
  await clock.advance(60_000);
  expect(told).toMatchObject([{ unheldHigh: 2 }]);
});

test('an error while a change is told is logged, and the next change is told', async () => {
  const { clock, logger, watch, told, counts } = setUp();
  counts(fail);
  watch.changed();
  await clock.advance(0);
  expect(logger.lines).toEqual([logged]);

  counts(() => ({ unheldHigh: 1, held: 0 }));
  watch.changed();
  await clock.advance(0);
  expect(told).toMatchObject([{ unheldHigh: 1 }]);
});
