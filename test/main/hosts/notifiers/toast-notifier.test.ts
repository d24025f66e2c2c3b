import { expect, it, onTestFinished } from 'vitest';
import { createToastNotifier } from '../../../../src/main/hosts/notifiers/toast-notifier';
import type { DesktopNotification, NotificationEvent } from '../../../../src/main/ports';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';
import { createFakeToasts } from './fake-toasts';

const page: DesktopNotification = {
  key: 'alarm-1',
  title: 'KubePodCrashLooping',
  body: 'a < b & c',
  urgency: 'high',
  actions: [{ id: 'acknowledge', label: 'Acknowledge' }],
};

function open({ isSupported = true, drawsButtons = true, readsMarkup = false } = {}) {
  const toasts = createFakeToasts();
  const clock = createManualClock(0);
  const logger = createRecordingLogger();
  const notifier = createToastNotifier({
    createToast: toasts.createToast,
    isSupported: () => isSupported,
    drawsButtons,
    readsMarkup,
    clock,
    logger,
  });
  onTestFinished(() => notifier.close());
  const events: NotificationEvent[] = [];
  notifier.subscribe((event) => events.push(event));
  return { toasts, clock, logger, notifier, events };
}

it('escapes the body where it is read as mark-up, and only there', async () => {
  const [plain, marked] = [open(), open({ readsMarkup: true })];
  await plain.notifier.show(page);
  await marked.notifier.show(page);
  expect([plain, marked].flatMap(({ toasts }) => toasts.contents().map(({ body }) => body))).toEqual([
    'a < b & c',
    'a &lt; b &amp; c',
  ]);
});

it.each([
  [{}, true],
  [{ drawsButtons: false }, false],
  [{ isSupported: false }, false],
])('with %j says of its buttons that they work: %j', (given, actionsWork) => {
  expect(open(given).notifier.actionsWork).toBe(actionsWork);
});

it('answers with the reason of the platform, and keeps it in the log', async () => {
  const { toasts, notifier, logger } = open();
  toasts.behave('fails');
  const answer = { kind: 'failed', reason: 'The desktop did not show it: not allowed.' };
  expect(await notifier.show(page)).toEqual(answer);
  expect(logger.lines).toEqual([
    { level: 'warn', event: 'notification-not-shown', fields: { reason: answer.reason } },
  ]);
});

it('answers failed when the platform throws', async () => {
  const { toasts, notifier } = open();
  toasts.behave('throws');
  expect(await notifier.show(page)).toEqual({
    kind: 'failed',
    reason: 'The desktop did not show it: the bus is gone.',
  });
});

it('leaves the one on the screen where its successor cannot even be made', async () => {
  const { toasts, notifier } = open();
  await notifier.show(page);
  const broken = { ...page, actions: null } as unknown as DesktopNotification;
  expect(await notifier.show(broken)).toMatchObject({ kind: 'failed' });
  expect(toasts.onScreen()).toHaveLength(1);
});

it('answers failed after five seconds without a word, and takes no late one', async () => {
  const { toasts, clock, notifier, events } = open();
  toasts.behave('says nothing');
  let answer: unknown;
  void notifier.show(page).then((given) => {
    answer = given;
  });
  await clock.advance(4_999);
  expect(answer).toBeUndefined();
  await clock.advance(1);
  expect(answer).toEqual({ kind: 'failed', reason: 'The desktop did not say that it was shown.' });
  toasts.tellLate({ kind: 'shown' });
  toasts.tellLate({ kind: 'pressed', place: 0 });
  expect(events).toEqual([]);
});

it('answers failed where the desktop supports no notifications', async () => {
  const { notifier, toasts } = open({ isSupported: false });
  expect(await notifier.show(page)).toEqual({
    kind: 'failed',
    reason: 'This desktop shows no notifications.',
  });
  expect(toasts.contents()).toEqual([]);
});
