import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createDbusNotifier } from '../../../../src/main/hosts/notifiers/dbus-notifier';
import { openSessionBus } from '../../../../src/main/hosts/notifiers/session-bus';
import type { DesktopNotification, NotificationEvent } from '../../../../src/main/ports';
import {
  openBus,
  signalAsStranger,
  startFakeNotificationService,
  usualCapabilities,
} from '../../../support/fake-notification-service';
import { missingPeers } from '../../../support/missing-peers';
import { busPeers, type PrivateBus, startPrivateBus } from '../../../support/private-bus';
import { createRecordingLogger } from '../../../support/recording-logger';
import { temporaryFolder } from '../../../support/temporary-folder';
import { waitUntil } from '../../../support/wait-until';

const missing = missingPeers('The D-Bus notifier', busPeers);

const page: DesktopNotification = {
  key: 'alarm-1',
  title: 'KubePodCrashLooping',
  body: 'a < b & c',
  urgency: 'high',
  actions: [
    { id: 'acknowledge', label: 'Acknowledge' },
    { id: 'open', label: 'Open' },
  ],
};

async function openNotifier(address: () => string | undefined, callLimitMs = 5_000) {
  const logger = createRecordingLogger();
  const notifier = await createDbusNotifier({
    logger,
    callLimitMs,
    connect: () => openSessionBus({ DBUS_SESSION_BUS_ADDRESS: address() }),
  });
  onTestFinished(() => notifier.close());
  const events: NotificationEvent[] = [];
  notifier.subscribe((event) => events.push(event));
  return { notifier, events, logger };
}

const failedBecause = (words: string) => ({
  kind: 'failed',
  reason: `The desktop did not show it: ${words}.`,
});

