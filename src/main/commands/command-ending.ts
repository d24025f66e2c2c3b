import type { Argv, CommandEnd } from '../../shared/nouns/command';
import type { Command, CommandOutcome } from '../ports';
import { type PackedText, packText } from './packed-text';
import { type PodsBefore, readOutput } from './read-output';

/** Longer than kubectl's own --request-timeout, which the programs that sign in do not know of. */
const timeLimitMs = 30_000;
const megabyte = 1_024 * 1_024;
const largestBytes = 32 * megabyte;
/** Of what is kept as evidence: all but the largest lists. */
const longestKept = 4_000_000;
const longestKeptErrors = 200_000;

export function limited(argv: Argv): Command {
  return { argv, timeLimitMs, largestBytes };
}

export function endOf(
  argv: Argv,
  outcome: CommandOutcome,
  now: number,
  before: () => PodsBefore | undefined,
): CommandEnd {
  switch (outcome.kind) {
    case 'ended':
      return {
        state: 'ended',
        exitCode: outcome.exitCode,
        reading: readOutput(argv, outcome, now, before),
      };
    case 'not-found':
      return { state: 'not-found' };
    case 'timed-out':
      return { state: 'timed-out', afterMs: timeLimitMs };
    case 'too-large':
      return { state: 'too-large', megabytes: largestBytes / megabyte };
    case 'failed':
      return { state: 'failed', reason: outcome.reason };
  }
}

export type Left = { readonly output: PackedText; readonly errorOutput: PackedText };

/** What is kept as evidence. */
export function leftBy(outcome: CommandOutcome): Left | undefined {
  if (outcome.kind !== 'ended' && outcome.kind !== 'timed-out') return undefined;
  return {
    output: packText(outcome.output, longestKept),
    errorOutput: packText(outcome.errorOutput, longestKeptErrors),
  };
}
