import type { Notifier } from '../../ports';

/** For machines that can show nothing: it says so each time and never pretends. */
export function createSilentNotifier(reason: string): Notifier {
  return {
    actionsWork: false,
    show: () => Promise.resolve({ kind: 'failed', reason }),
    withdraw: () => Promise.resolve(),
    subscribe: () => () => {},
    close: () => Promise.resolve(),
  };
}
