import { useSyncExternalStore } from 'react';

/** Where two columns no longer stand side by side; the same width as in the style sheets. */
const query = '(max-width: 760px)';

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

function subscribe(listener: () => void): () => void {
  const narrow = matchMedia(query);
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}
