import type { Alarm } from '../../shared/nouns/alarm';

/** How an alarm stands towards the person on watch. */
export type AlarmStanding = 'needs-you' | 'unheld' | 'held' | 'suppressed' | 'ended';

export function standingOf(alarm: Alarm): AlarmStanding {
  if (alarm.endedAt !== undefined) return 'ended';
  if (alarm.suppressed) return 'suppressed';
  if (alarm.hold !== undefined) return 'held';
  return alarm.priority === 'high' ? 'needs-you' : 'unheld';
}

const order: readonly AlarmStanding[] = ['needs-you', 'unheld', 'held', 'suppressed', 'ended'];

/** What needs you first; within the same standing the newest first. */
export function inOrder(alarms: readonly Alarm[]): readonly Alarm[] {
  const rank = (alarm: Alarm) => order.indexOf(standingOf(alarm));
  return [...alarms].sort((a, b) => rank(a) - rank(b) || b.startedAt - a.startedAt);
}
