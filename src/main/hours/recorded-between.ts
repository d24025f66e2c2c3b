import type { Activity } from '../../shared/nouns/hours';
import type { Pack } from '../../shared/nouns/pack';
import type { HolidayList } from '../../shared/rota/cover';
import { coverBetween, isOutOfHours, type Span } from '../../shared/rota/on-call-hours';
import { unionOf } from '../../shared/rota/stretches';
import { type RecordedStretch, recordedStretches, togetherWithinMs } from './recorded-stretches';
import { longestMs } from './stretch-ledger';

/**
 * The recorded stretches that begin in a span, whole. A little before it is looked at to tell those that had begun
 * already, and a good while after it to find where the last one ends.
 */
export function recordedBetween(
  rota: Pick<Pack, 'zone' | 'hours'>,
  holidays: HolidayList,
  activity: (fromAt: number, toAt: number) => readonly Activity[],
  span: Span,
): readonly RecordedStretch[] {
  const around = { startsAt: span.startsAt - togetherWithinMs, endsAt: span.endsAt + longestMs };
  const done = activity(around.startsAt, around.endsAt);
  if (done.length === 0) return [];
  return recordedStretches(done, outOfHours(rota, holidays, around)).filter(
    ({ startsAt }) => startsAt >= span.startsAt && startsAt < span.endsAt,
  );
}

function outOfHours(
  rota: Pick<Pack, 'zone' | 'hours'>,
  holidays: HolidayList,
  around: Span,
): readonly Span[] {
  return unionOf(coverBetween(rota, holidays, around).filter(({ cover }) => isOutOfHours(cover)));
}
