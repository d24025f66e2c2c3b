import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Client } from './client/client';
import { useValue } from './stores/copy';
import type { Stores } from './stores/create-stores';

export type AppParts = { readonly client: Client; readonly stores: Stores };

export const AppContext = createContext<AppParts | undefined>(undefined);

export function useApp(): AppParts {
  const parts = use(AppContext);
  if (parts === undefined) throw new Error('This component stands outside of AppContext');
  return parts;
}

/** The pack's zone, in which every time is shown; until the pack is known, this machine's. */
export function useZone(): string {
  const { stores } = useApp();
  const watchZone = useStore(stores.watch.store, (state) => state.value?.zone);
  const packZone = useStore(stores.pack.store, (state) => state.value?.zone);
  return watchZone ?? packZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The present, rounded down, so that a component draws again no oftener than its words change. */
export function useNow(everyMs = 1_000): number {
  const { stores } = useApp();
  return useStore(stores.clock, ({ now }) => Math.floor(now / everyMs) * everyMs);
}

export function useIsPractice(): boolean {
  return useValue(useApp().stores.settings)?.workspace === 'practice';
}

/** Whether single letters are keys; where they are not, they are not shown either. */
export function useHasLetterKeys(): boolean {
  return useStore(useApp().stores.preferences, (preferences) => preferences.letterKeys);
}

/** True for the name that this person gave in Settings. */
export function useIsMe(): (person: string) => boolean {
  const me = useValue(useApp().stores.settings)?.me;
  return (person) => person === me;
}
