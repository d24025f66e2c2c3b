import type { Alarm } from '../nouns/alarm';

/** How an alarm stands towards the person on watch; what needs them first. */
export const alarmStandings = [
  'needs-you',
  'unheld',
  'held',
  'snoozed',
  'quiet',
  'suppressed',
  'ended',
] as const;
export type AlarmStanding = (typeof alarmStandings)[number];

export function standingOf(alarm: Alarm): AlarmStanding {
  if (alarm.endedAt !== undefined) return 'ended';
  if (alarm.suppressed) return 'suppressed';
  if (alarm.hold?.kind === 'snooze') return 'snoozed';
  if (alarm.hold !== undefined || alarm.heldAtSource !== undefined) return 'held';
  if (alarm.quiet !== undefined) return 'quiet';
  return alarm.priority === 'high' ? 'needs-you' : 'unheld';
}

/** It stands apart until the time is over in which it should end by itself. */
export function isExpectedToEnd(alarm: Alarm): boolean {
  return standingOf(alarm) === 'quiet' && alarm.quiet?.because === 'expected-end';
}

const rank = new Map(alarmStandings.map((standing, index) => [standing, index]));

/** Of several, the one that needs somebody most; undefined of none. */
export function worstStanding(alarms: readonly Alarm[]): AlarmStanding | undefined {
  let worst: AlarmStanding | undefined;
  for (const alarm of alarms) {
    const standing = standingOf(alarm);
    if (worst === undefined || rankOf(standing) < rankOf(worst)) worst = standing;
  }
  return worst;
}

/** What needs you first; within the same standing the newest first. */
export function inOrder(alarms: readonly Alarm[]): readonly Alarm[] {
  return alarms.toSorted(
    (a, b) => rankOf(standingOf(a)) - rankOf(standingOf(b)) || b.startedAt - a.startedAt,
  );
}

function rankOf(standing: AlarmStanding): number {
  return rank.get(standing) ?? alarmStandings.length;
}
