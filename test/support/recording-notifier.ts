import type { DesktopNotification, NotificationEvent, Notifier, ShowResult } from '../../src/main/ports';

export type RecordingNotifier = Notifier & {
  readonly shown: DesktopNotification[];
  readonly withdrawn: string[];
  /** What the next calls of `show` answer; shown unless told otherwise. */
  answerWith(result: ShowResult): void;
  /** Presses a button, or the body, as a person would. */
  emit(event: NotificationEvent): void;
};

export function createRecordingNotifier(): RecordingNotifier {
  const listeners = new Set<(event: NotificationEvent) => void>();
  let result: ShowResult = { kind: 'shown' };
  const shown: DesktopNotification[] = [];
  const withdrawn: string[] = [];
  return {
    actionsWork: true,
    shown,
    withdrawn,
    answerWith(next) {
      result = next;
    },
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    show(notification) {
      shown.push(notification);
      return Promise.resolve(result);
    },
    withdraw(key) {
      withdrawn.push(key);
      return Promise.resolve();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}
