import nodeNotifier from 'node-notifier';
import { afterAll, beforeAll, describe, onTestFinished, vi } from 'vitest';
import { createNodeNotifierNotifier } from '../../../../src/main/hosts/notifiers/node-notifier-notifier';
import { startFakeNotificationService } from '../../../support/fake-notification-service';
import { createManualClock } from '../../../support/manual-clock';
import { missingPeers } from '../../../support/missing-peers';
import { busPeers, type PrivateBus, startPrivateBus } from '../../../support/private-bus';
import { createRecordingLogger } from '../../../support/recording-logger';
import { describeNotifier, type NotifierRig } from './conformance';
import { createFakeCommand } from './fake-command';
import { seenOn } from './service-screen';

const cannot = () => {
  throw new Error('this platform cannot do that');
};

for (const platform of ['darwin', 'win32'] as const) {
  const openRig = async (): Promise<NotifierRig> => {
    const command = createFakeCommand(platform);
    const clock = createManualClock(0);
    const logger = createRecordingLogger();
    return {
      notifier: createNodeNotifierNotifier({ platform, nodeNotifier: command, clock, logger }),
      onScreen: command.onScreen,
      press: cannot,
      openBody: (place) => command.end(place, 'activate'),
      dismiss: (place) => command.end(place, 'timeout'),
      breakDown: command.breakDown,
      // Enough for two that wait for one another.
      settle: () => clock.advance(5_000),
    };
  };
  describeNotifier(
    `node-notifier on ${platform}`,
    { buttons: false, clicks: true, withdrawal: true },
    openRig,
  );
}

const missing = missingPeers('node-notifier with a real notify-send', [...busPeers, 'notify-send']);

describe.skipIf(missing.length > 0)('on a real bus, through the real notify-send', () => {
  let bus: PrivateBus;
  beforeAll(async () => {
    bus = await startPrivateBus();
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', bus.address);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await bus?.close();
  });

  async function openRig(): Promise<NotifierRig> {
    const service = await startFakeNotificationService({ busAddress: bus.address });
    onTestFinished(() => service.close());
    return {
      notifier: createNodeNotifierNotifier({
        platform: 'linux',
        nodeNotifier: new nodeNotifier.NotifySend(),
        clock: createManualClock(0),
        logger: createRecordingLogger(),
      }),
      onScreen: () => seenOn(service),
      press: cannot,
      openBody: cannot,
      dismiss: cannot,
      breakDown: () => service.failWith('out of paper'),
      settle: () => Promise.resolve(),
    };
  }

  describeNotifier('node-notifier on linux', { buttons: false, clicks: false, withdrawal: false }, openRig);
});
