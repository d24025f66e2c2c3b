import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientFailure, Outcome } from '../client/client';

/** What is known here of a value that the core keeps. */
export type CopyState<T> = {
  readonly value: T | undefined;
  readonly failure: ClientFailure | undefined;
};

/** A copy of one of the core's values: filled by a request, replaced by events, asked for again after a reconnect. */
export type Copy<T> = {
  readonly store: StoreApi<CopyState<T>>;
  load(): Promise<void>;
  accept(value: T): void;
};

export function createCopy<T>(ask: () => Promise<Outcome<T>>): Copy<T> {
  const store = createStore<CopyState<T>>(() => ({ value: undefined, failure: undefined }));
  /** Counts loads and events: an answer is dropped when something newer has come since its question. */
  let version = 0;

  return {
    store,
    async load() {
      version += 1;
      const asked = version;
      const outcome = await ask();
      if (asked !== version) return;
      if (outcome.ok) store.setState({ value: outcome.value, failure: undefined });
      else if (outcome.failure.code === 'unreachable') store.setState({ failure: outcome.failure });
      else store.setState({ value: undefined, failure: outcome.failure });
    },
    accept(value) {
      version += 1;
      store.setState({ value, failure: undefined });
    },
  };
}

export function useCopy<T>(copy: Copy<T>): CopyState<T> {
  return useStore(copy.store);
}

export function useValue<T>(copy: Copy<T>): T | undefined {
  return useStore(copy.store, (state) => state.value);
}
