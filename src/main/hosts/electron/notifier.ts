import type { Notification as ElectronNotification } from 'electron';
import type { Clock, DesktopNotification, Logger, Notifier, ShowResult } from '../../ports';
import { wordsOf } from '../notifiers/failure-words';
import { createNotificationListeners } from '../notifiers/notification-listeners';
import { bodyText, escapeMarkup, labelText, titleText } from '../notifiers/notification-text';
import { createTurns } from '../notifiers/turns';

export type ElectronNotifierParts = {
  readonly Notification: typeof ElectronNotification;
  readonly isSupported: () => boolean;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  readonly logger: Logger;
};

const answerLimitMs = 5_000;

/** Electron's own notifications. */
export function createElectronNotifier(parts: ElectronNotifierParts): Notifier {
  const { Notification, isSupported, platform, clock, logger } = parts;
  const listeners = createNotificationListeners(logger);
  // Electron forgets the events of a notification that nobody holds.
  const shown = new Map<string, ElectronNotification>();
  const inTurn = createTurns();
  let closed = false;

  /** False when the notification was already dealt with, withdrawn or replaced. */
  const forget = (key: string, notification: ElectronNotification): boolean =>
    shown.get(key) === notification && shown.delete(key);

  function withdraw(key: string): void {
    const notification = shown.get(key);
    if (notification === undefined) return;
    // Forgotten first, because closing may report `close` at once.
    shown.delete(key);
    close(notification);
  }

  function close(notification: ElectronNotification): void {
    try {
      notification.close();
    } catch (error) {
      logger.warn('notification-not-withdrawn', { reason: wordsOf(error) });
    }
  }

  function tellEvents(notification: ElectronNotification, wanted: DesktopNotification): void {
    const { key } = wanted;
    notification.on('action', ({ actionIndex }) => {
      const actionId = wanted.actions[actionIndex]?.id;
      if (actionId !== undefined && forget(key, notification)) {
        listeners.tell({ kind: 'action', key, actionId });
      }
    });
    notification.on('click', () => {
      if (forget(key, notification)) listeners.tell({ kind: 'opened', key });
    });
    notification.on('close', ({ reason }) => {
      // On Windows it has only moved to the Action Center, where it can still be pressed.
      if (reason === 'timedOut') return;
      if (forget(key, notification)) listeners.tell({ kind: 'closed', key });
    });
  }

  function answerOf(notification: ElectronNotification): Promise<ShowResult> {
    return new Promise((resolve) => {
      const cancel = clock.after(answerLimitMs, () =>
        resolve({ kind: 'failed', reason: 'The desktop did not say that it was shown.' }),
      );
      const answer = (result: ShowResult) => {
        cancel();
        resolve(result);
      };
      notification.once('show', () => answer({ kind: 'shown' }));
      notification.once('failed', (_event, error) => answer(failed(error)));
      try {
        notification.show();
      } catch (error) {
        answer(failed(error));
      }
    });
  }

  async function show(wanted: DesktopNotification): Promise<ShowResult> {
    if (closed) return { kind: 'failed', reason: 'Watchkeeper is closing.' };
    if (!isSupported()) return { kind: 'failed', reason: 'This desktop shows no notifications.' };
    const notification = new Notification(optionsOf(wanted, platform));
    withdraw(wanted.key);
    shown.set(wanted.key, notification);
    tellEvents(notification, wanted);
    const answer = await answerOf(notification);
    // It must not come up later with buttons that nobody listens to.
    if (answer.kind === 'failed' && forget(wanted.key, notification)) close(notification);
    return answer;
  }

  return {
    // Not sure on Linux: Electron draws them only from 45 on, and only where the service can.
    get actionsWork() {
      return platform !== 'linux' && isSupported();
    },
    show: (wanted) =>
      inTurn(wanted.key, async () => {
        const answer = await show(wanted).catch(failed);
        if (answer.kind === 'failed') logger.warn('notification-not-shown', { reason: answer.reason });
        return answer;
      }),
    withdraw: (key) => inTurn(key, async () => withdraw(key)),
    subscribe: (listener) => listeners.subscribe(listener),
    async close() {
      closed = true;
      listeners.clear();
      for (const key of [...shown.keys()]) withdraw(key);
    },
  };
}

function optionsOf(wanted: DesktopNotification, platform: NodeJS.Platform) {
  const high = wanted.urgency === 'high';
  const body = bodyText(wanted.body);
  return {
    title: titleText(wanted.title),
    // Electron hands the body to the Linux service as it is, and that reads mark-up.
    body: platform === 'linux' ? escapeMarkup(body) : body,
    urgency: high ? ('critical' as const) : ('normal' as const),
    timeoutType: high ? ('never' as const) : ('default' as const),
    actions: wanted.actions.map(({ label }) => ({ type: 'button' as const, text: labelText(label) })),
  };
}

function failed(error: unknown): ShowResult {
  return { kind: 'failed', reason: `The desktop did not show it: ${wordsOf(error)}.` };
}
