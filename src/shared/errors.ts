/**
 * Every way Watchkeeper can refuse or fail, as a closed set. A code crosses the wire; its words for people are in
 * error-words.ts, so no side ever has to guess from a message.
 */
export const errorCodes = [
  'invalid-request',
  'unknown-request',
  'internal',
  'not-found',
  'data-folder-in-use',
  'data-folder-unusable',
  'database-from-the-future',
  'database-corrupt',
  'disk-full',
  'storage-failing',
  'pack-malformed',
  'pack-unknown',
  'pack-folder-unusable',
  'pack-folder-not-git',
  'pack-has-no-other',
  'git-missing',
  'git-unreachable',
  'git-sign-in-needed',
  'git-not-forward',
  'git-timeout',
  'git-failed',
  'not-set-up',
  'no-watch',
  'shift-invalid',
  'reason-needed',
  'already-resolved',
  'question-link-invalid',
  'question-time-invalid',
  'finding-ended',
  'follow-up-missing',
  'keychain-unavailable',
  'link-refused',
  'runbook-folder-unusable',
  'runbook-link-unknown',
  'export-failed',
  'link-not-opened',
  'command-not-approved',
  'slack-not-connected',
  'slack-token-refused',
  'slack-scope-missing',
  'slack-channel-not-found',
  'slack-not-in-channel',
  'slack-channel-archived',
  'slack-unreachable',
  'slack-rate-limited',
  'slack-refused',
  'source-address-invalid',
  'source-unreachable',
  'source-timeout',
  'source-sign-in-needed',
  'source-http-error',
  'source-too-large',
  'source-unreadable',
  'source-not-added',
  'source-secret-lost',
  'source-token-refused',
  'source-sign-in-refused',
  'source-not-alertmanager',
  'source-plan-lacks',
  'source-rate-limited',
  'source-not-listening',
  'source-act-refused',
  'source-act-late',
  'rota-address-invalid',
  'rota-not-added',
  'rota-secret-lost',
  'rota-file-unreadable',
  'rota-unreachable',
  'rota-timeout',
  'rota-sign-in-needed',
  'rota-http-error',
  'rota-token-refused',
  'rota-rate-limited',
  'rota-too-large',
  'rota-unreadable',
  'stretch-invalid',
  'notification-not-shown',
  'notification-not-seen',
  'sound-not-heard',
  'clock-wrong',
  'disk-nearly-full',
  'alarm-source-failing',
  'rota-source-failing',
  'channel-slack-not-connected',
  'channel-token-refused',
  'channel-scope-missing',
  'channel-not-found',
  'channel-not-a-member',
  'channel-slack-unreachable',
  'channel-rate-limited',
  'channel-refused',
  'announcements-without-channel',
  'gap-empty',
  'preview-outdated',
  'mention-not-confirmed',
  'announcement-closed',
  'promise-invalid',
  'promise-settled',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What fills the gaps in an error's words: a channel, a file, a line number. Never a secret. */
export type ErrorDetail = Readonly<Record<string, string | number>>;

/** An error as it crosses the wire. */
export type Failure = { readonly code: ErrorCode; readonly detail: ErrorDetail };

export class WatchkeeperError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(detail)}`, options);
    this.name = 'WatchkeeperError';
    this.code = code;
    this.detail = detail;
  }
}

/** Anything thrown becomes a failure; what nobody foresaw becomes `internal`, its message kept for the log only. */
export function toFailure(thrown: unknown): Failure {
  return thrown instanceof WatchkeeperError
    ? { code: thrown.code, detail: thrown.detail }
    : { code: 'internal', detail: {} };
}
