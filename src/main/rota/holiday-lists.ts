import { z } from 'zod';
import type { HolidayDivision } from '../../shared/nouns/pack';
import type { HolidayList } from '../../shared/rota/cover';
import { readLimitedText } from '../limited-body';
import { networkReason } from '../network-reason';
import type { Clock, Fetch, Logger } from '../ports';
import { startTimeLimit } from '../time-limit';
import { type HolidayLists, parseHolidays } from './holidays';

const address = 'https://www.gov.uk/bank-holidays.json';
/** gov.uk changes the list a few times a year, sometimes at short notice. */
const askEveryMs = 7 * 24 * 60 * 60_000;
const tryAgainMs = 6 * 60 * 60_000;
/** A start has more pressing things to do. */
const firstLookMs = 10 * 60_000;
const timeLimitMs = 20_000;
const maximumBytes = 1_000_000;

const keptCopy = z.strictObject({ readAt: z.number(), text: z.string() });

export type HolidayService = {
  list(division: HolidayDivision): HolidayList;
  start(): void;
  close(): void;
};

/**
 * The bank holidays that ship, brought up to date from gov.uk once a week. The last good copy is kept; what cannot be read,
 * or knows less of the future than the list that ships, changes nothing.
 */
export function createHolidayService(options: {
  readonly shipped: HolidayLists;
  readonly kept: { read(): string | undefined; write(value: string): void };
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly logger: Logger;
  readonly onChange: () => void;
}): HolidayService {
  const { shipped, kept, clock, logger } = options;
  const closing = new AbortController();
  let cancel = (): void => {};
  let { lists, readAt } = restore();

  function restore(): { lists: HolidayLists; readAt: number | undefined } {
    const stored = kept.read();
    if (stored === undefined) return { lists: shipped, readAt: undefined };
    try {
      const copy = keptCopy.parse(JSON.parse(stored));
      return { lists: newer(shipped, parseHolidays(JSON.parse(copy.text))), readAt: copy.readAt };
    } catch (error) {
      // Not deleted: the next good answer takes its place.
      logger.error('holidays.copy-unreadable', { error });
      return { lists: shipped, readAt: undefined };
    }
  }

  async function ask(): Promise<string> {
    const limit = startTimeLimit(clock, timeLimitMs, closing.signal);
    try {
      const answer = options.fetch(address, { redirect: 'error', signal: limit.signal }).then(read);
      return await Promise.race([answer, limit.ended]);
    } finally {
      limit.stop();
    }
  }

  async function refresh(): Promise<void> {
    try {
      const text = await ask();
      const found = newer(shipped, parseHolidays(JSON.parse(text)));
      if (closing.signal.aborted) return;
      kept.write(JSON.stringify({ readAt: clock.now(), text }));
      const isOther = JSON.stringify(found) !== JSON.stringify(lists);
      lists = found;
      readAt = clock.now();
      logger.info('holidays.read', { isOther });
      if (isOther) options.onChange();
    } catch (error) {
      if (closing.signal.aborted) return;
      logger.warn('holidays.not-read', { reason: networkReason(error) });
    }
    lookAfter(readAt !== undefined && clock.now() - readAt < askEveryMs ? askEveryMs : tryAgainMs);
  }

  /** Looked at every few hours by the wall clock, because a long timer does not count the time asleep. */
  function lookAfter(ms: number): void {
    cancel = clock.after(Math.min(ms, tryAgainMs), look);
  }

  function look(): void {
    const isDue = readAt === undefined || Math.abs(clock.now() - readAt) >= askEveryMs;
    if (isDue) void refresh();
    else lookAfter(tryAgainMs);
  }

  return {
    list: (division) => lists[division],
    start() {
      cancel = clock.after(firstLookMs, look);
    },
    close() {
      cancel();
      closing.abort();
    },
  };
}

async function read(response: Response): Promise<string> {
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const body = await readLimitedText(response, maximumBytes);
  if (body.kind === 'too-large') throw new Error('the answer is too large');
  return body.text;
}

/** gov.uk forgets old years, so what it does not reach back to stays from the list that ships. */
function newer(shipped: HolidayLists, found: HolidayLists): HolidayLists {
  const merge = (division: HolidayDivision): HolidayList => {
    const ours = shipped[division];
    const theirs = found[division];
    const first = theirs.events[0]?.date ?? '';
    if (theirs.lastDate < ours.lastDate) throw new Error(`the list of ${division} ends too early`);
    return { ...theirs, events: [...ours.events.filter(({ date }) => date < first), ...theirs.events] };
  };
  return {
    'england-and-wales': merge('england-and-wales'),
    scotland: merge('scotland'),
    'northern-ireland': merge('northern-ireland'),
  };
}
