import { useEffect, useRef, useState } from 'react';
import { useApp, useNow } from '../app-context';
import type { Outcome } from '../client/client';
import { type CopyState, createCopy, useCopy, useValue } from '../stores/copy';

const dayMs = 24 * 60 * 60_000;

/**
 * An answer about runbooks, asked for again whenever the question is another, the folders were read, or the day is over.
 * What was answered before stays until then. `ask` must be the same from drawing to drawing.
 */
export function useOfRunbooks<T>(ask: () => Promise<Outcome<T>>): CopyState<T> {
  const view = useValue(useApp().stores.runbooks);
  const day = useNow(dayMs);
  const latest = useRef(ask);
  const [copy] = useState(() => createCopy(() => latest.current()));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the answer is made of, although only the core reads it
  useEffect(() => {
    latest.current = ask;
    void copy.load();
  }, [copy, ask, view, day]);
  return useCopy(copy);
}
