import { expect, it, onTestFinished } from 'vitest';
import { createElectronNotifier } from '../../../../src/main/hosts/electron/notifier';
import type { DesktopNotification, NotificationEvent } from '../../../../src/main/ports';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';
import { createFakeElectron } from './fake-electron-notification';

const page: DesktopNotification = {
  key: 'alarm-1',
  title: 'KubePodCrashLooping',
  body: 'a < b & c',
  urgency: 'high',
  actions: [{ id: 'acknowledge', label: 'Acknowledge' }],
};

function open(platform: NodeJS.Platform, isSupported = true) {
  const electron = createFakeElectron(platform, isSupported);
  const logger = createRecordingLogger();
  const notifier = createElectronNotifier({
    Notification: electron.Notification,
    platform,
    clock: createManualClock(0),
    logger,
  });
  onTestFinished(() => notifier.close());
  const events: NotificationEvent[] = [];
  notifier.subscribe((event) => events.push(event));
  return { electron, logger, notifier, events };
}

it('asks Electron to keep a high one until a person deals with it', async () => {
  const { electron, notifier } = open('win32');
  await notifier.show(page);
  await notifier.show({ ...page, key: 'alarm-2', urgency: 'low', actions: [] });
  expect(electron.made).toEqual([
    {
      title: 'KubePodCrashLooping',
      body: 'a < b & c',
      urgency: 'critical',
      timeoutType: 'never',
      actions: [{ type: 'button', text: 'Acknowledge' }],
    },
    {
      title: 'KubePodCrashLooping',
      body: 'a < b & c',
      urgency: 'normal',
      timeoutType: 'default',
      actions: [],
    },
  ]);
});

it('asks Electron not to be silent about one that shall be heard', async () => {
  const { electron, notifier } = open('darwin');
  await notifier.show({ ...page, sound: true });
  await notifier.show({ ...page, key: 'alarm-2' });
  expect(electron.made.map(({ silent }) => silent)).toEqual([false, undefined]);
});

it('escapes the body on Linux, where it is read as mark-up', async () => {
  const { electron, notifier } = open('linux');
  expect(notifier.actionsWork).toBe(false);
  await notifier.show(page);
  expect(electron.made.map(({ body }) => body)).toEqual(['a &lt; b &amp; c']);
});

it('says what Electron gives as the reason', async () => {
  const { electron, notifier, logger } = open('darwin');
  electron.behave('fails');
  const answer = {
    kind: 'failed',
    reason: 'The desktop did not show it: notifications are not allowed.',
  };
  expect(await notifier.show(page)).toEqual(answer);
  expect(logger.lines).toEqual([
    { level: 'warn', event: 'notification-not-shown', fields: { reason: answer.reason } },
  ]);
});

it('answers failed where Electron supports no notifications', async () => {
  const { notifier } = open('darwin', false);
  expect(notifier.actionsWork).toBe(false);
  expect(await notifier.show(page)).toEqual({
    kind: 'failed',
    reason: 'This desktop shows no notifications.',
  });
});

it('still hears of a notification that Windows has moved to its Action Center', async () => {
  const { electron, notifier, events } = open('win32');
  await notifier.show(page);
  electron.timeOut(0);
  expect(events).toEqual([]);
  electron.action(0, 'Acknowledge');
  expect(events).toEqual([{ kind: 'action', key: 'alarm-1', actionId: 'acknowledge' }]);
});
