/** A short reason: fetch wraps the network's own error, whose code says more than "fetch failed". */
export function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  const cause = causeOf(error);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (code === 'UND_ERR_SOCKET') return connectionCut;
  return (code ?? cause.message).slice(0, 120);
}

/** The network's own code, such as ENOTFOUND. Never a message, which may repeat an address or a header that is secret. */
export function networkCode(error: unknown): string {
  const cause = error instanceof Error ? causeOf(error) : undefined;
  const code = cause !== undefined && 'code' in cause ? cause.code : undefined;
  if (code === 'UND_ERR_SOCKET') return connectionCut;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : 'the connection failed';
}

const connectionCut = 'the connection was cut';

function causeOf(error: Error): Error {
  return error.cause instanceof Error ? error.cause : error;
}
