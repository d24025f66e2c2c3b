import type { CommandReading, KubectlTrouble } from '../../shared/nouns/command';

/**
 * In the order in which they are looked for, since one failure's words often hold another's. The words change between
 * versions, so they are matched loosely, and kubectl's own line is always shown beside ours.
 */
const known: readonly (readonly [KubectlTrouble, RegExp])[] = [
  [
    'plugin-missing',
    /executable \S+ not found|exec: "[^"]+": (executable file not found|file does not exist|stat )|no auth provider found/i,
  ],
  ['certificate', /x509|certificate/i],
  [
    'not-signed-in',
    /must be logged in|unauthorized|provide credentials|getting credentials|please log ?in|invalid_grant|token (has|is) expired/i,
  ],
  ['forbidden', /forbidden/i],
  [
    'not-configured',
    /context "?[^"\s]*"? does not exist|context was not found|current-context must exist|no context exists|localhost:8080|no configuration has been provided|invalid configuration/i,
  ],
  ['refused', /connection refused|was refused/i],
  ['timed-out', /timed? ?out|deadline exceeded|timeout exceeded/i],
  ['unreachable', /no such host|no route to host|network is unreachable|unable to connect|\bEOF\b/i],
];

/** `E1120 09:12:01.123456   12345 memcache.go:265] …`: a line of kubectl's own log, which comes before what it says. */
const logLine = /^[IWEF]\d{4} /;

export function kubectlFailure(
  errorOutput: string,
): Extract<CommandReading, { readonly kind: 'kubectl-failed' }> {
  const lines = errorOutput.split(/\r?\n/).filter((line) => line.trim() !== '');
  const firstLine = lines.find((line) => !logLine.test(line)) ?? lines[0] ?? '';
  const trouble = known.find(([, form]) => form.test(errorOutput))?.[0];
  return { kind: 'kubectl-failed', trouble, firstLine: firstLine.slice(0, 1_000).toWellFormed() };
}
