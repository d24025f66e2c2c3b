import { createHash } from 'node:crypto';
import type { DesktopNotification } from '../../ports';
import { bodyText, escapeMarkup, titleText } from './notification-text';

export type CommandPlatform = 'linux' | 'darwin' | 'win32';
export type CommandOptions = Readonly<Record<string, string | number | boolean>>;

/** Shows nothing. Before a text that begins with `-` it keeps the platform's command from reading it as an option. */
const guard = '\u200b';

/** How long a page stays on a Mac, in seconds. A process of the notifier waits that long, and the alarm repeats sooner. */
const macSeconds = { high: 300, low: 10 };

/**
 * What node-notifier@10 must be handed so that the text arrives as text.
 * Linux: the text goes through a shell string (which it quotes well) to notify-send, which undoes backslashes in the body
 * and passes it on as mark-up. macOS and Windows: no shell, no mark-up.
 */
export function optionsFor(platform: CommandPlatform, notification: DesktopNotification): CommandOptions {
  const title = guarded(titleText(notification.title));
  const body = bodyText(notification.body);
  const high = notification.urgency === 'high';
  const sound = notification.sound === true ? { sound: true } : {};
  switch (platform) {
    case 'linux': {
      const message = guarded(escapeMarkup(body).replaceAll('\\', '\\\\'));
      // An expire time of 0 stays until a person deals with it.
      const urgency = high ? { urgency: 'critical', 'expire-time': 0 } : { urgency: 'normal' };
      // node-notifier knows no `sound` here, and the service passes over a hint that it does not know.
      const hint = notification.sound === true ? { hint: 'string:sound-name:dialog-warning' } : {};
      return { title, message, 'app-name': 'Watchkeeper', ...urgency, ...hint };
    }
    case 'darwin':
      return {
        title,
        message: guarded(body),
        group: placeOf(notification.key),
        timeout: macSeconds[notification.urgency],
        ...sound,
      };
    case 'win32':
      return { title, message: guarded(body), id: placeOf(notification.key), ...sound };
  }
}

/** Takes a notification off the screen; undefined where the platform's command cannot. */
export function withdrawalFor(platform: CommandPlatform, key: string): CommandOptions | undefined {
  switch (platform) {
    case 'linux':
      return undefined;
    case 'darwin':
      return { remove: placeOf(key), timeout: false };
    case 'win32':
      // Not `remove`: node-notifier refuses it for want of a message before it turns it into `close`.
      return { close: placeOf(key) };
  }
}

/** Windows takes tags of 16 characters; the same key gives the same place after a restart. */
function placeOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

function guarded(text: string): string {
  return text === '' || text.startsWith('-') ? guard + text : text;
}
