import { expect, it, onTestFinished } from 'vitest';
import {
  createNodeNotifierNotifier,
  type NodeNotifier,
} from '../../../../src/main/hosts/notifiers/node-notifier-notifier';
import type { CommandPlatform } from '../../../../src/main/hosts/notifiers/node-notifier-options';
import type { DesktopNotification, NotificationEvent, ShowResult } from '../../../../src/main/ports';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';
import { createFakeCommand } from './fake-command';

const page: DesktopNotification = {
  key: 'alarm-1',
  title: '-i',
  body: 'C:\\new <b>\nsecond',
  urgency: 'high',
  actions: [{ id: 'acknowledge', label: 'Acknowledge' }],
};

function open(platform: CommandPlatform, nodeNotifier: NodeNotifier) {
  const clock = createManualClock(0);
  const logger = createRecordingLogger();
  const notifier = createNodeNotifierNotifier({ platform, nodeNotifier, clock, logger });
  onTestFinished(async () => {
    const closed = notifier.close();
    await clock.advance(2_000);
    await closed;
  });
  const events: NotificationEvent[] = [];
  notifier.subscribe((event) => events.push(event));
  const show = (notification: DesktopNotification) => {
    const given: { answer?: ShowResult } = {};
    void notifier.show(notification).then((answer) => {
      given.answer = answer;
    });
    return given;
  };
  return { clock, logger, notifier, events, show };
}

it.each([
  [
    'linux',
    {
      title: '\u200b-i',
      message: 'C:\\\\new &lt;b&gt;\nsecond',
      'app-name': 'Watchkeeper',
      urgency: 'critical',
      'expire-time': 0,
    },
  ],
  ['darwin', { title: '\u200b-i', message: 'C:\\new <b>\nsecond', group: '4382c23b0dc02a24', timeout: 300 }],
  ['win32', { title: '\u200b-i', message: 'C:\\new <b>\nsecond', id: '4382c23b0dc02a24' }],
] as const)('hands node-notifier on %s what arrives there as text', async (platform, options) => {
  const calls: unknown[] = [];
  const { clock, show } = open(platform, {
    notify(given, callback) {
      calls.push(given);
      callback(null, 'timeout');
    },
  });
  show(page);
  await clock.advance(0);
  expect(calls).toEqual([options]);
});

it.each([
  ['linux', { hint: 'string:sound-name:dialog-warning' }],
  ['darwin', { sound: true }],
  ['win32', { sound: true }],
] as const)('asks on %s for a sound where one is wanted', async (platform, asked) => {
  const calls: Readonly<Record<string, unknown>>[] = [];
  const { clock, show } = open(platform, {
    notify(given, callback) {
      calls.push(given);
      callback(null, 'timeout');
    },
  });
  show(page);
  show({ ...page, key: 'alarm-2', sound: true });
  await clock.advance(0);
  const soundOf = ({ sound, hint }: Readonly<Record<string, unknown>>) => ({
    ...(sound === undefined ? {} : { sound }),
    ...(hint === undefined ? {} : { hint }),
  });
  expect(calls.map(soundOf)).toEqual([{}, asked]);
});

it('answers shown once a Mac has not failed for two seconds, as the command waits for the person', async () => {
  const command = createFakeCommand('darwin');
  const { clock, show, events } = open('darwin', command);
  const given = show(page);
  await clock.advance(1_999);
  expect(given).toEqual({});
  await clock.advance(1);
  expect(given).toEqual({ answer: { kind: 'shown' } });
  command.end(0, 'activate');
  expect(events).toEqual([{ kind: 'opened', key: 'alarm-1' }]);
});

it('says nothing of the text of a notification when a command fails', async () => {
  const command = createFakeCommand('darwin');
  const { clock, show, logger } = open('darwin', command);
  command.breakDown();
  const given = show(page);
  await clock.advance(0);
  const reason = 'terminal-notifier did not show it: it ended with code 1.';
  expect(given).toEqual({ answer: { kind: 'failed', reason } });
  expect(logger.lines).toEqual([{ level: 'warn', event: 'notification-not-shown', fields: { reason } }]);
});

it('takes a toast that ended without a report for one that Windows did not show', async () => {
  const command = createFakeCommand('win32');
  const { clock, show } = open('win32', command);
  command.breakDown();
  const given = show(page);
  await clock.advance(0);
  expect(given).toEqual({
    answer: {
      kind: 'failed',
      reason: 'Windows did not show it: notifications may be turned off.',
    },
  });
});

it('answers failed when notify-send does not answer for half a minute', async () => {
  const { clock, show } = open('linux', { notify: () => undefined });
  const given = show(page);
  await clock.advance(29_999);
  expect(given).toEqual({});
  await clock.advance(1);
  expect(given).toEqual({ answer: { kind: 'failed', reason: 'notify-send did not answer.' } });
});

it('answers failed when node-notifier throws', async () => {
  const { clock, show } = open('linux', {
    notify() {
      throw new Error('spawn E2BIG');
    },
  });
  const given = show(page);
  await clock.advance(0);
  expect(given).toEqual({
    answer: { kind: 'failed', reason: 'notify-send did not show it: spawn E2BIG.' },
  });
});

it('does not take what a command writes beside its work for a failure', async () => {
  const { clock, show } = open('linux', { notify: (_options, callback) => callback('a warning', '') });
  const given = show(page);
  await clock.advance(0);
  expect(given).toEqual({ answer: { kind: 'shown', isAnswerable: false } });
});

it('still hears a click on the notification that a failed one was to replace', async () => {
  const command = createFakeCommand('darwin');
  const { clock, show, events } = open('darwin', command);
  show(page);
  await clock.advance(2_000);
  command.breakDown();
  show(page);
  await clock.advance(0);
  command.end(0, 'activate');
  expect(events).toEqual([{ kind: 'opened', key: 'alarm-1' }]);
});

it('closes although a command that takes notifications away does not end', async () => {
  const { clock, notifier, show } = open('win32', { notify: () => undefined });
  show(page);
  await clock.advance(2_000);
  let closed = false;
  void notifier.close().then(() => {
    closed = true;
  });
  await clock.advance(2_000);
  expect(closed).toBe(true);
});
