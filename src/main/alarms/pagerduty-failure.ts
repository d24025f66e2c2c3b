import { assertNever } from '../../shared/assert-never';
import type { ErrorDetail, Failure } from '../../shared/errors';
import type { PagerDutyReply } from '../pagerduty-call';

export type PagerDutyFailing = Exclude<PagerDutyReply, { kind: 'answered' }>;

/** Why a source could not be read, in the table's words. */
export function pagerDutyFailure(source: string, reply: PagerDutyFailing): Failure {
  const failed = (code: Failure['code'], detail: ErrorDetail = {}): Failure => ({
    code,
    detail: { source, ...detail },
  });
  const { kind } = reply;
  switch (kind) {
    case 'rate-limited':
      return failed('source-rate-limited', { seconds: Math.ceil(reply.waitMs / 1_000) });
    case 'refused': {
      const { status } = reply;
      if (status === 401 || status === 403) return failed('source-token-refused', { status });
      return status === 402 ? failed('source-plan-lacks') : failed('source-http-error', { status });
    }
    case 'sign-in-needed':
      return failed('source-sign-in-needed');
    case 'unreadable':
      return failed('source-unreadable', { reason: reply.reason });
    case 'too-large':
      return failed('source-too-large', { megabytes: reply.megabytes });
    case 'timeout':
      return failed('source-timeout', { seconds: reply.seconds });
    case 'unreachable':
      return failed('source-unreachable', { reason: reply.reason });
    default:
      return assertNever(kind);
  }
}

/** Undefined where the incident is as it was asked to be. */
export function pagerDutyWriteFailure(
  source: string,
  reply: PagerDutyReply,
  given: { readonly what: 'acknowledge' | 'resolve'; readonly hasFrom: boolean },
): Failure | undefined {
  if (reply.kind === 'answered') return undefined;
  if (reply.kind !== 'refused' || reply.status >= 500) return pagerDutyFailure(source, reply);
  const { status, code } = reply;
  if (code === alreadyResolved || (code === alreadyAcknowledged && given.what === 'acknowledge'))
    return undefined;
  const reason = whyRefused(status, given.hasFrom);
  return { code: 'source-act-refused', detail: { source, reason } };
}

const alreadyResolved = 1001;
const alreadyAcknowledged = 1002;

function whyRefused(status: number, hasFrom: boolean): string {
  if (status === 404) return 'it knows no such incident';
  if (status === 402) return 'the account’s plan does not include it';
  if (status === 401 || status === 403) return `the key may not write (HTTP ${status})`;
  if (status === 400)
    return hasFrom
      ? 'it does not take the request (HTTP 400): the e-mail address may be nobody’s there'
      : 'a key of the whole account writes only with the e-mail address of a user: add the source again with one';
  return `HTTP ${status}`;
}
