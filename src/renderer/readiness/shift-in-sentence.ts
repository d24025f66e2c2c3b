import type { Shift } from '../../shared/nouns/watch';
import { zoneName } from '../../shared/rota/format-time';
import { timeInSentence } from '../time/time-words';
import { roleWords } from '../words/cover-words';

/** `your primary shift from 17:00 GMT`, and once it has begun `your primary shift until 22:00 GMT`. */
export function shiftInSentence(shift: Shift, zone: string, now: number): string {
  const time = (at: number) => `${timeInSentence(zone, at, now)} ${zoneName(zone, at)}`;
  const when = now < shift.startsAt ? `from ${time(shift.startsAt)}` : `until ${time(shift.endsAt)}`;
  return `your ${roleWords[shift.role]} shift ${when}`;
}
