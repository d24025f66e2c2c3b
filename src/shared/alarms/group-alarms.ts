import type { Alarm } from '../nouns/alarm';
import { type AlarmStanding, worstStanding } from './alarm-standing';

export type AlarmGroup = {
  /** The values of the labels, in their order; undefined where the alarms have no such label. */
  readonly values: readonly (string | undefined)[];
  readonly alarms: readonly Alarm[];
  /** That of the one which needs somebody most. */
  readonly worst: AlarmStanding;
  /** When the newest of them began. */
  readonly newestAt: number;
};

/** Alarms with the same values of these labels, in the order of each group's first one. */
export function groupAlarms(alarms: readonly Alarm[], labels: readonly string[]): readonly AlarmGroup[] {
  const groups = new Map<string, { values: readonly (string | undefined)[]; alarms: Alarm[] }>();
  for (const alarm of alarms) {
    const values = labels.map((label) => labelOf(alarm, label));
    // JSON keeps apart what a separator of our own could run together.
    const key = JSON.stringify(values.map((value) => value ?? null));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values, alarms: [alarm] });
    else group.alarms.push(alarm);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    worst: worstStanding(group.alarms) ?? 'ended',
    newestAt: group.alarms.reduce((newest, { startedAt }) => Math.max(newest, startedAt), 0),
  }));
}

/** `source` is the source's name, where the alarm has no label called so. */
export function labelOf({ labels, sourceName }: Alarm, label: string): string | undefined {
  const value = Object.hasOwn(labels, label) ? labels[label] : undefined;
  return value ?? (label === 'source' ? sourceName : undefined);
}
