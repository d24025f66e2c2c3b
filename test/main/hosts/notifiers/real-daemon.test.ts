import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createDbusNotifier } from '../../../../src/main/hosts/notifiers/dbus-notifier';
import { openSessionBus } from '../../../../src/main/hosts/notifiers/session-bus';
import type { DesktopNotification, NotificationEvent, Notifier } from '../../../../src/main/ports';
import { missingPeers } from '../../../support/missing-peers';
import {
  type NotificationDaemon,
  notificationDaemonPeers,
  startNotificationDaemon,
} from '../../../support/notification-daemon';
import { createRecordingLogger } from '../../../support/recording-logger';
import { temporaryFolder } from '../../../support/temporary-folder';
import { waitUntil } from '../../../support/wait-until';

const missing = missingPeers('Notifications on a real service', notificationDaemonPeers);

const page: DesktopNotification = {
  key: 'alarm-1',
  title: 'KubePodCrashLooping',
  body: 'concourse-worker-0 keeps restarting',
  urgency: 'high',
  actions: [
    { id: 'acknowledge', label: 'Acknowledge' },
    { id: 'open', label: 'Open' },
  ],
};

describe.skipIf(missing.length > 0)('the D-Bus notifier with xfce4-notifyd on a real screen', () => {
  let daemon: NotificationDaemon;

  beforeAll(async () => {
    daemon = await startNotificationDaemon();
  }, 90_000);
  afterAll(() => daemon?.close());
  beforeEach(() => nothingOnScreen());

  const onScreen = async () =>
    (await daemon.windows()).map(({ texts, buttons }) => ({
      texts,
      buttons: buttons.map(({ label }) => label),
    }));
  const settled = (expected: Awaited<ReturnType<typeof onScreen>>) =>
    waitUntil(`the screen showing ${JSON.stringify(expected)}`, async () => {
      const seen = await onScreen();
      return JSON.stringify(seen) === JSON.stringify(expected) ? seen : undefined;
    });
  const nothingOnScreen = () => settled([]);

  async function openNotifier(): Promise<{ notifier: Notifier; events: NotificationEvent[] }> {
    const notifier = await createDbusNotifier({
      logger: createRecordingLogger(),
      connect: () => openSessionBus({ DBUS_SESSION_BUS_ADDRESS: daemon.busAddress }),
    });
    onTestFinished(() => notifier.close());
    const events: NotificationEvent[] = [];
    notifier.subscribe((event) => events.push(event));
    return { notifier, events };
  }

  it('tells Acknowledge once when a person presses it', async () => {
    const { notifier, events } = await openNotifier();
    expect(notifier.actionsWork).toBe(true);
    expect(await notifier.show(page)).toEqual({ kind: 'shown' });
    await settled([{ texts: [page.title, page.body], buttons: ['Acknowledge', 'Open'] }]);

    await daemon.pressAction('Acknowledge');

    await waitUntil('the event', () => events[0]);
    await nothingOnScreen();
    expect(await notifier.show({ ...page, key: 'later' })).toEqual({ kind: 'shown' });
    expect(events).toEqual([{ kind: 'action', key: 'alarm-1', actionId: 'acknowledge' }]);
  });

  it('tells which of two notifications was pressed', async () => {
    const { notifier, events } = await openNotifier();
    await notifier.show(page);
    await notifier.show({ ...page, key: 'alarm-2', title: 'DiskFull' });

    await daemon.pressAction('Open', { textContains: 'DiskFull' });

    await waitUntil('the event', () => events[0]);
    expect(events).toEqual([{ kind: 'action', key: 'alarm-2', actionId: 'open' }]);
    await settled([{ texts: [page.title, page.body], buttons: ['Acknowledge', 'Open'] }]);
  });

  it('shows text as text, whatever it begins with or contains', async () => {
    const { notifier } = await openNotifier();
    const title = '--urgency <b>low</b> & "$(reboot)"';
    const body = '<a href="https://evil.example">click</a> &amp; <img src=x>\n-second\\n line';
    await notifier.show({ ...page, title, body, actions: [{ id: 'a', label: '<u>Yes</u> & no' }] });

    await settled([{ texts: [title, body], buttons: ['<u>Yes</u> & no'] }]);
  });

  it('puts a second notification with the same key in the place of the first', async () => {
    const { notifier } = await openNotifier();
    await notifier.show(page);
    await notifier.show({ ...page, title: 'Still firing' });

    await settled([{ texts: ['Still firing', page.body], buttons: ['Acknowledge', 'Open'] }]);
  });

  it('takes a withdrawn notification off the screen without an event', async () => {
    const { notifier, events } = await openNotifier();
    await notifier.show(page);
    await settled([{ texts: [page.title, page.body], buttons: ['Acknowledge', 'Open'] }]);

    await notifier.withdraw(page.key);

    await nothingOnScreen();
    expect(events).toEqual([]);
  });

  it('leaves no dead buttons on the screen when it closes', async () => {
    const { notifier } = await openNotifier();
    await notifier.show(page);
    await settled([{ texts: [page.title, page.body], buttons: ['Acknowledge', 'Open'] }]);

    await notifier.close();

    await nothingOnScreen();
  });

  it('answers failed while the service is gone and shows again once it is back', async () => {
    const { notifier, events } = await openNotifier();
    await notifier.show(page);
    await daemon.killDaemon();
    try {
      await waitUntil('the notification being told as closed', () => events[0]);
      expect(await notifier.show(page)).toEqual({
        kind: 'failed',
        reason: 'The desktop did not show it: no notification service is running on this desktop.',
      });
    } finally {
      await daemon.startDaemon();
    }
    expect(await notifier.show(page)).toEqual({ kind: 'shown' });
    await daemon.pressAction('Acknowledge');
    await waitUntil('the event', () => events[1]);
    expect(events).toEqual([
      { kind: 'closed', key: 'alarm-1' },
      { kind: 'action', key: 'alarm-1', actionId: 'acknowledge' },
    ]);
  });

  it('gives a picture of the screen', async () => {
    const { notifier } = await openNotifier();
    await notifier.show(page);
    await settled([{ texts: [page.title, page.body], buttons: ['Acknowledge', 'Open'] }]);
    const file = join(temporaryFolder(), 'screen.png');

    await daemon.screenshot(file);

    expect(statSync(file).size).toBeGreaterThan(1_000);
    expect(readFileSync(file).subarray(1, 4).toString('latin1')).toBe('PNG');
  });
});
