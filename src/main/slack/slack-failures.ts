/** Slack's answers in our words. Error names: https://docs.slack.dev/reference/methods/chat.postMessage */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Failure } from '../../shared/errors';
import { noAnswerInTime, type Retry } from '../courier';

export type SlackFault =
  /** Slack said no, by a documented error: certainly not done. */
  | { readonly kind: 'refused'; readonly failure: Failure; readonly retry: Retry }
  /** The request may have been carried out. */
  | { readonly kind: 'ambiguous'; readonly failure: Failure };

const tokenErrors = new Set([
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'org_login_required',
  'team_access_not_granted',
  'ekm_access_denied',
]);
/** Slack's own faults: the message may have been stored before the answer went wrong. */
const ambiguousErrors = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
/** The connection was never made, so nothing can have arrived. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_CONNECTION_REFUSED',
  'ERR_ADDRESS_UNREACHABLE',
]);

export function readSlackFault(thrown: unknown, channel: string): SlackFault {
  if (thrown instanceof WebAPIRateLimitedError) return rateLimited(thrown.retryAfter);
  if (thrown instanceof WebAPIPlatformError) return platformFault(thrown, channel);
  if (thrown instanceof WebAPIHTTPError) {
    return { kind: 'ambiguous', failure: unreachable(`HTTP ${thrown.statusCode}`) };
  }
  const cause = thrown instanceof WebAPIRequestError ? thrown.original : thrown;
  const reason = networkReason(cause);
  return neverSent.has(reason)
    ? { kind: 'refused', failure: unreachable(reason), retry: { kind: 'later' } }
    : { kind: 'ambiguous', failure: unreachable(reason) };
}

function platformFault(thrown: WebAPIPlatformError, channel: string): SlackFault {
  const error = thrown.data.error;
  if (ambiguousErrors.has(error)) return { kind: 'ambiguous', failure: unreachable(error) };
  if (error === 'ratelimited' || error === 'rate_limited') return rateLimited(30);
  if (tokenErrors.has(error)) {
    return refused({ code: 'slack-token-refused', detail: { error } }, { kind: 'when-connected' });
  }
  if (error === 'missing_scope') {
    const needed = (thrown.data as { needed?: unknown }).needed;
    const detail = { needed: typeof needed === 'string' ? needed : 'unknown' };
    return refused({ code: 'slack-scope-missing', detail }, { kind: 'when-connected' });
  }
  const never: Retry = { kind: 'never' };
  if (error === 'channel_not_found')
    return refused({ code: 'slack-channel-not-found', detail: { channel } }, never);
  if (error === 'not_in_channel')
    return refused({ code: 'slack-not-in-channel', detail: { channel } }, never);
  if (error === 'is_archived') return refused({ code: 'slack-channel-archived', detail: { channel } }, never);
  return refused({ code: 'slack-refused', detail: { error } }, never);
}

function refused(failure: Failure, retry: Retry): SlackFault {
  return { kind: 'refused', failure, retry };
}

function rateLimited(seconds: number): SlackFault {
  return refused({ code: 'slack-rate-limited', detail: { seconds } }, { kind: 'after', ms: seconds * 1_000 });
}

function unreachable(reason: string): Failure {
  return { code: 'slack-unreachable', detail: { reason } };
}

/** A short name such as ECONNRESET; never the message, which may hold an address or worse. */
function networkReason(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown fault';
  if (thrown.name === 'TimeoutError' || thrown.name === 'AbortError') return noAnswerInTime;
  const inner = thrown.cause instanceof Error ? networkReason(thrown.cause) : undefined;
  const code = (thrown as { code?: unknown }).code;
  const chromium = /net::(ERR_[A-Z_]+)/.exec(thrown.message)?.[1];
  return (typeof code === 'string' ? code : undefined) ?? chromium ?? inner ?? 'the connection broke';
}
