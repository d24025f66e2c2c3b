import { setTimeout } from 'node:timers/promises';
import type { MessageBus } from 'dbus-native';
import type { DesktopNotification, Logger, NotificationAction, Notifier, ShowResult } from '../../ports';
import { wordsOf } from './failure-words';
import { createNotificationListeners } from './notification-listeners';
import { connectNotificationService, type NotificationService } from './notification-service';
import { bodyText, escapeMarkup, labelText, titleText } from './notification-text';
import { openSessionBus } from './session-bus';
import { createTurns } from './turns';

export type DbusNotifierParts = {
  readonly logger: Logger;
  readonly connect?: () => MessageBus;
  /** How long the bus and the service may take over one answer. */
  readonly callLimitMs?: number;
};

type Shown = { readonly key: string; readonly id: number; readonly actions: readonly NotificationAction[] };

/** A service that hangs must not hold up the end of the program. */
const closingLimitMs = 1_000;

/** The key that a click on the body comes back as. Without a label no service draws it as a button. */
const bodyAction = ['default', ''];

/** In every sound theme that keeps to the naming specification. */
const alarmSound = 'dialog-warning';

/**
 * Notifications through the Linux desktop's own service, with buttons. Connects at once and again at the next `show`
 * after the service or the bus went away; without a connection `show` answers why.
 */
export async function createDbusNotifier(parts: DbusNotifierParts): Promise<Notifier> {
  const { logger, connect = openSessionBus, callLimitMs = 5_000 } = parts;
  const listeners = createNotificationListeners(logger);
  const inTurn = createTurns();
  const ended = new AbortController();
  const shown = new Map<string, Shown>();
  /** Sent to the service, which has not said their numbers yet. */
  const onTheWay = new Set<string>();
  let service: NotificationService | undefined;
  let connecting: Promise<NotificationService> | undefined;
  let actionsWork = false;
  let saidSoundless = false;
  let closed = false;

  const withId = (id: number) => [...shown.values()].find((entry) => entry.id === id);

  const listener = {
    onAction(id: number, actionKey: string) {
      const entry = withId(id);
      const actionId = entry?.actions.find((_, place) => String(place) === actionKey)?.id;
      if (entry === undefined || (actionKey !== 'default' && actionId === undefined)) return;
      // Forgotten first: an action is told once, whatever the service says of this notification later.
      shown.delete(entry.key);
      const { key } = entry;
      listeners.tell(actionId === undefined ? { kind: 'opened', key } : { kind: 'action', key, actionId });
    },
    onClosed(id: number) {
      const entry = withId(id);
      if (entry === undefined) return;
      shown.delete(entry.key);
      listeners.tell({ kind: 'closed', key: entry.key });
    },
    onLost() {
      logger.warn('notification-service-lost', { shown: shown.size });
      service = undefined;
      const gone = [...shown.keys()];
      shown.clear();
      for (const key of gone) listeners.tell({ kind: 'closed', key });
    },
  };

  async function connectOnce(): Promise<NotificationService> {
    try {
      service = await connectNotificationService({
        connect,
        listener,
        logger,
        ended: ended.signal,
        callLimitMs,
      });
      actionsWork = service.capabilities.includes('actions');
      logger.info('notification-service-connected', { actionsWork });
      return service;
    } finally {
      connecting = undefined;
    }
  }

  function connected(): Promise<NotificationService> {
    if (service !== undefined) return Promise.resolve(service);
    connecting ??= connectOnce();
    return connecting;
  }

  /** Not every desktop can: the notification is shown all the same. */
  function soundOf({ sound = false }: DesktopNotification, { capabilities }: NotificationService) {
    if (!sound) return {};
    if (capabilities.includes('sound')) return { soundName: alarmSound };
    if (!saidSoundless) logger.info('notification-sound-unsupported');
    saidSoundless = true;
    return {};
  }

  async function show(notification: DesktopNotification): Promise<ShowResult> {
    const current = await connected();
    const { key, actions } = notification;
    const canAnswer = current.capabilities.includes('actions');
    const body = bodyText(notification.body);
    await current.notify(
      {
        replacesId: shown.get(key)?.id ?? 0,
        title: titleText(notification.title),
        body: current.capabilities.includes('body-markup') ? escapeMarkup(body) : body,
        // Keys are places in the list: an action of ours may be called anything, `default` too.
        actions: canAnswer
          ? [...bodyAction, ...actions.flatMap(({ label }, place) => [String(place), labelText(label)])]
          : [],
        urgency: notification.urgency === 'high' ? 'critical' : 'normal',
        ...soundOf(notification, current),
      },
      (id) => shown.set(key, { key, id, actions }),
    );
    return canAnswer ? { kind: 'shown' } : { kind: 'shown', isAnswerable: false };
  }

  async function withdraw(key: string): Promise<void> {
    const entry = shown.get(key);
    if (entry === undefined || service === undefined) return;
    shown.delete(key);
    try {
      await service.withdraw(entry.id);
    } catch (error) {
      // It closed by itself at that moment, or the service went away with it.
      logger.info('notification-not-withdrawn', { reason: wordsOf(error) });
    }
  }

  // Not a reason to fail: the service may start later than this program, as at log-in.
  await connected().catch((error: unknown) =>
    logger.warn('notification-service-unreachable', { reason: wordsOf(error) }),
  );

  return {
    get actionsWork() {
      return actionsWork;
    },
    show: (notification) =>
      inTurn(notification.key, async () => {
        if (closed) return { kind: 'failed', reason: 'Watchkeeper is closing.' };
        onTheWay.add(notification.key);
        try {
          return await show(notification);
        } catch (error) {
          logger.warn('notification-not-shown', { reason: wordsOf(error) });
          return { kind: 'failed', reason: `The desktop did not show it: ${wordsOf(error)}.` };
        } finally {
          onTheWay.delete(notification.key);
        }
      }),
    withdraw: (key) => inTurn(key, () => withdraw(key)),
    subscribe: (told) => listeners.subscribe(told),
    async close() {
      closed = true;
      listeners.clear();
      // Buttons that nobody listens to must not stay on the screen, nor come up in this moment.
      const keys = new Set([...shown.keys(), ...onTheWay]);
      const gone = Promise.all([...keys].map((key) => inTurn(key, () => withdraw(key))));
      await Promise.race([gone, setTimeout(closingLimitMs, undefined, { ref: false })]);
      service?.close();
      ended.abort();
    },
  };
}
