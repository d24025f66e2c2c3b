import type { AlarmSource } from '../../../shared/nouns/alarm';
import type { Clock } from '../../ports';
import type { Stretch } from './away-digest';

/** Finds the stretches in which not one source could be seen: then it is this machine's network, or as good as. */
export function createNetworkLoss(options: {
  readonly clock: Clock;
  readonly sources: () => readonly AlarmSource[];
}) {
  let lostAt: number | undefined;
  return {
    /** Called at each look. Answers at the first one that finds a source seen again. */
    look(): Stretch | undefined {
      const asked = options.sources().filter(({ told }) => told === undefined);
      const blindSince = asked.flatMap(({ blindSinceAt }) => blindSinceAt ?? []);
      const since = lostAt;
      const isLost = asked.length > 0 && blindSince.length === asked.length;
      // The last one that was seen.
      lostAt = isLost ? (lostAt ?? Math.max(...blindSince)) : undefined;
      if (since === undefined || isLost || asked.length === 0) return undefined;
      return { reason: 'network', fromAt: since, toAt: options.clock.now() };
    },
  };
}
