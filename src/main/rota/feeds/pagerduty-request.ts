import type { ErrorDetail, Failure } from '../../../shared/errors';
import { readLimitedText } from '../../limited-body';
import { networkCode } from '../../network-reason';
import type { Clock, Fetch } from '../../ports';
import { startTimeLimit } from '../../time-limit';

export type PagerDutyCall = {
  /** For the words of a failure. */
  readonly name: string;
  /** A REST API key; a secret. */
  readonly token: string;
  /** As `checkPagerDutyUrl` gave it. */
  readonly apiUrl: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends a read that is under way. */
  readonly signal?: AbortSignal | undefined;
};

export type PagerDutyAnswer =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'rate-limited'; readonly waitMs: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

const timeLimitMs = 20_000;
const maximumMegabytes = 10;
/** When a 429 does not say how long; the limit counts by the minute. */
const usualWaitMs = 60_000;
/** An instant mistaken for a number of seconds would otherwise silence the source for years. */
const longestWaitMs = 3_600_000;

/** One GET. Never throws; no failure repeats the address, the key or the API's own words. */
export async function askPagerDuty(call: PagerDutyCall, pathAndQuery: string): Promise<PagerDutyAnswer> {
  // fetch would refuse it with a message that repeats the key.
  if (!/^[\x21-\x7e]+$/.test(call.token))
    return failed(call, 'rota-unreachable', { reason: 'the key holds a character that no key has' });
  const limit = startTimeLimit(call.clock, timeLimitMs, call.signal);
  try {
    return await Promise.race([askOnce(call, pathAndQuery, limit.signal), limit.ended]);
  } catch (error) {
    if (limit.isOver()) return failed(call, 'rota-timeout', { seconds: timeLimitMs / 1_000 });
    return failed(call, 'rota-unreachable', {
      reason: networkCode(error),
    });
  } finally {
    limit.stop();
  }
}

async function askOnce(
  call: PagerDutyCall,
  pathAndQuery: string,
  signal: AbortSignal,
): Promise<PagerDutyAnswer> {
  signal.throwIfAborted();
  const response = await call.fetch(`${call.apiUrl}${pathAndQuery}`, {
    headers: {
      authorization: `Token token=${call.token}`,
      accept: 'application/vnd.pagerduty+json;version=2',
      'content-type': 'application/json',
    },
    // Followed, it could take the key to another place.
    redirect: 'manual',
    signal,
  });
  const { status } = response;
  const isRedirect = response.type === 'opaqueredirect' || (status >= 300 && status < 400);
  if (isRedirect) return failed(call, 'rota-sign-in-needed');
  if (status === 429) return { kind: 'rate-limited', waitMs: waitOf(response.headers, call.clock.now()) };
  if (status === 401 || status === 403) return failed(call, 'rota-token-refused', { status });
  if (!response.ok) return failed(call, 'rota-http-error', { status });
  const body = await readLimitedText(response, maximumMegabytes * 1_000_000);
  if (body.kind === 'too-large') return failed(call, 'rota-too-large', { limit: `${maximumMegabytes} MB` });
  return readJson(call, body.text, response.headers.get('content-type') ?? '');
}

function readJson(call: PagerDutyCall, text: string, contentType: string): PagerDutyAnswer {
  if (contentType.includes('html') || /^\s*</.test(text)) return failed(call, 'rota-sign-in-needed');
  try {
    return { kind: 'answered', value: JSON.parse(text) };
  } catch {
    return failed(call, 'rota-unreadable', { reason: 'its JSON is broken' });
  }
}

/** How long a 429 asks to wait: at least a second, at most an hour. */
function waitOf(headers: Headers, now: number): number {
  const given = headers.get('ratelimit-reset') ?? headers.get('retry-after') ?? '';
  const isSeconds = /^\s*\d+(\.\d+)?\s*$/.test(given);
  const waitMs = isSeconds ? Math.ceil(Number(given) * 1_000) : Date.parse(given) - now;
  return Math.min(Math.max(Number.isNaN(waitMs) ? usualWaitMs : waitMs, 1_000), longestWaitMs);
}

function failed(call: PagerDutyCall, code: Failure['code'], detail: ErrorDetail = {}): PagerDutyAnswer {
  return { kind: 'failed', failure: { code, detail: { source: call.name, ...detail } } };
}
