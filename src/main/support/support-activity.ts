import type { Activity } from '../../shared/nouns/hours';
import { goesAcrossNight } from '../../shared/support/stopwatch';
import type { Reader } from '../database/handles';

/**
 * Work on questions, for the hours: each stretch of a stopwatch. One that goes across a night is more likely a stopwatch
 * that nobody stopped, so only its two ends count as work until somebody corrects it.
 */
export function createSupportActivity(
  db: Reader,
  now: () => number,
  zone: () => string,
): (fromAt: number, toAt: number) => readonly Activity[] {
  const stretches = db.prepare<
    { fromAt: number; toAt: number; now: number },
    { startedAt: number; stoppedAt: number | null; untilAt: number; about: string }
  >(`
    SELECT * FROM (
      SELECT started_at AS startedAt, stopped_at AS stoppedAt,
        max(started_at, coalesce(stopped_at, @now)) AS untilAt, asked AS about
      FROM question_stretch JOIN question ON question.id = question_stretch.question_id
      WHERE set_aside IS NULL AND started_at < @toAt)
    WHERE untilAt >= @fromAt ORDER BY startedAt`);
  return (fromAt, toAt) => {
    const zoneNow = zone();
    return stretches.all({ fromAt, toAt, now: now() }).flatMap((row): readonly Activity[] => {
      const { startedAt: at, stoppedAt, untilAt, about } = row;
      const whole: Activity = { at, untilAt, kind: 'support', about };
      const stretch = { id: '', startedAt: at, stoppedAt: stoppedAt ?? undefined };
      if (!goesAcrossNight(zoneNow, stretch, untilAt)) return [whole];
      const ends = stoppedAt === null ? [at] : [at, stoppedAt];
      return ends
        .filter((end) => end >= fromAt && end < toAt)
        .map((end) => ({ ...whole, at: end, untilAt: undefined }));
    });
  };
}
