import { assertNever } from '../../../shared/assert-never';
import type { Clock, DesktopNotification, Logger, Notifier, ShowResult } from '../../ports';
import { wordsOf } from './failure-words';
import { createNotificationListeners } from './notification-listeners';
import { bodyText, escapeMarkup, labelText, titleText } from './notification-text';
import { createTurns } from './turns';

/** What a platform shows, cut to what it takes. */
export type ToastContent = {
  readonly title: string;
  readonly body: string;
  readonly urgency: DesktopNotification['urgency'];
  readonly labels: readonly string[];
  readonly sound: boolean;
};

/** One notification as an object of the platform, and what it tells after `show`. */
export type Toast = { show(): void; close(): void };
export type ToastNews =
  | { readonly kind: 'shown' | 'clicked' | 'closed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'pressed'; readonly place: number };

export type ToastNotifierParts = {
  readonly createToast: (content: ToastContent, tell: (news: ToastNews) => void) => Toast;
  readonly isSupported: () => boolean;
  /** False where buttons are not sure to be drawn. */
  readonly drawsButtons: boolean;
  /** True where a body is read as mark-up. */
  readonly readsMarkup: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
};

const answerLimitMs = 5_000;

/** Keeps a notifier's promises over a platform that shows objects and tells later what became of them. */
export function createToastNotifier(parts: ToastNotifierParts): Notifier {
  const { createToast, isSupported, drawsButtons, readsMarkup, clock, logger } = parts;
  const listeners = createNotificationListeners(logger);
  // Holds them, too: an object that nobody refers to may be collected, and its events with it.
  const shown = new Map<string, Toast>();
  const inTurn = createTurns();
  let closed = false;

  /** False when the toast was already dealt with, withdrawn or replaced. */
  const forget = (key: string, toast: Toast): boolean => shown.get(key) === toast && shown.delete(key);

  function withdraw(key: string): void {
    const toast = shown.get(key);
    if (toast === undefined) return;
    // Forgotten first, because closing may tell so at once.
    shown.delete(key);
    close(toast);
  }

  function close(toast: Toast): void {
    try {
      toast.close();
    } catch (error) {
      logger.warn('notification-not-withdrawn', { reason: wordsOf(error) });
    }
  }

  async function show(wanted: DesktopNotification): Promise<ShowResult> {
    if (closed) return { kind: 'failed', reason: 'Watchkeeper is closing.' };
    if (!isSupported()) return { kind: 'failed', reason: 'This desktop shows no notifications.' };
    const { key } = wanted;
    const answered = Promise.withResolvers<ShowResult>();
    const toast: Toast = createToast(contentOf(wanted, readsMarkup), (news) => {
      switch (news.kind) {
        case 'shown':
          return answered.resolve({ kind: 'shown' });
        case 'failed':
          return answered.resolve(failed(news.reason));
        case 'pressed': {
          const actionId = wanted.actions[news.place]?.id;
          if (actionId === undefined || !forget(key, toast)) return;
          return listeners.tell({ kind: 'action', key, actionId });
        }
        case 'clicked':
          if (forget(key, toast)) listeners.tell({ kind: 'opened', key });
          return;
        case 'closed':
          if (forget(key, toast)) listeners.tell({ kind: 'closed', key });
          return;
        default:
          return assertNever(news);
      }
    });
    withdraw(key);
    shown.set(key, toast);
    const cancel = clock.after(answerLimitMs, () =>
      answered.resolve({ kind: 'failed', reason: 'The desktop did not say that it was shown.' }),
    );
    try {
      toast.show();
    } catch (error) {
      answered.resolve(failed(error));
    }
    const answer = await answered.promise;
    cancel();
    // It must not come up later with buttons that nobody listens to.
    if (answer.kind === 'failed' && forget(key, toast)) close(toast);
    return answer;
  }

  return {
    get actionsWork() {
      return drawsButtons && isSupported();
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

function contentOf(wanted: DesktopNotification, readsMarkup: boolean): ToastContent {
  const body = bodyText(wanted.body);
  return {
    title: titleText(wanted.title),
    body: readsMarkup ? escapeMarkup(body) : body,
    urgency: wanted.urgency,
    labels: wanted.actions.map(({ label }) => labelText(label)),
    sound: wanted.sound === true,
  };
}

function failed(error: unknown): ShowResult {
  return { kind: 'failed', reason: `The desktop did not show it: ${wordsOf(error)}.` };
}
