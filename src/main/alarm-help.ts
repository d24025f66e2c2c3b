import type { Alarm } from '../shared/nouns/alarm';
import type { AlarmHelp, HelpMatch } from '../shared/nouns/alarm-help';

/** Each knows one kind of thing that may help with an alarm. */
export type HelpMatcher = (alarm: Alarm) => readonly HelpMatch[];

/**
 * What may help with each of these alarms; one that is not there any more is left out. A storm says the same thing many
 * times, so what is alike is looked up once.
 */
export function createAlarmHelp(options: {
  readonly alarmById: (id: string) => Alarm | undefined;
  readonly matchers: readonly HelpMatcher[];
}) {
  return function helpFor(alarmIds: readonly string[]): readonly AlarmHelp[] {
    const known = new Map<string, readonly HelpMatch[]>();
    return alarmIds.flatMap((alarmId) => {
      const alarm = options.alarmById(alarmId);
      if (alarm === undefined) return [];
      const key = JSON.stringify([alarm.name, alarm.labels, alarm.annotations]);
      const matches = known.get(key) ?? options.matchers.flatMap((match) => match(alarm));
      known.set(key, matches);
      return [{ alarmId, matches }];
    });
  };
}
