import { toFailure, WatchkeeperError } from '../../../shared/errors';
import type { FeedOutcome } from '../../../shared/nouns/rota';
import type { Clock, Fetch } from '../../ports';
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
      const limit = startTimeLimit(options.clock, options.signal);
      try {
        const text = await Promise.race([readText(options, limit.signal), limit.ended]);
        const reading = readCalendar(text, window);
        if (reading.kind === 'copy') return { kind: 'read', copy: reading.copy };
        throw new WatchkeeperError('rota-unreadable', { source, reason: reading.reason });
      } catch (error) {
        if (limit.isOver())
          return failed(new WatchkeeperError('rota-timeout', { source, seconds: timeLimitMs / 1_000 }));
        if (error instanceof WatchkeeperError) return failed(error);
        return failed(new WatchkeeperError('rota-unreachable', { source, reason: reasonOf(error) }));
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

/** `ended` rejects when the time is over or the watch is closed, even if what is at hand ignores its signal. */
function startTimeLimit(clock: Clock, outer: AbortSignal) {
  const inner = new AbortController();
  const signal = AbortSignal.any([inner.signal, outer]);
  let over = false;
  const cancel = clock.after(timeLimitMs, () => {
    over = true;
    inner.abort();
  });
  const ended = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // The race may be decided already when this rejects.
  ended.catch(() => undefined);
  return {
    signal,
    ended,
    isOver: () => over,
    stop() {
      cancel();
      // Lets go of the connection of an answer whose body was not read to its end.
      inner.abort();
    },
  };
}

function failed(error: WatchkeeperError): FeedOutcome {
  const failure = toFailure(error);
  return error instanceof RateLimited
    ? { kind: 'failed', failure, retryAfterMs: error.retryAfterMs }
    : { kind: 'failed', failure };
}

/** A code, never a message: those of fetch and of name look-ups repeat the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  if (error.name === 'AbortError') return 'the reading was stopped';
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (code === 'UND_ERR_SOCKET') return 'the connection was cut';
  const electronCode = /\bnet::(ERR_[A-Z0-9_]+)/.exec(cause.message)?.[1];
  // Electron's fetch gives up on a redirect that is to be followed by hand.
  if (cause.message === 'Redirect was cancelled') return 'it redirects elsewhere';
  return /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : (electronCode ?? 'no reason given');
}
