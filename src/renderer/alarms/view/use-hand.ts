import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '../../app-context';

/** The clock of the window ticks once a second, so that this is two seconds at least. */
const restMs = 3_000;

export type Hand = { readonly isBusy: boolean; readonly use: () => void };

/** Whether somebody has used a key or the pointer just now: meanwhile nothing moves under their hand. */
export function useHand(): Hand {
  const { stores } = useApp();
  const usedAt = useRef(Number.NEGATIVE_INFINITY);
  const [isBusy, setIsBusy] = useState(false);

  const use = useCallback(() => {
    usedAt.current = stores.clock.getState().now;
    setIsBusy(true);
  }, [stores]);

  useEffect(
    () =>
      stores.clock.subscribe(({ now }) => {
        // A clock that was set back is no hand that works for hours.
        if (Math.abs(now - usedAt.current) >= restMs) setIsBusy(false);
      }),
    [stores],
  );

  useEffect(() => {
    document.addEventListener('keydown', use, true);
    return () => document.removeEventListener('keydown', use, true);
  }, [use]);

  return { isBusy, use };
}
