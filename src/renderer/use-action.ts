import { useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClientFailure, Outcome } from './client/client';

export type Actions<K extends string, A extends readonly unknown[], T> = {
  /** Never dropped: the same act on the same thing waits for its turn, and on another thing it goes at once. */
  readonly run: (key: K, ...args: A) => Promise<Outcome<T>>;
  readonly isBusy: (key: K) => boolean;
  /** Why the last run failed; shown in place until the next run. */
  readonly failure: ClientFailure | undefined;
};

export type Action<A extends readonly unknown[], T> = {
  readonly run: (...args: A) => Promise<Outcome<T>>;
  readonly isBusy: boolean;
  readonly failure: ClientFailure | undefined;
};

type State = { readonly busy: readonly string[]; readonly failure: ClientFailure | undefined };

/** Requests that a person makes with buttons or keys on several things (alarms, items, roles): each has its own busy state. */
export function useActions<K extends string, A extends readonly unknown[], T>(
  perform: (key: K, ...args: A) => Promise<Outcome<T>>,
): Actions<K, A, T> {
  const [{ store, lastOf }] = useState(() => ({
    store: createStore<State>(() => ({ busy: [], failure: undefined })),
    lastOf: new Map<string, Promise<unknown>>(),
  }));
  const { failure } = useStore(store);

  async function runAfter(before: Promise<unknown> | undefined, key: K, args: A): Promise<Outcome<T>> {
    await before;
    const outcome = await perform(key, ...args);
    store.setState(({ busy, failure: earlier }) => ({
      busy: busy.toSpliced(busy.indexOf(key), 1),
      failure: outcome.ok ? earlier : outcome.failure,
    }));
    return outcome;
  }

  return {
    run(key, ...args) {
      store.setState(({ busy }) => ({ busy: [...busy, key], failure: undefined }));
      const running = runAfter(lastOf.get(key), key, args);
      lastOf.set(key, running);
      return running;
    },
    // Asked by keys between two drawings as well, so it is read from the store.
    isBusy: (key) => store.getState().busy.includes(key),
    failure,
  };
}

/** A request that a person makes with a button or a key, with what to show meanwhile and afterwards. */
export function useAction<A extends readonly unknown[], T>(
  perform: (...args: A) => Promise<Outcome<T>>,
): Action<A, T> {
  const { run, isBusy, failure } = useActions<'it', A, T>((_it, ...args) => perform(...args));
  return { run: (...args) => run('it', ...args), isBusy: isBusy('it'), failure };
}
