import { toFailure, WatchkeeperError } from '../../../shared/errors';
import type { FeedOutcome } from '../../../shared/nouns/rota';
import { networkCode } from '../../network-reason';
import type { Clock, Fetch } from '../../ports';
import { startTimeLimit } from '../../time-limit';
import type { CalendarAddress } from './calendar-address';
import { downloadCalendar, RateLimited } from './calendar-download';
import { readCalendarFile } from './calendar-file';
import { readCalendar } from './calendar-text';
import type { FeedReader } from './feed-reader';

export type CalendarReaderOptions = {
  /** For the words of a failure: the address is a secret. */
  readonly name: string;
  readonly address: CalendarAddress;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends a read that is under way, when the watch is closed. */
  readonly signal: AbortSignal;
};

const timeLimitMs = 20_000;
const maximumBytes = 5_000_000;

/** Reads an iCalendar feed from the web or from a file. */
export function createCalendarReader(options: CalendarReaderOptions): FeedReader {
  const source = options.name;
  return {
    async read(window): Promise<FeedOutcome> {
      const limit = startTimeLimit(options.clock, timeLimitMs, options.signal);
      try {
        const text = await Promise.race([readText(options, limit.signal), limit.ended]);
        const reading = readCalendar(text, window);
        if (reading.kind === 'copy') return { kind: 'read', copy: reading.copy };
        throw new WatchkeeperError('rota-unreadable', { source, reason: reading.reason });
      } catch (error) {
        if (limit.isOver())
          return failed(new WatchkeeperError('rota-timeout', { source, seconds: timeLimitMs / 1_000 }));
        if (error instanceof WatchkeeperError) return failed(error);
        return failed(new WatchkeeperError('rota-unreachable', { source, reason: networkCode(error) }));
      } finally {
        limit.stop();
      }
    },
  };
}

async function readText(
  { name, address, fetch, clock }: CalendarReaderOptions,
  signal: AbortSignal,
): Promise<string> {
  if (address.kind === 'file') return readCalendarFile(address.path, name, maximumBytes);
  const now = () => clock.now();
  return downloadCalendar({ url: address.url, source: name, fetch, signal, now, maximumBytes });
}

function failed(error: WatchkeeperError): FeedOutcome {
  const failure = toFailure(error);
  return error instanceof RateLimited
    ? { kind: 'failed', failure, retryAfterMs: error.retryAfterMs }
    : { kind: 'failed', failure };
}
