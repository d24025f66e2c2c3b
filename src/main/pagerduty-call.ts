import { readLimitedText } from './limited-body';
import { networkCode } from './network-reason';
import type { Clock, Fetch } from './ports';
import { startTimeLimit } from './time-limit';

/** What every request to PagerDuty's REST API is made with. */
export type PagerDutyAccount = {
  /** A REST API key; a secret. */
  readonly token: string;
  /** As `readPagerDutyAddress` gave it. */
  readonly apiUrl: string;
  /** The e-mail address of a user, which writing with a key of the whole account needs. */
  readonly from?: string | undefined;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends a request that is under way. */
  readonly signal?: AbortSignal | undefined;
};

export type PagerDutyWrite = { readonly method: 'PUT'; readonly body: unknown };

export type PagerDutyReply =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'rate-limited'; readonly waitMs: number }
  /** `code` is PagerDuty's own, of an answer to a write; undefined where it gave none. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number | undefined }
  /** It leads elsewhere, or answers with a web page. */
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'too-large'; readonly megabytes: number }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'unreachable'; readonly reason: string };

const timeLimitMs = 20_000;
const maximumMegabytes = 10;
const maximumErrorBytes = 64_000;
/** When a 429 does not say how long; the limit counts by the minute. */
const usualWaitMs = 60_000;
/** An instant mistaken for a number of seconds would otherwise silence the source for years. */
const longestWaitMs = 3_600_000;
const plain = /^[\x21-\x7e]+$/;

/** One request: a GET unless it is a write. Never throws; no answer repeats the address, the key or the API's own words. */
export async function callPagerDuty(
  account: PagerDutyAccount,
  pathAndQuery: string,
  write?: PagerDutyWrite,
): Promise<PagerDutyReply> {
  // fetch would refuse them with a message that repeats them.
  if (!plain.test(account.token))
    return { kind: 'unreachable', reason: 'the key holds a character that no key has' };
  if (account.from !== undefined && !plain.test(account.from))
    return { kind: 'unreachable', reason: 'the e-mail address holds a character that cannot be sent' };
  const limit = startTimeLimit(account.clock, timeLimitMs, account.signal);
  try {
    return await Promise.race([callOnce(account, pathAndQuery, write, limit.signal), limit.ended]);
  } catch (error) {
    if (limit.isOver()) return { kind: 'timeout', seconds: timeLimitMs / 1_000 };
    return { kind: 'unreachable', reason: networkCode(error) };
  } finally {
    limit.stop();
  }
}

async function callOnce(
  { token, apiUrl, from, fetch, clock }: PagerDutyAccount,
  pathAndQuery: string,
  write: PagerDutyWrite | undefined,
  signal: AbortSignal,
): Promise<PagerDutyReply> {
  signal.throwIfAborted();
  const response = await fetch(`${apiUrl}${pathAndQuery}`, {
    headers: {
      authorization: `Token token=${token}`,
      accept: 'application/vnd.pagerduty+json;version=2',
      'content-type': 'application/json',
      ...(write === undefined || from === undefined ? {} : { from }),
    },
    ...(write === undefined ? {} : { method: write.method, body: JSON.stringify(write.body) }),
    // Followed, it could take the key to another place.
    redirect: 'manual',
    signal,
  });
  const { status } = response;
  const isRedirect = response.type === 'opaqueredirect' || (status >= 300 && status < 400);
  if (isRedirect) return { kind: 'sign-in-needed' };
  if (status === 429) return { kind: 'rate-limited', waitMs: waitOf(response.headers, clock.now()) };
  if (!response.ok) {
    return { kind: 'refused', status, code: write === undefined ? undefined : await codeOf(response) };
  }
  const body = await readLimitedText(response, maximumMegabytes * 1_000_000);
  if (body.kind === 'too-large') return { kind: 'too-large', megabytes: maximumMegabytes };
  return readJson(body.text, response.headers.get('content-type') ?? '');
}

function readJson(text: string, contentType: string): PagerDutyReply {
  if (contentType.includes('html') || /^\s*</.test(text)) return { kind: 'sign-in-needed' };
  try {
    return { kind: 'answered', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable', reason: 'its JSON is broken' };
  }
}

/** `{"error":{"code":2001,…}}`; a proxy in between may answer with anything. */
async function codeOf(response: Response): Promise<number | undefined> {
  const body = await readLimitedText(response, maximumErrorBytes);
  if (body.kind === 'too-large') return undefined;
  const found = /"code"\s*:\s*(\d{1,6})\b/.exec(body.text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** How long a 429 asks to wait: at least a second, at most an hour. */
function waitOf(headers: Headers, now: number): number {
  const given = headers.get('ratelimit-reset') ?? headers.get('retry-after') ?? '';
  const isSeconds = /^\s*\d+(\.\d+)?\s*$/.test(given);
  const waitMs = isSeconds ? Math.ceil(Number(given) * 1_000) : Date.parse(given) - now;
  return Math.min(Math.max(Number.isNaN(waitMs) ? usualWaitMs : waitMs, 1_000), longestWaitMs);
}
