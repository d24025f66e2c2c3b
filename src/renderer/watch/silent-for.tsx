import type { Alarm } from '../../shared/nouns/alarm';
import { useNow } from '../app-context';
import { roughly } from '../time/durations';

const longMs = 24 * 3_600_000;
const minuteMs = 60_000;

/** A source that tells by itself repeats what fires; where it does not, that it is over may have been missed. */
export function SilentFor({ alarm }: { readonly alarm: Alarm }) {
  const now = useNow(minuteMs);
  const { lastToldAt, endedAt, sourceName } = alarm;
  if (lastToldAt === undefined || endedAt !== undefined || now - lastToldAt < longMs) return null;
  return (
    <p className="hint">
      Not heard of for {roughly(now - lastToldAt)}: {sourceName} repeats what fires, so it may be over. Look
      there; it stays here until {sourceName} says so.
    </p>
  );
}
