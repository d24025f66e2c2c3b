import { expect, test } from 'vitest';
import { closeInTime } from '../../../src/main/hosts/close-in-time';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';

function begin(close: () => Promise<void>) {
  const clock = createManualClock(0);
  const logger = createRecordingLogger();
  const ends: string[] = [];
  void closeInTime({ close, limitMs: 5_000, clock, logger }).then((end) => ends.push(end));
  return { clock, logger, ends };
}

test('what closes in time is closed, and no limit is left running', async () => {
  const { clock, logger, ends } = begin(() => Promise.resolve());
  await clock.advance(60_000);
  expect([ends, logger.lines]).toEqual([['closed'], []]);
});

test('a close that hangs is waited for as long as was said', async () => {
  const { clock, logger, ends } = begin(() => new Promise(() => undefined));
  await clock.advance(4_999);
  expect(ends).toEqual([]);
  await clock.advance(1);
  expect(ends).toEqual(['failed']);
  expect(logger.lines).toEqual([{ level: 'error', event: 'host.close-hung', fields: { limitMs: 5_000 } }]);
});

test('a close that fails is in the log', async () => {
  const error = new Error('disk');
  const { clock, logger, ends } = begin(() => Promise.reject(error));
  await clock.advance(60_000);
  expect(ends).toEqual(['failed']);
  expect(logger.lines).toEqual([{ level: 'error', event: 'host.close-failed', fields: { error } }]);
});
