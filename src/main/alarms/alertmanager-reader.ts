import type { ErrorDetail, Failure } from '../../shared/errors';
import type { AlarmReader, ReadOutcome } from '../alarm-reader';
import type { Clock, Fetch } from '../ports';
import { readAlertmanagerAnswer } from './alertmanager-answer';
import { readLimitedText } from './limited-body';

export type AlertmanagerReaderOptions = {
  /** As `checkSourceAddress` gave it, route prefix included. */
  readonly url: string;
  /** For the words of a failure. */
  readonly name: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends a read that is under way, when the watch is closed. */
  readonly signal?: AbortSignal;
};

const timeLimitMs = 10_000;
const maximumMegabytes = 20;
const query = 'active=true&silenced=true&inhibited=true';

export function createAlertmanagerReader(options: AlertmanagerReaderOptions): AlarmReader {
  return {
    async read() {
      const limit = startTimeLimit(options.clock, options.signal);
      try {
        return await Promise.race([readOnce(options, limit.signal), limit.ended]);
      } catch (error) {
        if (limit.isOver()) return failed('source-timeout', options, { seconds: timeLimitMs / 1_000 });
        return failed('source-unreachable', options, { reason: reasonOf(error) });
      } finally {
        limit.stop();
      }
    },
  };
}

async function readOnce(options: AlertmanagerReaderOptions, signal: AbortSignal): Promise<ReadOutcome> {
  const response = await options.fetch(`${options.url}/api/v2/alerts?${query}`, {
    headers: { accept: 'application/json' },
    // A sign-in page is reached by redirect: followed, it would answer 200 and hide what happened.
    redirect: 'manual',
    signal,
  });
  const isRedirect = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
  if (isRedirect) return failed('source-sign-in-needed', options);
  if (!response.ok) return failed('source-http-error', options, { status: response.status });
  const body = await readLimitedText(response, maximumMegabytes * 1_000_000);
  if (body.kind === 'too-large') return failed('source-too-large', options, { megabytes: maximumMegabytes });
  return readAlertmanagerAnswer(body.text, response.headers.get('content-type') ?? '', options.name);
}

/** `ended` rejects when the time is over or the watch is closed, even if the fetch at hand ignores its signal. */
function startTimeLimit(clock: Clock, outer: AbortSignal | undefined) {
  const inner = new AbortController();
  const signal = outer === undefined ? inner.signal : AbortSignal.any([inner.signal, outer]);
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

function failed(
  code: Failure['code'],
  { name }: AlertmanagerReaderOptions,
  detail: ErrorDetail = {},
): ReadOutcome {
  return { kind: 'failed', failure: { code, detail: { source: name, ...detail } } };
}

/** A short reason: fetch wraps the network's own error, whose code says more than "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (code === 'UND_ERR_SOCKET') return 'the connection was cut';
  return (code ?? cause.message).slice(0, 120);
}
