import { expect, test } from 'vitest';
import { fits, groupedBy, parseFilter, searchable } from '../../../src/renderer/alarms/view/alarm-filter';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import { alarm, at, now } from '../support/samples';

const hold = {
  id: 'hold-1',
  kind: 'acknowledge',
  by: 'Ann',
  fromAt: now,
  untilAt: at(10, 30),
  via: 'window',
  why: '',
} as const;

const alarms: readonly Alarm[] = [
  alarm('disk', {
    name: 'DiskFull',
    summary: 'nearly full',
    labels: { namespace: 'payments-prod', team: 'platform' },
  }),
  alarm('pod', { name: 'PodHigh', priority: 'low', summary: '', labels: { namespace: 'velero' }, hold }),
  alarm('snoozed', { priority: 'low', summary: '', hold: { ...hold, kind: 'snooze' } }),
  alarm('silenced', { priority: 'low', summary: '', suppressed: true, sourceName: 'manager' }),
  alarm('over', { priority: 'low', summary: '', endedAt: at(9, 40), unseen: true }),
];
const found = (text: string) =>
  alarms.filter((each) => fits(parseFilter(text), searchable(each))).map(({ id }) => id);

test.each([
  ['', ['disk', 'pod', 'snoozed', 'silenced', 'over']],
  ['DISK full', ['disk']],
  ['disk velero', []],
  ['platform', ['disk']],
  ['team:plat', ['disk']],
  ['high', ['disk']],
  ['"high"', ['pod']],
  ['low firing', ['pod', 'snoozed', 'silenced']],
  ['unheld', ['disk']],
  ['held', ['pod']],
  ['snoozed', ['snoozed']],
  ['silenced', ['silenced']],
  ['ended', ['over']],
  ['unseen', ['over']],
  ['ns:pay', ['disk']],
  ['namespace:VELERO', ['pod']],
  ['source:man', ['silenced']],
  ['ns:', ['disk', 'pod', 'snoozed', 'silenced', 'over']],
  ['by:team velero', ['pod']],
  ['"', ['disk', 'pod', 'snoozed', 'silenced', 'over']],
  ['constructor:x', []],
])('%j finds %j', (text, ids) => {
  expect(found(text)).toEqual(ids);
});

test('the label of the groups is the last one named, and is put in and taken out without the other words', () => {
  expect(parseFilter('by:team disk by:namespace').groupBy).toBe('namespace');
  expect(parseFilter('disk').groupBy).toBe(undefined);
  expect(groupedBy('disk by:team', 'namespace')).toBe('disk by:namespace');
  expect(groupedBy('', 'team')).toBe('by:team');
  expect(groupedBy('by:team high', undefined)).toBe('high');
});
