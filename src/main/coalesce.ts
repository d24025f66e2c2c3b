import type { Clock } from './ports';

/** Many calls in one turn become one run of `task` after it, so that a burst of changes is announced once. */
export function coalesce(
  clock: Clock,
  task: () => void,
): { readonly soon: () => void; readonly cancel: () => void } {
  let cancel: (() => void) | undefined;
  return {
    soon() {
      cancel ??= clock.after(0, () => {
        cancel = undefined;
        task();
      });
    },
    cancel() {
      cancel?.();
      cancel = undefined;
    },
  };
}
