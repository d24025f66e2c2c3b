import type { Logger, NotificationEvent } from '../../ports';

export type NotificationListeners = {
  tell(event: NotificationEvent): void;
  subscribe(listener: (event: NotificationEvent) => void): () => void;
  clear(): void;
};

/** A listener that throws is logged and keeps the others from nothing. */
export function createNotificationListeners(logger: Logger): NotificationListeners {
  // One entry per subscription: the same function given twice is told twice until each is ended.
  const listeners = new Set<{ readonly listener: (event: NotificationEvent) => void }>();
  return {
    tell(event) {
      for (const { listener } of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          logger.error('notification-listener-failed', { kind: event.kind, error });
        }
      }
    },
    subscribe(listener) {
      const entry = { listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    clear: () => listeners.clear(),
  };
}
