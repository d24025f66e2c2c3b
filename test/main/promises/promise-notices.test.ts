import { expect, test } from 'vitest';
import { friday, hour, minute, openPromiseDesk, second, subject } from './promise-desk';

const both = ['Update promised at 14:00 GMT', 'The update promised for 14:00 GMT is due'];

test('a promise is told of five minutes before it is due and when it is, each once, whatever restarts between', async () => {
  const first = openPromiseDesk(friday('13:00'));
  first.promise(friday('14:00'));
  await first.clock.advance(54 * minute);
  expect(first.titles()).toEqual([]);
  await first.clock.advance(minute + 5 * second);
  expect(first.notifier.shown).toEqual([
    {
      key: expect.stringMatching(/^promise:/),
      title: 'Update promised at 14:00 GMT',
      body: '“New database”\nWrite it now, or hand it over.',
      urgency: 'low',
      actions: [{ id: 'open', label: 'Open' }],
    },
  ]);
  const second_ = first.restart();
  await second_.clock.advance(10 * minute);
  expect(second_.titles()).toEqual(['The update promised for 14:00 GMT is due']);
  const third = second_.restart();
  await third.clock.advance(hour);
  expect(third.titles()).toEqual([]);
});

test('what a crash left between the claim and the screen is shown by the next run', async () => {
  const first = openPromiseDesk(friday('13:00'));
  first.promise(friday('14:00'));
  first.notifier.show = () => new Promise(() => undefined);
  await first.clock.advance(56 * minute);
  const next = first.restart();
  await next.clock.advance(5 * second);
  expect(next.titles()).toEqual([both[0]]);
});

test('what could not be shown is tried again, and not for ever', async () => {
  const { clock, promise, notifier, titles } = openPromiseDesk(friday('13:59'));
  promise(friday('14:00'));
  notifier.answerWith({ kind: 'failed', reason: 'no daemon' });
  await clock.advance(hour);
  expect(titles()).toHaveLength(5);
});

test('what is promised for the next minutes is told of only when it is due', async () => {
  const { clock, promise, titles } = openPromiseDesk(friday('13:57'));
  promise(friday('14:00'));
  await clock.advance(10 * minute);
  expect(titles()).toEqual([both[1]]);
});

test('an update takes the notification from the screen, and nothing more is told', async () => {
  const { clock, promise, update, service, notifier, titles } = openPromiseDesk(friday('13:00'));
  promise(friday('14:00'));
  await clock.advance(56 * minute);
  update();
  expect(notifier.withdrawn).toEqual([`promise:${service.of(subject)[0]?.id}`]);
  await clock.advance(hour);
  expect(titles()).toEqual([both[0]]);
});

test('an update that is written and not in its channel is said to be so', async () => {
  const { clock, promise, notifier } = openPromiseDesk(friday('13:59'), { isUnderWay: true });
  promise(friday('14:00'));
  await clock.advance(minute);
  expect(notifier.shown.map(({ body }) => body)).toEqual([
    '“New database”\nYour update is written and not in its channel yet: see what keeps it back.',
  ]);
});

test('a click on it opens the page, a click on another notification does not', async () => {
  const { clock, promise, notifier, opened } = openPromiseDesk(friday('13:59'));
  promise(friday('14:00'));
  await clock.advance(minute);
  notifier.emit({ kind: 'opened', key: 'shift:1' });
  expect(opened).toEqual([]);
  notifier.emit({ kind: 'opened', key: notifier.shown[0]?.key ?? '' });
  expect(opened).toEqual(['support']);
});

test('a title from anywhere stays on one line and turns no text around', async () => {
  const { clock, service, notifier } = openPromiseDesk(friday('13:59'));
  service.make(subject, 'a\nb\u202Ec', [friday('14:00')]);
  service.told(subject);
  await clock.advance(minute);
  expect(notifier.shown[0]?.body.split('\n')[0]).toBe('“\u2068a b\u202Ec\u2069”');
});
