import { z } from 'zod';
import type { Alarm, AlarmSource, BlindPeriod } from '../../../shared/nouns/alarm';
import type { Clock, DesktopNotification, Logger } from '../../ports';
import type { SettingValue } from '../setting-value';
import { type Digest, type DigestReason, digestPage } from './digest-words';

export type Stretch = {
  readonly reason: DigestReason;
  readonly fromAt: number;
  readonly toAt: number;
};

export type AwayDigest = {
  /** Nobody could watch from one instant to another. Kept until it was told. */
  note(stretch: Stretch): void;
  /** Tells of it as soon as what is known now is known to be so. Called at each look, on watch. */
  run(zone: string): void;
  /** Not this person's: nothing is told of it. */
  forget(): void;
  /** Just after such a stretch: whatever fires is told as one. */
  isSettling(): boolean;
};

export type AwayDigestOptions = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pending: SettingValue;
  readonly during: (
    fromAt: number,
    toAt: number,
  ) => { readonly alarms: readonly Alarm[]; readonly blind: readonly BlindPeriod[] };
  /** Of what fires, the ids that the last look did not find. */
  readonly missing: () => ReadonlySet<string>;
  readonly sources: () => readonly AlarmSource[];
  readonly show: (notification: DesktopNotification) => void;
};

/** A shorter one is not worth a word. */
const toldFromMs = 120_000;
/** Sources that are back answer within a poll or two of each other. */
const settlesWithinMs = 30_000;

const keptStretch = z.object({
  reason: z.enum(['asleep', 'not-running', 'network', 'off-watch']),
  fromAt: z.number(),
  toAt: z.number(),
});

export function createAwayDigest(options: AwayDigestOptions): AwayDigest {
  const { clock, logger, pending } = options;
  let waiting = read();
  let settlesAt: number | undefined;

  function read(): Stretch | undefined {
    const text = pending.read();
    if (text === undefined || text === '') return undefined;
    try {
      return keptStretch.parse(JSON.parse(text));
    } catch (error) {
      logger.error('digest.unreadable', { error });
      return undefined;
    }
  }

  /** In memory first: a full disk costs no more than a digest told twice, or not at all after a crash. */
  function keep(stretch: Stretch | undefined): void {
    waiting = stretch;
    try {
      pending.write(stretch === undefined ? '' : JSON.stringify(stretch));
    } catch (error) {
      logger.error('digest.not-kept', { error });
    }
  }

  /** An answer from before the stretch says nothing of it. */
  function isSeen({ toAt }: Stretch): boolean {
    const asked = options.sources().filter(({ told }) => told === undefined);
    if (asked.length === 0) return true;
    const fresh = asked.filter(({ health }) => health.state === 'fresh' && health.lastSuccessAt >= toAt);
    if (fresh.length === 0) return false;
    settlesAt ??= clock.now() + settlesWithinMs;
    return fresh.length === asked.length || clock.now() >= settlesAt;
  }

  function gather({ reason, fromAt, toAt }: Stretch): Digest {
    const { alarms, blind } = options.during(fromAt, clock.now() + 1);
    const missing = options.missing();
    const told = alarms.filter(({ suppressed }) => !suppressed);
    const isOpen = ({ id, endedAt }: Alarm) => endedAt === undefined && !missing.has(id);
    return {
      reason,
      fromAt,
      toAt,
      fired: told.filter(({ firstSeenAt }) => firstSeenAt > fromAt).map(({ name }) => name),
      cleared: told.filter((alarm) => !isOpen(alarm)).length,
      open: told.filter(isOpen).map(({ name }) => name),
      blindMs: lengthOf(blind, fromAt, toAt),
    };
  }

  return {
    note(stretch) {
      settlesAt = undefined;
      keep(
        waiting === undefined
          ? stretch
          : {
              // Where it was off watch for a part of it, the watch is what it is since.
              reason: waiting.reason === 'off-watch' ? waiting.reason : stretch.reason,
              fromAt: Math.min(waiting.fromAt, stretch.fromAt),
              toAt: Math.max(waiting.toAt, stretch.toAt),
            },
      );
    },
    run(zone) {
      const stretch = waiting;
      if (stretch === undefined || !isSeen(stretch)) return;
      settlesAt ??= clock.now() + settlesWithinMs;
      // Forgotten first: told once, also where the end comes in between.
      keep(undefined);
      if (stretch.toAt - stretch.fromAt >= toldFromMs) options.show(digestPage(gather(stretch), zone));
    },
    forget() {
      if (waiting !== undefined) keep(undefined);
    },
    isSettling: () => waiting !== undefined || (settlesAt !== undefined && clock.now() < settlesAt),
  };
}

/** How much of a stretch lies in any of the periods. */
function lengthOf(periods: readonly BlindPeriod[], fromAt: number, toAt: number): number {
  let covered = 0;
  let reachedAt = fromAt;
  for (const period of periods.toSorted((a, b) => a.fromAt - b.fromAt)) {
    const begin = Math.max(reachedAt, period.fromAt);
    const end = Math.min(toAt, period.toAt ?? toAt);
    if (end <= begin) continue;
    covered += end - begin;
    reachedAt = end;
  }
  return covered;
}
