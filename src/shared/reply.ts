import type { Failure } from './errors';

/** The answer to every request, on every transport. A refusal is never `undefined` and never an empty list. */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };
