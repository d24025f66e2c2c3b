import type { Clock } from '../ports';

export type InTime<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'late' }
  | { readonly kind: 'threw'; readonly error: unknown };

/** Never rejects and never hangs: what answers after the limit is not waited for. */
export function inTime<T>(clock: Clock, limitMs: number, task: () => T | Promise<T>): Promise<InTime<T>> {
  return new Promise((resolve) => {
    const cancel = clock.after(limitMs, () => resolve({ kind: 'late' }));
    const settle = (answer: InTime<T>) => {
      cancel();
      resolve(answer);
    };
    void Promise.resolve()
      .then(task)
      .then(
        (value) => settle({ kind: 'answered', value }),
        (error: unknown) => settle({ kind: 'threw', error }),
      );
  });
}
