import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHolidayService } from '../../../src/main/rota/holiday-lists';
import { shippedHolidays } from '../../../src/main/rota/holidays';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';

const minute = 60_000;
const day = 24 * 60 * minute;
const shipped = shippedHolidays('resources');
const shippedText = readFileSync('resources/bank-holidays.json', 'utf8');

type File = Record<string, { division: string; events: { title: string; date: string }[] }>;

/** What ships, as gov.uk might answer one day: a holiday more, and the oldest years forgotten. */
function govUkText(change: (file: File) => void = () => undefined): string {
  const file = JSON.parse(shippedText) as File;
  for (const division of Object.values(file)) {
    division.events = division.events.filter(({ date }) => date >= '2026-01-01');
  }
  file['england-and-wales']?.events.push({ title: 'Bank holiday for the coronation', date: '2028-12-29' });
  change(file);
  return JSON.stringify(file);
}

function setUp(answer: () => Promise<Response>, memory: { text?: string } = {}) {
  const clock = createManualClock(Date.parse('2026-11-20T12:00Z'));
  const logger = createRecordingLogger();
  const asked: string[] = [];
  let changes = 0;
  const open = () => {
    const service = createHolidayService({
      shipped,
      kept: { read: () => memory.text, write: (text) => Object.assign(memory, { text }) },
      clock,
      fetch: (url) => {
        asked.push(String(url));
        return answer();
      },
      logger,
      onChange: () => {
        changes += 1;
      },
    });
    onTestFinished(service.close);
    return service;
  };
  const service = open();
  service.start();
  return { clock, logger, asked, service, open, memory, changes: () => changes };
}

const good = () => Promise.resolve(new Response(govUkText()));
const datesOf = (list: { readonly events: readonly { readonly date: string }[] }) =>
  list.events.map(({ date }) => date);
const withOneMore = [...datesOf(shipped['england-and-wales']), '2028-12-29'];

describe('the bank holidays', () => {
  it('are those that ship until gov.uk has answered', async () => {
    const { clock, service, asked } = setUp(good);
    await clock.advance(9 * minute);
    expect(asked).toEqual([]);
    expect(service.list('england-and-wales')).toEqual(shipped['england-and-wales']);
  });

  it('follow gov.uk, and keep the years that it has forgotten', async () => {
    const { clock, service, asked, changes } = setUp(good);
    await clock.advance(11 * minute);
    expect(asked).toEqual(['https://www.gov.uk/bank-holidays.json']);
    expect(datesOf(service.list('england-and-wales'))).toEqual(withOneMore);
    expect(service.list('scotland')).toEqual(shipped.scotland);
    expect(changes()).toBe(1);
  });

  it('are asked for once a week, also by a machine that sleeps', async () => {
    const { clock, asked, changes } = setUp(good);
    await clock.advance(6 * day);
    expect(asked).toHaveLength(1);
    clock.jumpTo(clock.now() + 30 * day);
    await clock.advance(7 * 60 * minute);
    expect(asked).toHaveLength(2);
    expect(changes()).toBe(1);
  });

  it('are kept across a restart without a network', async () => {
    const { clock, open } = setUp(good);
    await clock.advance(11 * minute);
    expect(datesOf(open().list('england-and-wales'))).toEqual(withOneMore);
  });

  it.each([
    ['no network', () => Promise.reject(new Error('ENOTFOUND'))],
    ['an error', () => Promise.resolve(new Response('', { status: 503 }))],
    ['a web page', () => Promise.resolve(new Response('<html>'))],
    ['another shape', () => Promise.resolve(new Response('{"scotland":{}}'))],
    ['more than a list can be', () => Promise.resolve(new Response('x'.repeat(1_000_001)))],
    [
      'a list that ends before ours',
      () => Promise.resolve(new Response(govUkText((file) => file.scotland?.events.splice(8)))),
    ],
  ])('stay as they are after %s, and are asked for again some hours later', async (_what, answer) => {
    const { clock, service, asked, logger, memory, changes } = setUp(answer);
    await clock.advance(11 * minute);
    expect(service.list('england-and-wales')).toEqual(shipped['england-and-wales']);
    expect(memory.text).toBeUndefined();
    expect(changes()).toBe(0);
    expect(logger.lines.map(({ level, event }) => `${level} ${event}`)).toEqual(['warn holidays.not-read']);
    await clock.advance(6 * 60 * minute);
    expect(asked).toHaveLength(2);
  });

  it('do not wait for ever for an answer', async () => {
    const { clock, logger } = setUp(() => new Promise<Response>(() => undefined));
    await clock.advance(11 * minute);
    expect(logger.lines.map(({ event }) => event)).toEqual(['holidays.not-read']);
  });

  it('stay those that ship when the kept copy is damaged', () => {
    const { service, logger } = setUp(good, { text: '{"readAt":1,"text":"{"}' });
    expect(service.list('scotland')).toEqual(shipped.scotland);
    expect(logger.lines.map(({ event }) => event)).toEqual(['holidays.copy-unreadable']);
  });
});
