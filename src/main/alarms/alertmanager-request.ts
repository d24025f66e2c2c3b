import type { ErrorDetail, Failure } from '../../shared/errors';
import { readLimitedText } from '../limited-body';
import { networkCode, redirectsElsewhere } from '../network-reason';
import type { Clock, Fetch } from '../ports';
import { startTimeLimit } from '../time-limit';
import { retryAfterMs } from './retry-after';
import type { SignInHeaders } from './source-sign-in';

/** One server, and what is needed to ask it. */
export type Server = {
  /** For the words of a failure. */
  readonly name: string;
  /** As `checkSourceAddress` gave it, route prefix included. */
  readonly url: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends what is under way, when the watch is closed. */
  readonly signal?: AbortSignal | undefined;
};

export type Question = {
  /** Below `/api/v2`. */
  readonly path: string;
  readonly headers: SignInHeaders;
  readonly timeLimitMs: number;
  readonly maximumMegabytes: number;
  /** Undefined for a GET. */
  readonly act?: { readonly method: 'POST'; readonly json: string } | { readonly method: 'DELETE' };
};

export type FailedAnswer = {
  readonly kind: 'failed';
  readonly failure: Failure;
  readonly retryAfterMs?: number | undefined;
};

export type Answer =
  | {
      readonly kind: 'answered';
      readonly text: string;
      readonly contentType: string;
      /** By the server's own clock, where it says. */
      readonly sentAt: number | undefined;
    }
  | FailedAnswer;

/** One request. Never throws; no failure repeats a header or what fetch says of one. */
export async function askServer(server: Server, question: Question): Promise<Answer> {
  const limit = startTimeLimit(server.clock, question.timeLimitMs, server.signal);
  try {
    return await Promise.race([askOnce(server, question, limit.signal), limit.ended]);
  } catch (error) {
    if (limit.isOver()) return failed(server, 'source-timeout', { seconds: question.timeLimitMs / 1_000 });
    // Electron's fetch gives up on a redirect where others tell of it.
    const reason = networkCode(error);
    if (reason === redirectsElsewhere) return failed(server, 'source-sign-in-needed');
    return failed(server, 'source-unreachable', { reason });
  } finally {
    limit.stop();
  }
}

async function askOnce(server: Server, question: Question, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted();
  const response = await server.fetch(`${server.url}/api/v2${question.path}`, {
    ...bodyOf(question),
    // A sign-in page is reached by redirect: followed, it would answer 200 and hide what happened, and see our sign-in.
    redirect: 'manual',
    signal,
  });
  const { status } = response;
  const isRedirect = response.type === 'opaqueredirect' || (status >= 300 && status < 400);
  if (isRedirect) return failed(server, 'source-sign-in-needed');
  if (!response.ok) return refusalOf(server, response);
  const { maximumMegabytes } = question;
  const body = await readLimitedText(response, maximumMegabytes * 1_000_000);
  if (body.kind === 'too-large') return failed(server, 'source-too-large', { megabytes: maximumMegabytes });
  const sentAt = Date.parse(response.headers.get('date') ?? '');
  return {
    kind: 'answered',
    text: body.text,
    contentType: response.headers.get('content-type') ?? '',
    sentAt: Number.isNaN(sentAt) ? undefined : sentAt,
  };
}

function bodyOf({ act, headers }: Question) {
  const asked = { ...headers, accept: 'application/json' };
  if (act?.method !== 'POST') return { method: act?.method ?? 'GET', headers: asked };
  return { method: 'POST', headers: { ...asked, 'content-type': 'application/json' }, body: act.json };
}

function refusalOf(server: Server, { status, headers }: Response): FailedAnswer {
  if (status === 401 || status === 403) return failed(server, 'source-sign-in-refused', { status });
  // 410: version 1 of the API, which some servers remember.
  if (status === 404 || status === 410) return failed(server, 'source-not-alertmanager', { status });
  const waitMs = status === 429 || status === 503 ? retryAfterMs(headers, server.clock.now()) : undefined;
  if (waitMs === undefined) return failed(server, 'source-http-error', { status });
  const seconds = Math.ceil(waitMs / 1_000);
  return { ...failed(server, 'source-rate-limited', { seconds }), retryAfterMs: waitMs };
}

function failed(server: Server, code: Failure['code'], detail: ErrorDetail = {}): FailedAnswer {
  return { kind: 'failed', failure: { code, detail: { source: server.name, ...detail } } };
}
