import { expect, test } from 'vitest';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import type { Silence } from '../../../src/shared/nouns/silence';
import { button, click, during, find, ordinaryCore, press, renderApp, text, type } from '../support/render';
import { alarm, at, now } from '../support/samples';

const hold = {
  id: 'hold-1',
  kind: 'snooze',
  by: 'Ann',
  fromAt: now,
  untilAt: at(10, 30),
  via: 'window',
  why: 'known',
} as const;
const ends = { workingDayAt: at(10, 0) + 3 * 24 * 3_600_000, mayMissHoliday: false };
const silence: Silence = {
  id: 's1',
  sourceId: 'live',
  sourceName: 'live',
  alarmName: 'DiskFull',
  matchers: [],
  askedAt: now,
  endsAt: at(12, 0),
  comment: 'Ada mends it',
  author: 'Bob',
  state: 'written',
  writtenUntilAt: at(12, 0),
  overAt: undefined,
  failure: undefined,
};
const said = (selector: string) => find(selector).textContent ?? '';

test('z asks until when, and a press on an end puts the alarm away, apart from what is held', async () => {
  let alarms: readonly Alarm[] = [alarm('one')];
  const core = ordinaryCore({
    'alarms.list': () => alarms,
    'alarms.holdEnds': () => ends,
    'alarms.snooze': ({ id }) => {
      alarms = [alarm(id, { hold })];
      return alarm(id, { hold });
    },
  });
  await renderApp(core);
  await press('z');
  expect(said('.hold-panel .ends')).toContain('Until Mon 23 Nov 10:00 GMT, the next working day');
  expect(document.activeElement?.textContent).toBe('30 min');
  await click(button(/the next working day/));
  expect(core.askedFor('alarms.snooze')).toEqual([{ id: 'one', end: { kind: 'working-day' }, why: '' }]);
  expect(document.querySelector('.hold-panel')).toBeNull();
  expect(said('.alarm.snoozed')).toContain('snoozed by you until 10:30');
  expect(said('.alarm.snoozed')).toContain('known');
});

test('an end that is typed is sent as the wall time of the team', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one')],
    'alarms.holdEnds': () => ({ workingDayAt: undefined, mayMissHoliday: false }),
    'alarms.snooze': ({ id }) => alarm(id, { hold }),
  });
  await renderApp(core);
  await press('z');
  await type(find<HTMLInputElement>('.hold-panel .wall-time'), 'tomorrow 7:30');
  await click(button('Snooze until then'));
  expect(core.askedFor('alarms.snooze')).toEqual([
    { id: 'one', end: { kind: 'wall', wall: '2026-11-21T07:30' }, why: '' },
  ]);
});

test('a hold is made longer by an hour from what was seen', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one', { hold: { ...hold, kind: 'acknowledge' } })],
    'alarms.extendHold': ({ id }) => alarm(id, { hold }),
  });
  await renderApp(core);
  await click(button('+1 h'));
  expect(core.askedFor('alarms.extendHold')).toEqual([{ id: 'one', holdId: 'hold-1', byMs: 3_600_000 }]);
});

test('how a hold ended is told', async () => {
  const former = {
    kind: 'snooze',
    by: 'Ada',
    endedAt: at(9, 12),
    because: 'worse',
    worseBy: 'priority',
  } as const;
  await renderApp(
    ordinaryCore({
      'alarms.list': () => [
        alarm('worse', { formerHold: former }),
        alarm('over', {
          formerHold: { ...former, kind: 'acknowledge', by: 'Ann', because: undefined, worseBy: undefined },
        }),
        alarm('let go', { formerHold: { ...former, because: 'released', worseBy: undefined } }),
      ],
    }),
  );
  expect(text()).toContain('was snoozed by Ada, ended because it became high at 09:12');
  expect(text()).toContain('was held by you, ended at 09:12');
  expect(text().match(/was (held|snoozed)/g)).toHaveLength(2);
});

