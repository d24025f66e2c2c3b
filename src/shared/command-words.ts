import { assertNever } from './assert-never';
import type { CommandEnd, CommandReading, KubectlTrouble, PodsReading, PodVerdict } from './nouns/command';

/** What kubectl's known failures mean, and what to do. */
export const troubleWords: Readonly<
  Record<KubectlTrouble, { readonly what: string; readonly todo: string }>
> = {
  'not-signed-in': {
    what: 'not signed in to the cluster',
    todo: 'Sign in as you do in a terminal, then run it again.',
  },
  'plugin-missing': {
    what: 'the program that signs in to the cluster was not found',
    todo: 'Install it, or start Watchkeeper from a terminal whose PATH has it.',
  },
  forbidden: {
    what: 'the cluster does not allow you to read this',
    todo: 'Ask for the right, or check that this is the right cluster.',
  },
  'not-configured': {
    what: 'kubectl knows no cluster by that name',
    todo: 'Check its configuration: kubectl config get-contexts.',
  },
  refused: {
    what: 'the cluster’s address refused the connection',
    todo: 'Check the network or VPN, and that kubectl is set up for this cluster.',
  },
  'timed-out': {
    what: 'the cluster did not answer in time',
    todo: 'Check the network or VPN, then run it again.',
  },
  unreachable: {
    what: 'the cluster cannot be reached',
    todo: 'Check the network or VPN, then run it again.',
  },
  certificate: {
    what: 'the cluster’s certificate was not accepted',
    todo: 'Check that this is the right cluster, and the time on this machine.',
  },
};

export const noPodsWords = 'no pods: the namespace is empty or does not exist (kubectl does not tell which)';

/** How a run ended, on one line, without a full stop: `14 pods, 2 with errors`. */
export function endInWords(end: CommandEnd): string {
  switch (end.state) {
    case 'running':
      return 'running';
    case 'ended':
      return readingInWords(end.reading, end.exitCode);
    case 'not-found':
      return 'the program was not found on this machine';
    case 'timed-out':
      return `stopped: it had not ended after ${end.afterMs / 1_000} s`;
    case 'too-large':
      return `stopped: it wrote more than ${end.megabytes} MB`;
    case 'failed':
      return `it could not be run to its end: ${end.reason}`;
    case 'stopped':
      return 'stopped by hand';
    case 'interrupted':
      return 'its end was not recorded: what came of it is not known';
    default:
      return assertNever(end);
  }
}

function readingInWords(reading: CommandReading, exitCode: number): string {
  switch (reading.kind) {
    case 'pods':
      return podsInWords(reading);
    case 'kubectl-failed':
      return reading.trouble === undefined
        ? `kubectl failed (exit code ${exitCode})`
        : troubleWords[reading.trouble].what;
    case 'text':
      return exitCode === 0 ? 'ended well' : `failed (exit code ${exitCode})`;
    default:
      return assertNever(reading);
  }
}

const verdictWords: Readonly<Record<Exclude<PodVerdict, 'fine'>, readonly [string, string]>> = {
  error: ['with an error', 'with errors'],
  warning: ['with a warning', 'with warnings'],
  note: ['to note', 'to note'],
};

function podsInWords({ pods, unreadable, others }: PodsReading): string {
  const all = pods.length + unreadable.length;
  if (all === 0) return others === 0 ? noPodsWords : 'no pods among what was listed';
  const odd = (['error', 'warning', 'note'] as const).flatMap((verdict) => {
    const count = pods.filter((pod) => pod.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdictWords[verdict][count === 1 ? 0 : 1]}`];
  });
  const unread = unreadable.length === 0 ? [] : [`${unreadable.length} that could not be read`];
  const parts = [...odd, ...unread];
  const fine = all === 1 ? 'fine' : 'all fine';
  return `${all} ${all === 1 ? 'pod' : 'pods'}, ${parts.length === 0 ? fine : parts.join(', ')}`;
}

/** How much a run asks for a look, by its worst part. */
export function verdictOf(end: CommandEnd): PodVerdict | 'unknown' {
  switch (end.state) {
    case 'running':
    case 'stopped':
    case 'interrupted':
      return 'unknown';
    case 'not-found':
    case 'timed-out':
    case 'too-large':
    case 'failed':
      return 'error';
    case 'ended':
      return end.reading.kind === 'pods' ? verdictOfPods(end.reading) : end.exitCode === 0 ? 'fine' : 'error';
    default:
      return assertNever(end);
  }
}

function verdictOfPods({ pods, unreadable }: PodsReading): PodVerdict {
  const verdicts = new Set(pods.map(({ verdict }) => verdict));
  if (verdicts.has('error')) return 'error';
  const isBlind = unreadable.length > 0 || pods.length === 0;
  if (isBlind || verdicts.has('warning')) return 'warning';
  return verdicts.has('note') ? 'note' : 'fine';
}
