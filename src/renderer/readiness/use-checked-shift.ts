import { useEffect } from 'react';
import type { ReadinessView } from '../../shared/nouns/readiness';
import type { Shift } from '../../shared/nouns/watch';
import { useApp } from '../app-context';
import { useValue } from '../stores/copy';

/** The shift that the check is for; which one it is changes with the shifts, so then the check is read anew. */
export function useCheckedShift(view: ReadinessView | undefined): Shift | undefined {
  const { stores } = useApp();
  const watch = useValue(stores.watch);
  const shifts = useValue(stores.shifts);
  const state = `${watch?.shift?.id} ${watch?.nextShift?.id} ${watch?.readiness}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the check is for, although only the core reads it
  useEffect(() => void stores.readiness.load(), [stores, state]);
  return [watch?.shift, watch?.nextShift, ...(shifts ?? [])].find(
    (shift) => shift !== undefined && shift.id === view?.shiftId,
  );
}
