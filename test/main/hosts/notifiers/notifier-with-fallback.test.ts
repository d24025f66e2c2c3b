import { expect, it } from 'vitest';
import { createNotifierWithFallback } from '../../../../src/main/hosts/notifiers/notifier-with-fallback';
import type { DesktopNotification, NotificationEvent } from '../../../../src/main/ports';
import { createRecordingNotifier } from '../../../support/recording-notifier';

const page: DesktopNotification = {
  key: 'alarm-1',
  title: 'DiskFull',
  body: '',
  urgency: 'high',
  actions: [],
};

function open() {
  const first = createRecordingNotifier();
  const fallback = createRecordingNotifier();
  return { first, fallback, notifier: createNotifierWithFallback(first, fallback) };
}

it('asks the fallback only for what the first could not show', async () => {
  const { first, fallback, notifier } = open();
  expect(await notifier.show(page)).toEqual({ kind: 'shown' });
  expect(fallback.shown).toEqual([]);
  first.answerWith({ kind: 'failed', reason: 'No service.' });
  expect(await notifier.show(page)).toEqual({ kind: 'shown' });
  expect(fallback.shown).toEqual([page]);
});

it('takes the fallback’s one away once the first shows the same key', async () => {
  const { first, fallback, notifier } = open();
  first.answerWith({ kind: 'failed', reason: 'No service.' });
  await notifier.show(page);
  first.answerWith({ kind: 'shown' });
  await notifier.show(page);
  expect(fallback.withdrawn).toEqual(['alarm-1']);
});

it('gives both reasons when neither can show it', async () => {
  const { first, fallback, notifier } = open();
  first.answerWith({ kind: 'failed', reason: 'No service.' });
  fallback.answerWith({ kind: 'failed', reason: 'No command.' });
  expect(await notifier.show(page)).toEqual({ kind: 'failed', reason: 'No service. No command.' });
});

it('tells the events of both, and none after unsubscribing', () => {
  const { first, fallback, notifier } = open();
  const events: NotificationEvent[] = [];
  const stop = notifier.subscribe((event) => events.push(event));
  first.emit({ kind: 'opened', key: 'a' });
  fallback.emit({ kind: 'closed', key: 'b' });
  stop();
  first.emit({ kind: 'opened', key: 'c' });
  fallback.emit({ kind: 'closed', key: 'd' });
  expect(events).toEqual([
    { kind: 'opened', key: 'a' },
    { kind: 'closed', key: 'b' },
  ]);
});

it('withdraws from both', async () => {
  const { first, fallback, notifier } = open();
  await notifier.withdraw('alarm-1');
  expect([first.withdrawn, fallback.withdrawn]).toEqual([['alarm-1'], ['alarm-1']]);
});
