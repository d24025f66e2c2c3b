import { expect, test } from 'vitest';
import { groupAlarms } from '../../../src/shared/alarms/group-alarms';
import { alarm } from '../../renderer/support/samples';

const groups = (labels: readonly string[], ...alarms: readonly ReturnType<typeof alarm>[]) =>
  groupAlarms(alarms, labels).map(({ values, alarms: members }) => [values, members.map(({ id }) => id)]);

test('alarms with the same values stand together, in the order of each group’s first one', () => {
  expect(
    groups(
      ['namespace', 'team'],
      alarm('one', { labels: { namespace: 'a', team: 'x' } }),
      alarm('two', { labels: { namespace: 'b', team: 'x' } }),
      alarm('three', { labels: { namespace: 'a', team: 'x' } }),
      alarm('four', { labels: { namespace: 'a' } }),
    ),
  ).toEqual([
    [
      ['a', 'x'],
      ['one', 'three'],
    ],
    [['b', 'x'], ['two']],
    [['a', undefined], ['four']],
  ]);
});

test('a missing label is another value than an empty one, and no value can pretend to be two', () => {
  expect(
    groups(
      ['a', 'b'],
      alarm('one', { labels: { a: 'x","y', b: '' } }),
      alarm('two', { labels: { a: 'x', b: 'y' } }),
      alarm('three', { labels: { a: 'x","y' } }),
    ),
  ).toHaveLength(3);
});

test('names of JavaScript are labels as any other', () => {
  expect(groups(['constructor'], alarm('one'), alarm('two', { labels: { constructor: 'x' } }))).toEqual([
    [[undefined], ['one']],
    [['x'], ['two']],
  ]);
});

test('the source stands for a label of that name, unless there is one', () => {
  expect(groups(['source'], alarm('one'), alarm('two', { labels: { source: 'x' } }))).toEqual([
    [['live'], ['one']],
    [['x'], ['two']],
  ]);
});
