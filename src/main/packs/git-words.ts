import { WatchkeeperError } from '../../shared/errors';
import type { CommandOutcome } from '../ports';

/** The first thing that git said was wrong, fit to be shown: on one line, short, and without what stands before an @. */
export function gitReason(errorOutput: string): string {
  const lines = errorOutput.split('\n').map((line) => line.trim());
  const told = lines.find((line) => /^(fatal|error):/i.test(line)) ?? lines.find((line) => line !== '');
  const reason = (told ?? 'it gave no reason')
    .replace(/^(?:fatal|error):\s*/i, '')
    .replaceAll(/:\/\/[^\s/@]*@/g, '://')
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    // A server says as much as it likes.
    .slice(0, 1_000)
    .replace(/[.:\s]+$/, '');
  return reason.length > 200 ? `${reason.slice(0, 199).toWellFormed()}…` : reason;
}

export function isNoCheckout(errorOutput: string): boolean {
  return /not a git repository/i.test(errorOutput);
}

const signIn =
  /could not read (?:Username|Password)|terminal prompts disabled|Authentication failed|Permission denied \(|Host key verification failed|HTTP Basic: Access denied|returned error: 40[13]|Repository not found/i;
const unreachable =
  /Could not resolve host|Could not resolve hostname|unable to access|Connection (?:refused|timed out|reset|closed)|Network is unreachable|No route to host|Operation timed out|early EOF|remote end hung up/i;
const diverged = /Not possible to fast-forward|Diverging branches|non-fast-forward|have diverged/i;
const inTheWay =
  /would be overwritten by merge|local changes to the following files|needs merge|unmerged files/i;

/** What a pull that did not end well means to a person. */
export function pullFailure(
  outcome: CommandOutcome,
  given: { readonly path: string; readonly seconds: number },
): WatchkeeperError | undefined {
  switch (outcome.kind) {
    case 'not-found':
      return new WatchkeeperError('git-missing');
    case 'timed-out':
      return new WatchkeeperError('git-timeout', { seconds: given.seconds });
    case 'too-large':
      return new WatchkeeperError('git-failed', { reason: 'it said more than can be read' });
    case 'failed':
      return new WatchkeeperError('git-failed', { reason: outcome.reason });
    case 'ended':
      return outcome.exitCode === 0 ? undefined : refusal(outcome.errorOutput, given.path);
  }
}

function refusal(said: string, path: string): WatchkeeperError {
  const reason = gitReason(said);
  if (isNoCheckout(said)) return new WatchkeeperError('pack-folder-not-git', { path });
  if (inTheWay.test(said)) {
    return new WatchkeeperError('git-not-forward', {
      reason: 'files that the pull would change were changed here',
    });
  }
  if (diverged.test(said)) {
    return new WatchkeeperError('git-not-forward', {
      reason: 'it has commits that are not where it pulls from, and the other way round',
    });
  }
  if (/no tracking information|not currently on a branch/i.test(said)) {
    return new WatchkeeperError('git-failed', { reason: 'its branch follows none that could be pulled' });
  }
  if (signIn.test(said)) return new WatchkeeperError('git-sign-in-needed', { reason });
  if (unreachable.test(said)) return new WatchkeeperError('git-unreachable', { reason });
  return new WatchkeeperError('git-failed', { reason });
}
