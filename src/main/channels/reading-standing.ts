import type { Failure } from '../../shared/errors';
import type { Workspace } from '../../shared/nouns/app';
import type { Clock } from '../ports';

type Attempt = { readonly at: number; readonly failure: Failure | undefined };

export type ReadingStanding = ReturnType<typeof createReadingStanding>;

/** Where Slack names no time that can be waited for. */
const usualWaitMs = 30_000;
const longestWaitMs = 60 * 60_000;

/** How the readings of each channel went since the start, and what holds further ones off. */
export function createReadingStanding(clock: Clock) {
  const attempts = new Map<string, Attempt>();
  /** The token is no good: nothing is read until there is another connection. */
  let refusal: Failure | undefined;
  let pausedUntilAt = 0;
  const keyOf = (workspace: Workspace, channel: string) => `${workspace} ${channel}`;
  const attemptOf = (workspace: Workspace, channel: string) => attempts.get(keyOf(workspace, channel));

  return {
    failureOf: (workspace: Workspace, channel: string): Failure | undefined =>
      attemptOf(workspace, channel)?.failure ?? (workspace === 'slack' ? refusal : undefined),
    /** Undefined while it was not tried yet. */
    triedAt: (workspace: Workspace, channel: string): number | undefined => attemptOf(workspace, channel)?.at,
    /** Nothing will come of it before a person has connected Slack anew. */
    isHopeless: (workspace: Workspace, channel: string): boolean =>
      workspace === 'slack' &&
      (refusal !== undefined || attemptOf(workspace, channel)?.failure?.code === 'slack-scope-missing'),
    /** How long Slack has asked to be left alone from now on; 0 where it has not. */
    pauseMs(workspace: Workspace): number {
      const leftMs = workspace === 'slack' ? pausedUntilAt - clock.now() : 0;
      // Longer than it can have been: this machine's clock was set back.
      return leftMs > 0 && leftMs <= longestWaitMs ? leftMs : 0;
    },
    /** Answers true where the token had been refused before. */
    succeeded(workspace: Workspace, channel: string): boolean {
      const wasRefused = workspace === 'slack' && refusal !== undefined;
      if (workspace === 'slack') refusal = undefined;
      attempts.set(keyOf(workspace, channel), { at: clock.now(), failure: undefined });
      return wasRefused;
    },
    failed(workspace: Workspace, channel: string, failure: Failure): void {
      attempts.set(keyOf(workspace, channel), { at: clock.now(), failure });
      if (failure.code === 'slack-token-refused') refusal = failure;
    },
    /** Slack asks to wait. Answers how long that is from now. */
    pause(failure: Failure): number {
      const ms = Number(failure.detail.seconds) * 1_000;
      const waitMs = ms > 0 ? Math.min(ms, longestWaitMs) : usualWaitMs;
      pausedUntilAt = clock.now() + waitMs;
      return waitMs;
    },
    /** There is another connection: what was known of the last one is void. */
    reconnected(): void {
      refusal = undefined;
      pausedUntilAt = 0;
      for (const key of attempts.keys()) if (key.startsWith('slack ')) attempts.delete(key);
    },
  };
}
