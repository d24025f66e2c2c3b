import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileLogger } from '../../../src/main/hosts/file-logger';
import { WatchkeeperError } from '../../../src/shared/errors';
import { createManualClock } from '../../support/manual-clock';
import { temporaryFolder } from '../../support/temporary-folder';

const noon = Date.UTC(2026, 10, 20, 12);
const day = 24 * 60 * 60 * 1000;

function linesOf(file: string): readonly Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

test('a line is one JSON object with its level, time, event and fields', () => {
  const folder = join(temporaryFolder(), 'logs');
  const logger = createFileLogger(folder, createManualClock(noon));
  logger.info('core.started', { version: '0.1.0' });
  logger.warn('source.failing');
  const file = join(folder, 'watchkeeper-2026-11-20.log');
  expect(linesOf(file)).toEqual([
    { level: 'info', time: expect.any(Number), event: 'core.started', version: '0.1.0' },
    { level: 'warn', time: expect.any(Number), event: 'source.failing' },
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('secrets do not reach the file, whatever carries them', () => {
  const folder = temporaryFolder();
  const logger = createFileLogger(folder, createManualClock(noon));
  const error = new WatchkeeperError(
    'slack-unreachable',
    { reason: 'refused' },
    { cause: new TypeError('Failed to parse https://feed.example.org/private/abc123?key=s3cret now') },
  );
  logger.error('request.failed', {
    token: 'xoxb-1-2-abc',
    feedUrl: 'https://feed.example.org/private/abc123',
    config: { headers: { Authorization: 'Bearer abc.def' }, retries: [{ clientSecret: 's3cret' }] },
    said: 'invalid xoxb-1-2-abc with Bearer abc.def at http://me:s3cret@am.example.org',
    error,
  });
  const text = readFileSync(join(folder, 'watchkeeper-2026-11-20.log'), 'utf8');
  expect(text).not.toMatch(/xoxb|abc123|s3cret|abc\.def/);
  const [line] = linesOf(join(folder, 'watchkeeper-2026-11-20.log'));
  expect(line).toMatchObject({
    token: '[redacted]',
    feedUrl: '[redacted]',
    config: { headers: { Authorization: '[redacted]' }, retries: [{ clientSecret: '[redacted]' }] },
    said: 'invalid [redacted] with Bearer [redacted] at http://[redacted]@am.example.org',
    error: {
      name: 'WatchkeeperError',
      code: 'slack-unreachable',
      cause: { name: 'TypeError', message: 'Failed to parse https://feed.example.org/[redacted] now' },
    },
  });
});

test('an error that contains itself is written once and not for ever', () => {
  const folder = temporaryFolder();
  const error: Error & { self?: unknown } = new Error('round');
  error.self = error;
  createFileLogger(folder, createManualClock(noon)).error('request.failed', { error, count: 1n });
  expect(linesOf(join(folder, 'watchkeeper-2026-11-20.log'))).toMatchObject([{ count: '1' }]);
});

test('each day has its own file', async () => {
  const folder = temporaryFolder();
  const clock = createManualClock(noon);
  const logger = createFileLogger(folder, clock);
  logger.info('first');
  await clock.advance(day);
  logger.info('second');
  expect(linesOf(join(folder, 'watchkeeper-2026-11-20.log'))).toMatchObject([{ event: 'first' }]);
  expect(linesOf(join(folder, 'watchkeeper-2026-11-21.log'))).toMatchObject([{ event: 'second' }]);
});

test('the newest thirty files are kept, and other files are left alone', () => {
  const folder = temporaryFolder();
  for (let index = 1; index <= 31; index += 1) {
    writeFileSync(join(folder, `watchkeeper-2026-10-${String(index).padStart(2, '0')}.log`), '');
  }
  writeFileSync(join(folder, 'notes.log'), '');
  createFileLogger(folder, createManualClock(noon));
  const names = readdirSync(folder);
  expect(names).toHaveLength(31);
  expect(names).toContain('notes.log');
  expect(names).not.toContain('watchkeeper-2026-10-02.log');
  expect(names).toContain('watchkeeper-2026-10-03.log');
});

test('a folder that goes away overnight does not stop whoever logs', async () => {
  const folder = join(temporaryFolder(), 'logs');
  mkdirSync(folder);
  const clock = createManualClock(noon);
  const logger = createFileLogger(folder, clock);
  rmSync(folder, { recursive: true });
  await clock.advance(day);
  expect(() => logger.info('second')).not.toThrow();
});

test('a folder that cannot be written to is refused at the start', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => createFileLogger(join(file, 'logs'), createManualClock(noon))).toThrow();
});