test('e calls the secondary in with what was tried, in the words that are shown', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one')],
    'escalations.draft': () => ({ to: 'Bob', channel: '#incidents', contacts: [] }),
    'escalations.call': ({ alarmId }) => alarm(alarmId),
  });
  await renderApp(core);
  await press('e');
  expect(button('Call Bob in').disabled).toBe(true);
  await type(find<HTMLInputElement>('.hold-panel input'), 'a restart');
  expect(said('[data-testid=escalation-preview]')).toMatch(
    /^@Bob, I need you on Alarm one \(high, since .* GMT\)\. Tried: a restart\.$/,
  );
  await click(button('Call Bob in'));
  expect(core.askedFor('escalations.call')).toEqual([
    { id: expect.any(String), alarmId: 'one', to: 'Bob', tried: 'a restart' },
  ]);
});

test('where nobody is secondary that is said, with the contacts of the team', async () => {
  const contacts = [{ name: 'Platform', email: 'platform@example.org', when: 'always', mention: [] }];
  await renderApp(
    ordinaryCore({
      'alarms.list': () => [alarm('one')],
      'escalations.draft': () => ({ to: undefined, channel: '#incidents', contacts }),
    }),
  );
  await press('e');
  expect(said('.hold-panel')).toContain('Nobody else is secondary now.');
  expect(said('.hold-panel')).toContain('Platform: platform@example.org (always)');
});

test('all that need you are acknowledged by one press, and only those that were seen', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [
      alarm('one'),
      alarm('two'),
      alarm('low', { priority: 'low' }),
      alarm('held', { hold }),
    ],
    'alarms.acknowledgeMany': () => [],
  });
  await renderApp(core);
  await click(button('Acknowledge all 2'));
  expect(core.askedFor('alarms.acknowledgeMany')).toEqual([{ ids: ['one', 'two'] }]);
});

test('a silence is written only with words and labels, and what it covers is shown before', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one', { sourceId: 'live', labels: { alertname: 'One', pod: 'web-1' } })],
    'alarms.holdEnds': () => ends,
    'silences.preview': () => ({
      matchers: [],
      count: 1,
      covers: [{ id: 'one', name: 'One', priority: 'high' }],
    }),
    'silences.add': () => [silence],
  });
  await renderApp(core);
  await during(() => {
    find<HTMLDetailsElement>('.alarm details').open = true;
    find('.alarm details').dispatchEvent(new Event('toggle'));
  });
  await click(button(/^Silence at/));
  expect(core.askedFor('silences.preview')).toEqual([{ alarmId: 'one', labels: ['alertname'] }]);
  expect(said('.hold-panel')).toContain('Of what fires now it covers 1 alarm: One');
  expect(button('1 h').disabled).toBe(true);
  await type(find<HTMLInputElement>('.hold-panel input[maxlength="500"]'), 'Ada mends it');
  await click(button('1 h'));
  expect(core.askedFor('silences.add')).toEqual([
    {
      id: expect.any(String),
      alarmId: 'one',
      labels: ['alertname'],
      end: { kind: 'for', ms: 3_600_000 },
      comment: 'Ada mends it',
    },
  ]);
  expect(said('.silences')).toContain('DiskFull at live by Bob until 12:00: Ada mends it');
});

test('silences are made longer and ended from the list, and what waits is said', async () => {
  const core = ordinaryCore({
    'silences.list': () => [silence],
    'silences.extend': () => [{ ...silence, endsAt: at(13, 0), state: 'writing' }],
    'silences.end': () => [{ ...silence, state: 'ending' }],
  });
  await renderApp(core);
  await click(button('+1 h'));
  expect(core.askedFor('silences.extend')).toEqual([{ id: 's1', endsAt: at(12, 0), byMs: 3_600_000 }]);
  expect(said('.silences')).toContain('live is still to be told of the new end');
  await click(button('End now'));
  expect(said('.silences')).toContain('live is still to be told that it is over');
});
