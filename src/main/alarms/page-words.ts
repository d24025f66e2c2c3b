import { wordsFor } from '../../shared/error-words';
import type { Failure } from '../../shared/errors';
import type { Alarm } from '../../shared/nouns/alarm';
import type { Priority } from '../../shared/nouns/pack';
import { formatDayAndTime, zoneName } from '../../shared/rota/format-time';
import type { DesktopNotification } from '../ports';
import type { DuePage } from './page-store';
import type { BlindSource } from './source-register';

const acknowledge = { id: 'acknowledge', label: 'Acknowledge' };
const open = { id: 'open', label: 'Open' };

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
  const lines = [oneLine(summary, 300), oneLine(sourceName, 60)];
  return {
    key: alarmKey(id),
    title: oneLine(name, 120),
    body: lines.filter((line) => line !== '').join('\n'),
    urgency: priority,
    sound: priority === 'high',
    actions: [acknowledge, open],
  };
}

/** One page in the place of many. */
export function stormPage(priority: Priority, pages: readonly DuePage[]): DesktopNotification {
  const counts = new Map<string, number>();
  for (const { name } of pages) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kinds = [...counts].map(([name, count]) => {
    const shown = oneLine(name, 60);
    return count === 1 ? shown : `${shown} × ${count}`;
  });
  const named = kinds.slice(0, 3).join(', ');
  const rest = kinds.length - 3;
  return {
    key: stormKey(priority),
    title: priority === 'high' ? `${pages.length} alarms need you` : `${pages.length} low-priority alarms`,
    body: rest > 0 ? `${named} and ${rest} more kinds` : named,
    urgency: priority,
    sound: priority === 'high',
    actions: [open],
  };
}

export function blindPage(
  { id, name, period }: BlindSource,
  failure: Failure,
  zone: string,
): DesktopNotification {
  const since = `${formatDayAndTime(zone, period.fromAt)} ${zoneName(zone, period.fromAt)}`;
  return {
    key: blindKey(id),
    title: `Watchkeeper is blind: ${oneLine(name, 60)}`,
    body: `${oneLine(wordsFor(failure).what, 300)}\nNot seen since ${since}.`,
    urgency: 'high',
    sound: true,
    actions: [],
  };
}

/** Text from outside may be long and hold line breaks and control characters. */
function oneLine(text: string, longest: number): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/\p{Cs}$/u, '')}…`;
}
