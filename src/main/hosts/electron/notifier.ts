import type { Notification as ElectronNotification } from 'electron/main';
import type { Clock, Logger, Notifier } from '../../ports';
import { createToastNotifier } from '../notifiers/toast-notifier';

export type ElectronNotifierOptions = {
  readonly Notification: typeof ElectronNotification;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** Electron's own notifications. */
export function createElectronNotifier(options: ElectronNotifierOptions): Notifier {
  const { Notification, platform, clock, logger } = options;
  return createToastNotifier({
    createToast({ title, body, urgency, labels, sound }, tell) {
      const high = urgency === 'high';
      const notification = new Notification({
        title,
        body,
        urgency: high ? 'critical' : 'normal',
        timeoutType: high ? 'never' : 'default',
        actions: labels.map((text) => ({ type: 'button', text })),
        ...(sound ? { silent: false } : {}),
      });
      notification.on('show', () => tell({ kind: 'shown' }));
      notification.on('failed', (_event, reason) => tell({ kind: 'failed', reason }));
      notification.on('action', ({ actionIndex }) => tell({ kind: 'pressed', place: actionIndex }));
      notification.on('click', () => tell({ kind: 'clicked' }));
      notification.on('close', ({ reason }) => {
        // On Windows it has only moved to the Action Center, where it can still be pressed.
        if (reason !== 'timedOut') tell({ kind: 'closed' });
      });
      return notification;
    },
    isSupported: () => Notification.isSupported(),
    // On Linux Electron draws them only from 45 on, and only where the service can; the body goes to it as it is.
    drawsButtons: platform !== 'linux',
    readsMarkup: platform === 'linux',
    clock,
    logger,
  });
}
