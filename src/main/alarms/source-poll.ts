import type { ErrorCode } from '../../shared/errors';
import type { Pack } from '../../shared/nouns/pack';
import type { ReadOutcome } from '../alarm-reader';
import type { Clock, Logger } from '../ports';
import type { PollEffect, SourceRegister } from './source-register';

export type SourcePollOptions = {
  readonly sources: SourceRegister;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pack: () => Pack | undefined;
  readonly signal: AbortSignal;
  /** Called after the commit, also when only the time of the last success is new. */
  readonly onEffect: (effect: PollEffect) => void;
};

/** Reads one source and records what it said, or that it did not. Without a team pack nothing is polled. */
export function createSourcePoll(options: SourcePollOptions): (id: string) => Promise<void> {
  const { sources, clock, logger, pack, signal, onEffect } = options;
  /** How each failing source fails, so that a long failure is one line of the log. */
  const logged = new Map<string, ErrorCode>();

  function record(id: string, outcome: ReadOutcome, rules: Pack['alarms']): PollEffect {
    if (outcome.kind === 'failed') {
      const { code } = outcome.failure;
      if (logged.get(id) !== code) logger.warn('source.failing', { sourceId: id, code });
      logged.set(id, code);
      return sources.recordFailure(id, outcome, clock.now());
    }
    logged.delete(id);
    try {
      return sources.recordRead(id, outcome, rules, clock.now());
    } catch (error) {
      // An answer that cannot be kept is no sight of the source either.
      logger.error('source.record.failed', { sourceId: id, error });
      return sources.recordFailure(id, { failure: { code: 'internal', detail: {} } }, clock.now());
    }
  }

  return async (id) => {
    const reader = sources.readerOf(id);
    if (reader === undefined || pack() === undefined) return;
    const outcome = await reader.read();
    const current = pack();
    // Meanwhile the watch may have ended, or the source been removed or given another sign-in.
    if (signal.aborted || current === undefined || sources.readerOf(id) !== reader) return;
    const effect = record(id, outcome, current.alarms);
    if (effect.sight) logger.warn('source.sight', { sourceId: id, blind: outcome.kind === 'failed' });
    onEffect(effect);
  };
}
