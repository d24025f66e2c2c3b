import { wordsFor } from '../../shared/error-words';
import type { AlarmSource } from '../../shared/nouns/alarm';
import { type CheckOutcome, failed, notNeeded, passed } from './check-outcome';

/** `sources` as they stand after each was asked just now. */
export function checkAlarmSources(sources: readonly AlarmSource[]): CheckOutcome {
  if (sources.length === 0) return notNeeded('no source of alarms is set up');
  const silent = sources.filter(({ health }) => health.state !== 'fresh');
  if (silent.length > 0) {
    const answered = `${sources.length - silent.length} of ${sources.length} answered`;
    return failed([answered, ...silent.map(whyOf)].join('; '), {
      code: 'alarm-source-failing',
      detail: { sources: silent.map(({ name }) => name).join(', ') },
    });
  }
  const unreadable = sources.reduce((sum, source) => sum + source.unreadable, 0);
  const answered = sources.length === 1 ? '1 source answered' : `${sources.length} sources answered`;
  return passed(unreadable === 0 ? answered : `${answered}; alarms that could not be read: ${unreadable}`);
}

function whyOf({ name, health }: AlarmSource): string {
  return health.state === 'failing'
    ? wordsFor(health.failure).what.replace(/\.$/, '')
    : `${name} has not answered yet`;
}
