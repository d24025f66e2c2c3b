import { formatTime } from '../../shared/rota/format-time';
import { useNow, useZone } from '../app-context';
import { hoursAndMinutes, roughly } from '../time/durations';
import { fullTime, timeInSentence, timeOrDay } from '../time/time-words';

const minuteMs = 60_000;

type TimeProps = {
  readonly at: number;
  /** `column`: narrow, in a column of times. `sentence`: with the day unless it is today. `exact`: day, time and zone. */
  readonly form?: 'time' | 'column' | 'sentence' | 'exact';
};

/** An instant in the pack's zone; the whole of it, with the zone, on hover. */
export function Time({ at, form = 'time' }: TimeProps) {
  const zone = useZone();
  const now = useNow(minuteMs);
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(zone, at)}>
      {wordsOf(form, zone, at, now)}
    </time>
  );
}

function wordsOf(form: TimeProps['form'], zone: string, at: number, now: number): string {
  if (form === 'column') return timeOrDay(zone, at, now);
  if (form === 'sentence') return timeInSentence(zone, at, now);
  return form === 'exact' ? fullTime(zone, at) : formatTime(zone, at);
}

/** How long ago, ticking: `8 s`, `4 min`. */
export function Since({ at }: { readonly at: number }) {
  const now = useNow();
  return <span className="since">{roughly(now - at)}</span>;
}

/** Elapsed since a start, or how long it lasted: `0:31`. */
export function Elapsed({ fromAt, toAt }: { readonly fromAt: number; readonly toAt: number | undefined }) {
  const now = useNow();
  const duration = (toAt ?? now) - fromAt;
  return (
    <b
      className="elapsed"
      role="timer"
      aria-label={`${toAt === undefined ? 'running for' : 'lasted'} ${roughly(duration)}`}
    >
      {hoursAndMinutes(duration)}
    </b>
  );
}