describe.skipIf(missing.length > 0)('the D-Bus notifier', () => {
  let bus: PrivateBus;
  beforeAll(async () => {
    bus = await startPrivateBus();
  });
  afterAll(() => bus?.close());

  async function startService(capabilities?: readonly string[]) {
    const options = { busAddress: bus.address };
    const service = await startFakeNotificationService(
      capabilities === undefined ? options : { ...options, capabilities },
    );
    onTestFinished(() => service.close());
    return service;
  }

  it('keeps a high one on the screen until a person deals with it, and leaves a low one to the desktop', async () => {
    const service = await startService();
    const { notifier } = await openNotifier(() => bus.address);
    await notifier.show(page);
    await notifier.show({ ...page, key: 'alarm-2', urgency: 'low', actions: [] });
    const desktopEntry = 'io.github.watchkeeper.Watchkeeper';
    expect(service.calls).toEqual([
      {
        id: 1,
        appName: 'Watchkeeper',
        replacesId: 0,
        title: 'KubePodCrashLooping',
        body: 'a &lt; b &amp; c',
        actions: ['default', '', '0', 'Acknowledge', '1', 'Open'],
        hints: { urgency: 2, 'desktop-entry': desktopEntry },
        expiresInMs: 0,
      },
      {
        id: 2,
        appName: 'Watchkeeper',
        replacesId: 0,
        title: 'KubePodCrashLooping',
        body: 'a &lt; b &amp; c',
        actions: ['default', ''],
        hints: { urgency: 1, 'desktop-entry': desktopEntry },
        expiresInMs: -1,
      },
    ]);
  });

  it('names the one it replaces', async () => {
    const service = await startService();
    const { notifier } = await openNotifier(() => bus.address);
    await notifier.show(page);
    await notifier.show(page);
    expect(service.calls.map(({ id, replacesId }) => ({ id, replacesId }))).toEqual([
      { id: 1, replacesId: 0 },
      { id: 1, replacesId: 1 },
    ]);
  });

  it('sends plain text and no buttons to a service that has neither mark-up nor actions', async () => {
    const service = await startService(['body']);
    const { notifier } = await openNotifier(() => bus.address);
    expect(notifier.actionsWork).toBe(false);
    expect(await notifier.show(page)).toEqual({ kind: 'shown', isAnswerable: false });
    expect(service.calls.map(({ body, actions }) => ({ body, actions }))).toEqual([
      { body: 'a < b & c', actions: [] },
    ]);
  });

  it('asks for a sound where it is wanted and the service can', async () => {
    const service = await startService([...usualCapabilities, 'sound']);
    const { notifier, logger } = await openNotifier(() => bus.address);
    await notifier.show({ ...page, sound: true });
    await notifier.show({ ...page, key: 'alarm-2' });
    await notifier.show({ ...page, key: 'alarm-3', sound: false });
    expect(service.calls.map(({ hints }) => hints['sound-name'])).toEqual([
      'dialog-warning',
      undefined,
      undefined,
    ]);
    expect(logger.lines.map(({ event }) => event)).toEqual(['notification-service-connected']);
  });

  it('shows it without a sound where the service has none, and says so once', async () => {
    const service = await startService();
    const { notifier, logger } = await openNotifier(() => bus.address);
    expect(await notifier.show({ ...page, sound: true })).toEqual({ kind: 'shown' });
    expect(await notifier.show({ ...page, sound: true })).toEqual({ kind: 'shown' });
    expect(service.calls.map(({ hints }) => hints['sound-name'])).toEqual([undefined, undefined]);
    expect(logger.lines.map(({ event }) => event)).toEqual([
      'notification-service-connected',
      'notification-sound-unsupported',
    ]);
  });

  it('hears a button that is pressed in the same breath as the answer to show', async () => {
    const service = await startService();
    const { notifier, events } = await openNotifier(() => bus.address);
    service.beforeAnswer((id) => {
      // Both leave in one write: the tick that answers is not over yet.
      void afterMicrotasks(20).then(() => service.press(id, '0'));
    });
    await notifier.show(page);
    await service.settle();
    expect(events).toEqual([{ kind: 'action', key: 'alarm-1', actionId: 'acknowledge' }]);
  });

  it('ignores signals of other programs, of other notifications, and those that make no sense', async () => {
    const service = await startService();
    const { notifier, events } = await openNotifier(() => bus.address);
    await notifier.show(page);
    const stranger = await openBus(bus.address);
    onTestFinished(() => stranger.close());

    await signalAsStranger(stranger, 'ActionInvoked', 'us', [1, '0']);
    await signalAsStranger(stranger, 'NotificationClosed', 'uu', [1, 2]);
    await stranger.getId();
    service.tellAction(2, '0');
    service.tellAction(1, '7');
    service.tellAction(1, '');
    service.tellAction(1, 'acknowledge');
    service.sendSignal('ActionInvoked', 'su', ['0', 1]);
    service.sendSignal('ActionInvoked', 's', ['0']);
    service.sendSignal('NotificationClosed', 's', ['1']);
    service.sendSignal('ActivationToken', 'us', [1, 'token']);
    await service.settle();
    expect(events).toEqual([]);

    service.press(1, '1');
    await service.settle();
    expect(events).toEqual([{ kind: 'action', key: 'alarm-1', actionId: 'open' }]);
  });

  it('keeps two programs apart that use the same service', async () => {
    const service = await startService();
    const first = await openNotifier(() => bus.address);
    const second = await openNotifier(() => bus.address);
    await first.notifier.show(page);
    await second.notifier.show(page);
    service.press(2, '0');
    await service.settle();
    expect(first.events).toEqual([]);
    expect(second.events).toEqual([{ kind: 'action', key: 'alarm-1', actionId: 'acknowledge' }]);
  });

  it('tells what was on the screen as closed when the service goes, and finds the next one', async () => {
    const service = await startService();
    const { notifier, events } = await openNotifier(() => bus.address);
    await notifier.show(page);
    await service.close();
    await waitUntil('the loss being noticed', () => events[0]);
    expect(events).toEqual([{ kind: 'closed', key: 'alarm-1' }]);
    expect(await notifier.show(page)).toEqual(
      failedBecause('no notification service is running on this desktop'),
    );

    const next = await startService(['body']);
    expect(await notifier.show(page)).toEqual({ kind: 'shown', isAnswerable: false });
    expect(notifier.actionsWork).toBe(false);
    expect(next.calls.map(({ replacesId }) => replacesId)).toEqual([0]);
  });

  it('starts before the service does and has buttons once it is there', async () => {
    const { notifier, logger } = await openNotifier(() => bus.address);
    expect(notifier.actionsWork).toBe(false);
    expect(logger.lines).toEqual([
      {
        level: 'warn',
        event: 'notification-service-unreachable',
        fields: { reason: 'no notification service is running on this desktop' },
      },
    ]);
    await startService();
    expect(await notifier.show(page)).toEqual({ kind: 'shown' });
    expect(notifier.actionsWork).toBe(true);
  });

  it('answers failed when the bus dies, and works on the next bus', async () => {
    const mortal = await startPrivateBus();
    let address: string | undefined = mortal.address;
    const doomed = await startFakeNotificationService({ busAddress: address });
    const { notifier, events } = await openNotifier(() => address);
    await notifier.show(page);
    await mortal.close();
    await waitUntil('the loss being noticed', () => events[0]);
    expect(await notifier.show(page)).toEqual(
      failedBecause(`the session bus cannot be reached (connect ENOENT ${join(mortal.folder, 'bus')})`),
    );
    address = undefined;
    expect(await notifier.show(page)).toEqual(failedBecause('no session bus address is set'));
    await doomed.close();

    address = bus.address;
    await startService();
    expect(await notifier.show(page)).toEqual({ kind: 'shown' });
  });

  it('answers failed when the service refuses or answers nonsense', async () => {
    const service = await startService();
    const { notifier } = await openNotifier(() => bus.address);
    service.failWith('Too many notifications.');
    expect(await notifier.show(page)).toEqual(
      failedBecause('the notification service refused: Too many notifications'),
    );
    service.failWith(undefined);
    service.answerWithId(0);
    expect(await notifier.show(page)).toEqual(
      failedBecause('the notification service gave an unreadable answer'),
    );
  });

  it('answers failed when the service hangs, without holding up other notifications', async () => {
    const service = await startService();
    const { notifier } = await openNotifier(() => bus.address, 1_000);
    service.beforeAnswer((id) => (id === 1 ? new Promise(() => undefined) : undefined));
    const hung = notifier.show(page);
    expect(await notifier.show({ ...page, key: 'alarm-2' })).toEqual({ kind: 'shown' });
    expect(await hung).toEqual(failedBecause('the notification service did not answer'));
  });

  it('takes back what was on its way to the screen while it closed', async () => {
    const service = await startService();
    const { notifier } = await openNotifier(() => bus.address);
    const answer = Promise.withResolvers<void>();
    service.beforeAnswer(() => answer.promise);
    const late = notifier.show(page);
    await waitUntil('the request', () => service.calls[0]);
    const closing = notifier.close();
    answer.resolve();
    await Promise.all([late, closing]);
    await service.settle();
    expect(service.onScreen()).toEqual([]);
  });

  it('closes while the service hangs', async () => {
    const service = await startService();
    const { notifier } = await openNotifier(() => bus.address);
    service.beforeAnswer(() => new Promise(() => undefined));
    const hung = notifier.show(page);
    await waitUntil('the request', () => service.calls[0]);
    await notifier.close();
    expect(await hung).toEqual(failedBecause('the session bus cannot be reached'));
  });

  it('gives up on something that takes connections and never speaks', async () => {
    const socket = join(temporaryFolder(), 'mute');
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(socket, resolve));
    onTestFinished(() => void mute.close());
    const { notifier, logger } = await openNotifier(() => `unix:path=${socket}`, 1_000);
    expect(notifier.actionsWork).toBe(false);
    expect(logger.lines).toEqual([
      {
        level: 'warn',
        event: 'notification-service-unreachable',
        fields: { reason: 'the notification service did not answer' },
      },
    ]);
  });

  it('survives something that takes connections and is no bus', async () => {
    const socket = join(temporaryFolder(), 'rude');
    const rude = createServer((connection) => connection.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => rude.listen(socket, resolve));
    onTestFinished(() => void rude.close());
    const { notifier } = await openNotifier(() => `unix:path=${socket}`);
    expect(await notifier.show(page)).toEqual({
      kind: 'failed',
      reason: expect.stringMatching(/^The desktop did not show it: the session bus cannot be reached .+\.$/),
    });
  });
});

async function afterMicrotasks(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await undefined;
}
