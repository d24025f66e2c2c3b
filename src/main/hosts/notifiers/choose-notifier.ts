import type { Clock, Logger, Notifier } from '../../ports';
import { createSystemClock } from '../system-clock';
import { createDbusNotifier } from './dbus-notifier';
import { wordsOf } from './failure-words';
import { createNodeNotifierNotifier, type NodeNotifier } from './node-notifier-notifier';
import type { CommandPlatform } from './node-notifier-options';
import { createNotifierWithFallback } from './notifier-with-fallback';
import { createSilentNotifier } from './silent-notifier';

export type NotifierChoice = {
  readonly platform: NodeJS.Platform;
  readonly logger: Logger;
  readonly clock?: Clock;
};

/** Linux: the desktop's service over D-Bus, and notify-send for what it cannot show. macOS and Windows: node-notifier. */
export async function chooseNotifier(choice: NotifierChoice): Promise<Notifier> {
  const { platform, logger, clock = createSystemClock() } = choice;
  switch (platform) {
    case 'linux': {
      const dbus = await createDbusNotifier({ logger });
      return createNotifierWithFallback(dbus, await commandNotifier(platform, logger, clock));
    }
    case 'darwin':
    case 'win32':
      return commandNotifier(platform, logger, clock);
    default:
      return createSilentNotifier(`Watchkeeper cannot show notifications on ${platform}.`);
  }
}

async function commandNotifier(platform: CommandPlatform, logger: Logger, clock: Clock): Promise<Notifier> {
  try {
    return createNodeNotifierNotifier({
      platform,
      nodeNotifier: await loadNodeNotifier(platform),
      clock,
      logger,
    });
  } catch (error) {
    logger.error('node-notifier-unusable', { reason: wordsOf(error) });
    return createSilentNotifier(`node-notifier cannot be used: ${wordsOf(error)}.`);
  }
}

/** The platform's own class, without node-notifier's fall-back to Growl and balloons, which cannot tell that they failed. */
async function loadNodeNotifier(platform: CommandPlatform): Promise<NodeNotifier> {
  const { default: nodeNotifier } = await import('node-notifier');
  switch (platform) {
    case 'linux':
      return new nodeNotifier.NotifySend();
    case 'darwin':
      return new nodeNotifier.NotificationCenter({ withFallback: false });
    case 'win32':
      return new nodeNotifier.WindowsToaster({ withFallback: false });
  }
}
