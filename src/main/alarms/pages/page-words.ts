import { wordsFor } from '../../../shared/error-words';
import type { Failure } from '../../../shared/errors';
import type { Alarm } from '../../../shared/nouns/alarm';
import type { Priority } from '../../../shared/nouns/pack';
import { formatDayAndTime, zoneName } from '../../../shared/rota/format-time';
import type { DesktopNotification } from '../../ports';
import type { BlindSource } from '../source-register';
import type { DuePage } from './page-store';
import { plainLine } from './page-text';

const acknowledge = { id: 'acknowledge', label: 'Acknowledge' };
const open = { id: 'open', label: 'Open' };
const declare = { id: 'declare', label: 'Declare' };

export const unnamed = 'Unnamed alarm';

export function alarmKey(alarmId: string): string {
  return `alarm:${alarmId}`;
}

/** The alarm that a notification tells of; undefined for every other notification. */
export function alarmIdOf(key: string): string | undefined {
  return key.startsWith('alarm:') ? key.slice('alarm:'.length) : undefined;
}

export function stormKey(priority: Priority): string {
  return priority === 'high' ? 'alarm:storm' : 'alarm:storm-low';
}

export function blindKey(sourceId: string): string {
  return `blind:${sourceId}`;
}

export function alarmPage({ id, name, summary, sourceName, priority }: Alarm): DesktopNotification {
  const lines = [plainLine(summary, 300), plainLine(sourceName, 60)];
  return {
    key: alarmKey(id),
    title: plainLine(name, 120, unnamed),
    body: lines.filter((line) => line !== '').join('\n'),
    urgency: priority,
    sound: priority === 'high',
    actions: priority === 'high' ? [acknowledge, open, declare] : [acknowledge, open],
  };
}

/** One page in the place of many. */
export function stormPage(priority: Priority, pages: readonly Pick<DuePage, 'name'>[]): DesktopNotification {
  return {
    key: stormKey(priority),
    title: priority === 'high' ? `${pages.length} alarms need you` : `${pages.length} low-priority alarms`,
    body: namesOf(pages.map(({ name }) => name)),
    urgency: priority,
    sound: priority === 'high',
    actions: [open],
  };
}

/** The first three kinds, how many of each, and how many kinds more. */
export function namesOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kinds = [...counts].slice(0, 3).map(([name, count]) => {
    const shown = plainLine(name, 60, unnamed);
    return count === 1 ? shown : `${shown} × ${count}`;
  });
  const rest = counts.size - kinds.length;
  const named = kinds.join(', ');
  return rest > 0 ? `${named} and ${rest} more ${rest === 1 ? 'kind' : 'kinds'}` : named;
}

export function blindPage(
  { id, name, period }: BlindSource,
  failure: Failure,
  zone: string,
): DesktopNotification {
  const since = `${formatDayAndTime(zone, period.fromAt)} ${zoneName(zone, period.fromAt)}`;
  return {
    key: blindKey(id),
    title: `Watchkeeper is blind: ${plainLine(name, 60)}`,
    body: `${plainLine(wordsFor(failure).what, 300)}\nNot seen since ${since}.`,
    urgency: 'high',
    sound: true,
    actions: [],
  };
}
