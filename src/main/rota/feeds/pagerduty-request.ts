import { assertNever } from '../../../shared/assert-never';
import type { ErrorDetail, Failure } from '../../../shared/errors';
import { callPagerDuty } from '../../pagerduty-call';
import type { Clock, Fetch } from '../../ports';

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

/** One GET. Never throws; no failure repeats the address, the key or the API's own words. */
export async function askPagerDuty(call: PagerDutyCall, pathAndQuery: string): Promise<PagerDutyAnswer> {
  const reply = await callPagerDuty(call, pathAndQuery);
  const { kind } = reply;
  switch (kind) {
    case 'answered':
    case 'rate-limited':
      return reply;
    case 'refused': {
      const { status } = reply;
      const isKeyRefused = status === 401 || status === 403;
      return failed(call, isKeyRefused ? 'rota-token-refused' : 'rota-http-error', { status });
    }
    case 'sign-in-needed':
      return failed(call, 'rota-sign-in-needed');
    case 'unreadable':
      return failed(call, 'rota-unreadable', { reason: reply.reason });
    case 'too-large':
      return failed(call, 'rota-too-large', { limit: `${reply.megabytes} MB` });
    case 'timeout':
      return failed(call, 'rota-timeout', { seconds: reply.seconds });
    case 'unreachable':
      return failed(call, 'rota-unreachable', { reason: reply.reason });
    default:
      return assertNever(kind);
  }
}

function failed(call: PagerDutyCall, code: Failure['code'], detail: ErrorDetail = {}): PagerDutyAnswer {
  return { kind: 'failed', failure: { code, detail: { source: call.name, ...detail } } };
}
