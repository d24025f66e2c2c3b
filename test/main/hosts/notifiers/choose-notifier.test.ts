import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { chooseNotifier } from '../../../../src/main/hosts/notifiers/choose-notifier';
import type { DesktopNotification } from '../../../../src/main/ports';
import { startFakeNotificationService } from '../../../support/fake-notification-service';
import { createManualClock } from '../../../support/manual-clock';
import { missingPeers } from '../../../support/missing-peers';
import { busPeers, type PrivateBus, startPrivateBus } from '../../../support/private-bus';
import { createRecordingLogger } from '../../../support/recording-logger';

const missing = missingPeers('The choice of a notifier', [...busPeers, 'notify-send']);

const page: DesktopNotification = {
  key: 'alarm-1',
  title: 'KubePodCrashLooping',
  body: 'concourse-worker-0 keeps restarting',
  urgency: 'high',
  actions: [{ id: 'acknowledge', label: 'Acknowledge' }],
};

async function choose(platform: NodeJS.Platform) {
  const notifier = await chooseNotifier({
    platform,
    logger: createRecordingLogger(),
    clock: createManualClock(0),
  });
  onTestFinished(() => notifier.close());
  return notifier;
}

describe.skipIf(missing.length > 0)('the choice of a notifier on Linux', () => {
  let bus: PrivateBus;
  beforeAll(async () => {
    bus = await startPrivateBus();
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', bus.address);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await bus?.close();
  });

  it('is the desktop’s own service, with buttons', async () => {
    const service = await startFakeNotificationService({ busAddress: bus.address });
    onTestFinished(() => service.close());
    const notifier = await choose('linux');
    expect(notifier.actionsWork).toBe(true);
    expect(await notifier.show(page)).toEqual({ kind: 'shown' });
    expect(service.calls.map(({ actions }) => actions)).toEqual([['default', '', '0', 'Acknowledge']]);
  });

  it('turns to notify-send for what D-Bus cannot show, and back as soon as it can', async () => {
    const service = await startFakeNotificationService({ busAddress: bus.address });
    onTestFinished(() => service.close());
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere');
    const notifier = await choose('linux');
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', bus.address);
    service.failOnce('busy');
    expect(await notifier.show(page)).toEqual({ kind: 'shown', isAnswerable: false });
    expect(await notifier.show({ ...page, key: 'alarm-2' })).toEqual({ kind: 'shown' });
    expect(service.calls.map(({ actions }) => actions)).toEqual([[], ['default', '', '0', 'Acknowledge']]);
  });

  it('says why when nothing can show it, without a word of the notification', async () => {
    const notifier = await choose('linux');
    expect(notifier.actionsWork).toBe(false);
    expect(await notifier.show(page)).toEqual({
      kind: 'failed',
      reason:
        'The desktop did not show it: no notification service is running on this desktop. ' +
        'notify-send did not show it: it ended with code 1.',
    });
  });
});

describe('the choice of a notifier elsewhere', () => {
  // On a real Mac this would put a notification on somebody's screen.
  it.runIf(process.platform === 'linux')(
    'is the platform’s command on a Mac, which fails here with words of its own',
    async () => {
      const notifier = await choose('darwin');
      expect(notifier.actionsWork).toBe(false);
      expect(await notifier.show(page)).toEqual({
        kind: 'failed',
        reason: expect.stringMatching(/^terminal-notifier did not show it: .+\.$/),
      });
    },
  );

  it('never pretends where nothing is known to work', async () => {
    const notifier = await choose('aix');
    expect(notifier.actionsWork).toBe(false);
    expect(await notifier.show(page)).toEqual({
      kind: 'failed',
      reason: 'Watchkeeper cannot show notifications on aix.',
    });
    await notifier.withdraw(page.key);
  });
});
