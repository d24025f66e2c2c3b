import type { Escalation } from '../../shared/nouns/alarm';
import type { Silence } from '../../shared/nouns/silence';
import { type Line, outside, sentence } from './line';
import type { ShiftTimes } from './shift-times';

/** The silences that the next watch takes over, by their end. */
export function silenceLines(silences: readonly Silence[], now: number, times: ShiftTimes): readonly Line[] {
  return silences
    .filter(
      ({ state, endsAt }) =>
        endsAt > now && (state === 'written' || state === 'writing' || state === 'ending'),
    )
    .map((silence) => [silenceWords(silence, times)]);
}

function silenceWords(silence: Silence, times: ShiftTimes): string {
  const of = `Silence of ${outside(silence.alarmName)} (${outside(silence.sourceName)}) by ${outside(silence.author)}`;
  return `${of} until ${times.at(silence.endsAt)}${waiting(silence)}: ${sentence(silence.comment)}`;
}

function waiting({ state, writtenUntilAt }: Silence): string {
  if (state === 'ending') return ', to be ended there';
  if (state !== 'writing') return '';
  return writtenUntilAt === undefined ? ', not written there yet' : ', its new end not written there yet';
}

export function escalationLines(escalations: readonly Escalation[], times: ShiftTimes): readonly Line[] {
  return escalations.map(({ alarmName, to, by, at, tried }) => [
    `${outside(to)} was called in for ${outside(alarmName)} by ${outside(by)} at ${times.at(at)}. Tried: ${sentence(tried)}`,
  ]);
}
