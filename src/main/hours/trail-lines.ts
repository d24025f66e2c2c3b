import { assertNever } from '../../shared/assert-never';
import { formatDayAndTime, zoneName } from '../../shared/rota/format-time';
import type { Span } from '../../shared/rota/on-call-hours';
import { escapeInline } from '../escape-markdown';
import { outside } from '../outside-words';
import type { TrailState, TrailStep } from './correction-trail';

/** `- Fri 20 Nov 09:44 GMT: changed to …; before: …. Reason: …` */
export function trailLine(zone: string, { correction, before, after }: TrailStep): string {
  const acts = {
    added: 'added',
    changed: 'changed to',
    'left-out': 'left out',
    undone: 'the correction before it was taken back; now',
  } as const;
  const made = `- ${timeWords(zone, correction.madeAt)}: ${acts[correction.kind]} ${result(zone, after)}`;
  const was = `before: ${stateWords(zone, before)}`;
  return `${made}; ${was}. Reason: ${escapeInline(outside(correction.reason))}`;
}

export function spanWords(zone: string, { startsAt, endsAt }: Span): string {
  return `${timeWords(zone, startsAt)} to ${timeWords(zone, endsAt)}`;
}

/** `Fri 20 Nov 02:00 GMT` */
export function timeWords(zone: string, instant: number): string {
  return `${formatDayAndTime(zone, instant)} ${zoneName(zone, instant)}`;
}

/** After `left out` the words need not be said twice. */
function result(zone: string, after: TrailState): string {
  return after.kind === 'left-out' ? spanWords(zone, after) : stateWords(zone, after);
}

function stateWords(zone: string, state: TrailState): string {
  switch (state.kind) {
    case 'counted':
      return spanWords(zone, state);
    case 'left-out':
      return `left out (${spanWords(zone, state)})`;
    case 'as-recorded':
      return state.times === undefined ? 'as recorded' : `as recorded (${spanWords(zone, state.times)})`;
    case 'none':
      return 'nothing';
    default:
      return assertNever(state);
  }
}
