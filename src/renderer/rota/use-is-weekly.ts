import { useSyncExternalStore } from 'react';

/** Where a day of a whole month would be narrower than a short name; the same width as in the style sheet. */
const query = '(max-width: 960px)';

export function useIsWeekly(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

function subscribe(listener: () => void): () => void {
  const narrow = matchMedia(query);
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}
