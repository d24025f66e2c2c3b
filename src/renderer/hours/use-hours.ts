import { useEffect, useMemo } from 'react';
import { useApp, useNow } from '../app-context';
import { createCopy, useCopy, useValue } from '../stores/copy';

const grownAfterMs = 5 * 60_000;

/** A month of hours, reckoned anew whenever what it is made of may be other: shifts, work, the pack, and time itself. */
export function useHours(month: string) {
  const { client, stores } = useApp();
  const watch = useValue(stores.watch);
  const shifts = useValue(stores.shifts);
  const incidents = useValue(stores.incidents);
  const pack = useValue(stores.pack);
  const settings = useValue(stores.settings);
  const now = useNow(grownAfterMs);
  // Another month is another copy, so an answer that comes late never stands under a wrong heading.
  const copy = useMemo(() => createCopy(() => client.request('hours.month', { month })), [client, month]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the month is made of, although only the core reads it
  useEffect(() => void copy.load(), [copy, watch, shifts, incidents, pack, settings, now]);
  return { ...useCopy(copy), copy };
}
