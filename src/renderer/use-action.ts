import { useState } from 'react';
import type { ClientFailure, Outcome } from './client/client';

export type Action<A extends readonly unknown[], T> = {
  readonly run: (...args: A) => Promise<Outcome<T>>;
  readonly isBusy: boolean;
  /** Why the last run failed; shown in place until the next run or `forget`. */
  readonly failure: ClientFailure | undefined;
  readonly forget: () => void;
};

/** A request that a person makes with a button or a key, with what to show meanwhile and afterwards. */
export function useAction<A extends readonly unknown[], T>(
  perform: (...args: A) => Promise<Outcome<T>>,
): Action<A, T> {
  const [state, setState] = useState<{ isBusy: boolean; failure: ClientFailure | undefined }>({
    isBusy: false,
    failure: undefined,
  });
  return {
    async run(...args) {
      setState({ isBusy: true, failure: undefined });
      const outcome = await perform(...args);
      setState({ isBusy: false, failure: outcome.ok ? undefined : outcome.failure });
      return outcome;
    },
    forget: () => setState({ isBusy: false, failure: undefined }),
    ...state,
  };
}
