import { assertNever } from './assert-never';
import { promiseSoonMs } from './nouns/promise';
import type { WatchView } from './nouns/watch';
import { formatDay, formatDayAndTime, formatTime } from './rota/format-time';

/** The state of the watch in one line of words, for the tray's tooltip and the head of its menu. */
export function stateLine(watch: WatchView | undefined): string {
  if (watch === undefined) return 'No watch to show yet: open Watchkeeper';
  const facts = [...factsOf(watch), ...alsoTrue(watch)];
  return facts.length === 0 ? stateName(watch) : `${stateName(watch)}: ${facts.join(', ')}`;
}

function stateName(watch: WatchView): string {
  switch (watch.state) {
    case 'off-watch':
      return 'Off watch';
    case 'quiet':
      return 'Quiet';
    case 'needs-you':
      return 'Needs you';
    case 'held':
      return 'Someone has it';
    case 'incident':
      return 'Incident';
    case 'blind':
      return 'Blind';
    default:
      return assertNever(watch.state);
  }
}

/** Why the state is what it is. */
function factsOf(watch: WatchView): readonly string[] {
  switch (watch.state) {
    case 'off-watch':
      return watch.nextShift === undefined
        ? []
        : [`next ${formatDayAndTime(watch.zone, watch.nextShift.startsAt)}`, watch.nextShift.role];
    case 'quiet':
      return watch.shift === undefined ? [] : [`on watch until ${timeFrom(watch, watch.shift.endsAt)}`];
    case 'needs-you':
      return [
        ...unheld(watch),
        ...openItems(watch),
        ...notReady(watch),
        ...leaving(watch),
        ...updateDue(watch),
      ];
    case 'held':
      return [`${counted(watch.held, 'alarm')} held`];
    case 'incident':
      return [`${watch.liveIncidentIds.length} live`];
    case 'blind':
      return watch.blindSinceAt === undefined
        ? []
        : [`not seen since ${timeFrom(watch, watch.blindSinceAt)}`];
    default:
      return assertNever(watch.state);
  }
}

/** The state tells the most pressing thing; what it covers up is said after it. */
function alsoTrue(watch: WatchView): readonly string[] {
  switch (watch.state) {
    case 'off-watch':
      return [];
    case 'blind':
      return [...openItems(watch), ...updateDue(watch)];
    case 'incident':
      return [...unheld(watch), ...blind(watch), ...updateDue(watch)];
    default:
      return blind(watch);
  }
}

function notReady({ readiness }: WatchView): readonly string[] {
  return readiness === 'not-ready' ? ['readiness check failed'] : [];
}

function leaving(watch: WatchView): readonly string[] {
  if (watch.leaving === undefined) return [];
  const { holds, roles, promises, shift } = watch.leaving;
  const held = [...(holds.length > 0 ? [counted(holds.length, 'alarm')] : []), ...roles, ...promises];
  return [`shift ended ${timeFrom(watch, shift.endsAt)}, you still hold ${held.join(', ')}`];
}

function blind(watch: WatchView): readonly string[] {
  return watch.blindSinceAt === undefined ? [] : [`blind since ${timeFrom(watch, watch.blindSinceAt)}`];
}

/** What a shift that has ended leaves is said of that shift. */
function updateDue(watch: WatchView): readonly string[] {
  const { promises, leaving, readAt } = watch;
  if (promises === undefined || leaving !== undefined) return [];
  const { dueAt } = promises.next;
  return dueAt - readAt <= promiseSoonMs ? [`update promised at ${timeFrom(watch, dueAt)}`] : [];
}

function openItems(watch: WatchView): readonly string[] {
  return watch.openItems > 0 ? [`${counted(watch.openItems, 'item')} open`] : [];
}

function unheld(watch: WatchView): readonly string[] {
  return watch.unheldHigh > 0 ? [`${counted(watch.unheldHigh, 'alarm')} unheld`] : [];
}

/** With the day where it is not today. */
export function timeFrom({ zone, readAt }: WatchView, instant: number): string {
  const isToday = formatDay(zone, readAt) === formatDay(zone, instant);
  return isToday ? formatTime(zone, instant) : formatDayAndTime(zone, instant);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
