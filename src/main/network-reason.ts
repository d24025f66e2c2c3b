/** A short reason: fetch wraps the network's own error, whose code says more than "fetch failed". */
export function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return unsaid;
  const cause = causeOf(error);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (code === 'UND_ERR_SOCKET') return connectionCut;
  return (code ?? cause.message).slice(0, 120);
}

/** The network's own code, such as ENOTFOUND. Never a message: those of fetch repeat addresses and headers, which may be secret. */
export function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return unsaid;
  if (error.name === 'AbortError') return 'the reading was stopped';
  const cause = causeOf(error);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (code === 'UND_ERR_SOCKET') return connectionCut;
  // Electron's fetch gives up on a redirect that is to be followed by hand.
  if (cause.message === 'Redirect was cancelled') return redirectsElsewhere;
  const electronCode = /\bnet::(ERR_[A-Z0-9_]+)/.exec(cause.message)?.[1];
  return /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : (electronCode ?? unsaid);
}

/** What `networkCode` says of a redirect that was not followed. */
export const redirectsElsewhere = 'it redirects elsewhere';
const unsaid = 'no reason given';
const connectionCut = 'the connection was cut';

function causeOf(error: Error): Error {
  return error.cause instanceof Error ? error.cause : error;
}
