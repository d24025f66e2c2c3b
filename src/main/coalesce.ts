import type { Clock } from './ports';

/** Many calls in one turn become one run of `task` after it, so that a burst of changes is announced once. */
export function coalesce(
  clock: Clock,
  task: () => void,
  onError: (error: unknown) => void,
): { readonly soon: () => void; readonly cancel: () => void } {
  let cancel: (() => void) | undefined;
  return {
    soon() {
      cancel ??= clock.after(0, () => {
        cancel = undefined;
        // Thrown out of a timer it would end the process, and the watch with it.
        try {
          task();
        } catch (error) {
          onError(error);
        }
      });
    },
    cancel() {
      cancel?.();
      cancel = undefined;
    },
  };
}
