import { standingOf } from '../../../shared/alarms/alarm-standing';
import { groupAlarms } from '../../../shared/alarms/group-alarms';
import type { Alarm } from '../../../shared/nouns/alarm';

/** A line of the list: an alarm, or the head of a group. Its key stays the same whatever moves. */
export type GridRow =
  | { readonly kind: 'alarm'; readonly key: string; readonly alarm: Alarm; readonly isInGroup: boolean }
  | GroupRow;

export type GroupRow = {
  readonly kind: 'group';
  readonly key: string;
  readonly label: string;
  readonly value: string | undefined;
  /** The members when the list was laid: what is done to the group is done to them, and to no later one. */
  readonly alarms: readonly Alarm[];
  readonly needing: number;
  readonly isFolded: boolean;
};

export function rowsOf(
  alarms: readonly Alarm[],
  groupBy: string | undefined,
  folded: ReadonlySet<string>,
): readonly GridRow[] {
  if (groupBy === undefined) return alarms.map((alarm) => alarmRow(alarm, false));
  return groupAlarms(alarms, [groupBy]).flatMap(({ values: [value], alarms: members }) => {
    const key = groupKey(groupBy, value);
    const isFolded = folded.has(key);
    const needing = members.filter((alarm) => standingOf(alarm) === 'needs-you').length;
    const head: GridRow = {
      kind: 'group',
      key,
      label: groupBy,
      value,
      alarms: members,
      needing,
      isFolded,
    };
    return isFolded ? [head] : [head, ...members.map((alarm) => alarmRow(alarm, true))];
  });
}

export const alarmKey = (id: string) => `alarm ${id}`;
const groupKey = (label: string, value: string | undefined) => `group ${JSON.stringify([label, value])}`;

function alarmRow(alarm: Alarm, isInGroup: boolean): GridRow {
  return { kind: 'alarm', key: alarmKey(alarm.id), alarm, isInGroup };
}

/** The labels to choose groups from: those that several alarms share, the commonest first. */
export function groupLabels(alarms: readonly Alarm[], most: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { labels } of alarms) {
    for (const name of Object.keys(labels)) {
      if (/^\S{1,60}$/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([name, count]) => count > 1 && name !== 'source')
    .toSorted(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
    .slice(0, most)
    .map(([name]) => name);
}
