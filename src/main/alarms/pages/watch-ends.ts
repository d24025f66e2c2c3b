import { z } from 'zod';
import type { SettingValue } from '../setting-value';

export type WatchEnds = {
  /** Called at each look. Answers when the last watch ended, at the look that finds the next one begun. */
  look(isOnWatch: boolean, now: number): number | undefined;
};

const kept = z.discriminatedUnion('state', [
  z.object({ state: z.literal('on') }),
  z.object({ state: z.literal('off'), since: z.number() }),
]);
type Kept = z.infer<typeof kept>;

/** When this person's watches end and begin, over restarts. */
export function createWatchEnds(value: SettingValue): WatchEnds {
  let last = read();

  function read(): Kept | undefined {
    try {
      return kept.safeParse(JSON.parse(value.read() ?? '')).data;
    } catch {
      // Nothing was kept yet.
      return undefined;
    }
  }

  function keep(next: Kept): void {
    last = next;
    value.write(JSON.stringify(next));
  }

  return {
    look(isOnWatch, now) {
      const before = last;
      if (isOnWatch === (before?.state === 'on')) return undefined;
      if (!isOnWatch) {
        // Before the first watch there is nothing to reckon from.
        if (before?.state === 'on') keep({ state: 'off', since: now });
        return undefined;
      }
      keep({ state: 'on' });
      return before?.state === 'off' ? before.since : undefined;
    },
  };
}
