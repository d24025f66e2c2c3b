import type { Clock, DesktopNotification, Logger, Notifier, ShowResult } from '../../ports';
import { commandFailure } from './failure-words';
import {
  type CommandOptions,
  type CommandPlatform,
  optionsFor,
  withdrawalFor,
} from './node-notifier-options';
import { createNotificationListeners } from './notification-listeners';
import { createTurns } from './turns';

/** The part of node-notifier that is used: one of its notifiers for one platform. */
export type NodeNotifier = {
  notify(options: CommandOptions, callback: (error: unknown, response?: unknown) => void): unknown;
};

export type NodeNotifierParts = {
  readonly platform: CommandPlatform;
  readonly nodeNotifier: NodeNotifier;
  readonly clock: Clock;
  readonly logger: Logger;
};

const withdrawLimitMs = 2_000;

/**
 * Notifications through a command of the platform (terminal-notifier, SnoreToast, notify-send). No buttons. On Linux no
 * clicks and no taking back either.
 */
export function createNodeNotifierNotifier(parts: NodeNotifierParts): Notifier {
  const { platform, nodeNotifier, clock, logger } = parts;
  const listeners = createNotificationListeners(logger);
  // The object tells a notification from a later one with the same key: commands report on both.
  const shown = new Map<string, object>();
  const inTurn = createTurns();
  let closed = false;

  function restore(key: string, before: object | undefined): void {
    if (before === undefined) shown.delete(key);
    else shown.set(key, before);
  }

  function ended(key: string, showing: object, response: unknown): void {
    if (shown.get(key) !== showing) return;
    shown.delete(key);
    listeners.tell(response === 'activate' ? { kind: 'opened', key } : { kind: 'closed', key });
  }

  async function withdraw(key: string): Promise<void> {
    const options = withdrawalFor(platform, key);
    if (!shown.delete(key) || options === undefined) return;
    await new Promise<void>((resolve) => {
      const cancel = clock.after(withdrawLimitMs, resolve);
      run(nodeNotifier, options, (error) => {
        if (error instanceof Error)
          logger.info('notification-not-withdrawn', { reason: commandFailure(error) });
        cancel();
        resolve();
      });
    });
  }

  function show(notification: DesktopNotification): Promise<ShowResult> {
    const { key } = notification;
    const showing = {};
    // From here on the end of the one that is replaced is no news.
    const replaced = shown.get(key);
    shown.set(key, showing);
    const rule = answerRules[platform];
    return new Promise((resolve) => {
      let answered = false;
      const answer = (result: ShowResult) => {
        cancel();
        answered = true;
        if (result.kind === 'failed' && shown.get(key) === showing) restore(key, replaced);
        resolve(result);
      };
      const cancel = clock.after(rule.waitMs, () => answer(rule.afterWait));
      run(nodeNotifier, optionsFor(platform, notification), (error, response) => {
        if (!answered) answer(rule.read(error, response));
        // On Linux the command ends at once and says nothing of the notification it leaves behind.
        if (platform !== 'linux') ended(key, showing, response);
      });
    });
  }

  return {
    actionsWork: false,
    show: (notification) =>
      inTurn(notification.key, async () => {
        if (closed) return { kind: 'failed', reason: 'Watchkeeper is closing.' };
        const answer = await show(notification);
        if (answer.kind === 'failed') logger.warn('notification-not-shown', { reason: answer.reason });
        return answer;
      }),
    withdraw: (key) => inTurn(key, () => withdraw(key)),
    subscribe: (listener) => listeners.subscribe(listener),
    async close() {
      closed = true;
      listeners.clear();
      await Promise.all([...shown.keys()].map(withdraw));
    },
  };
}

type AnswerRule = {
  readonly waitMs: number;
  readonly afterWait: ShowResult;
  /** What the command's end means, when it ends before the wait is over. */
  readonly read: (error: unknown, response: unknown) => ShowResult;
};

/** notify-send ends once the service has answered. The others run for as long as the notification can be seen. */
const answerRules: Readonly<Record<CommandPlatform, AnswerRule>> = {
  linux: {
    waitMs: 30_000,
    afterWait: { kind: 'failed', reason: 'notify-send did not answer.' },
    read: (error) => {
      const answer = readError('notify-send', error);
      return answer.kind === 'shown' ? { ...answer, isAnswerable: false } : answer;
    },
  },
  darwin: {
    waitMs: 2_000,
    afterWait: { kind: 'shown' },
    read: (error) => readError('terminal-notifier', error),
  },
  win32: {
    waitMs: 2_000,
    afterWait: { kind: 'shown' },
    // SnoreToast's failure does not reach us as an error, but it reports no ending then, as where notifications are off.
    read: (error, response) =>
      error instanceof Error || typeof response === 'string'
        ? readError('SnoreToast', error)
        : { kind: 'failed', reason: 'Windows did not show it: notifications may be turned off.' },
  },
};

/** A string in the place of the error is what the command wrote beside its work, not a failure. */
function readError(command: string, error: unknown): ShowResult {
  return error instanceof Error
    ? { kind: 'failed', reason: `${command} did not show it: ${commandFailure(error)}.` }
    : { kind: 'shown' };
}

function run(
  nodeNotifier: NodeNotifier,
  options: CommandOptions,
  callback: (error: unknown, response?: unknown) => void,
): void {
  try {
    nodeNotifier.notify(options, callback);
  } catch (error) {
    callback(error instanceof Error ? error : new Error(String(error)));
  }
}
