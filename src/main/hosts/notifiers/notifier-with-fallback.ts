import type { Notifier } from '../../ports';

/**
 * Tries `first` for every notification and `fallback` only when it fails, so that `first` is used again as soon as it
 * can be: at log-in this program may start before the desktop's notification service does.
 */
export function createNotifierWithFallback(first: Notifier, fallback: Notifier): Notifier {
  return {
    get actionsWork() {
      return first.actionsWork;
    },
    async show(notification) {
      const answer = await first.show(notification);
      if (answer.kind === 'shown') {
        await fallback.withdraw(notification.key);
        return answer;
      }
      const second = await fallback.show(notification);
      if (second.kind === 'shown') return second;
      return { kind: 'failed', reason: `${answer.reason} ${second.reason}` };
    },
    async withdraw(key) {
      await Promise.all([first.withdraw(key), fallback.withdraw(key)]);
    },
    subscribe(listener) {
      const stops = [first.subscribe(listener), fallback.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    async close() {
      await Promise.all([first.close(), fallback.close()]);
    },
  };
}
