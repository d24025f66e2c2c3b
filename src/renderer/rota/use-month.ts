import { useEffect, useMemo } from 'react';
import { useApp, useNow, useZone } from '../app-context';
import { createCopy, useCopy, useValue } from '../stores/copy';
import { dateIn } from '../time/wall-clock';

/** A month of the rota, asked for again whenever the rota, the shifts by hand or the day are others. */
export function useMonth(month: string) {
  const { client, stores } = useApp();
  const standing = useValue(stores.rota);
  const shifts = useValue(stores.shifts);
  const today = dateIn(useZone(), useNow(60_000));
  // Another month is another copy, so an answer that comes late never stands under a wrong heading.
  const copy = useMemo(() => createCopy(() => client.request('rota.month', { month })), [client, month]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the month is made of, although only the core reads it
  useEffect(() => void copy.load(), [copy, standing, shifts, today]);
  return useCopy(copy);
}
