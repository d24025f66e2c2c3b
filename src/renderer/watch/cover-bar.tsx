import type { WatchView } from '../../shared/nouns/watch';
import { formatTime } from '../../shared/rota/format-time';
import { useNow } from '../app-context';
import { dayInWords } from '../words/cover-words';

/** Closer than this, in hundredths of the day, a tick gives way to its neighbour where the bar is narrow. */
const crowdedWithin = 6;
/** Closer than this it gives way everywhere. */
const hiddenWithin = 2.5;

type Tick = { readonly left: number; readonly label: string; readonly room: 'free' | 'crowded' | 'hidden' };

/** The day from midnight to midnight; the lamp line is now. */
export function CoverBar({ watch }: { readonly watch: WatchView }) {
  const now = useNow(60_000);
  const { day, zone } = watch;
  const startsAt = day[0]?.startsAt;
  const endsAt = day.at(-1)?.endsAt;
  if (startsAt === undefined || endsAt === undefined) return null;
  const percent = (at: number) => (100 * (at - startsAt)) / (endsAt - startsAt);
  const words = dayInWords(zone, day);
  const ticks = ticksOf([...day.map((segment) => segment.startsAt), endsAt], percent, zone);
  return (
    <div className="cover-and-ticks">
      <div className="cover" role="img" aria-label={words}>
        {day.map((segment) => (
          <span
            key={segment.startsAt}
            className={`seg ${segment.cover}`}
            style={{
              left: `${percent(segment.startsAt)}%`,
              width: `${percent(segment.endsAt) - percent(segment.startsAt)}%`,
            }}
          />
        ))}
        {now >= startsAt && now < endsAt ? (
          <span className="nowline" style={{ left: `${percent(now)}%` }}>
            <b>{formatTime(zone, now)}</b>
          </span>
        ) : null}
      </div>
      <div className="ticks" aria-hidden="true">
        {ticks.map(({ left, label, room }) => (
          <span key={left} className={`tick ${room}`} style={{ left: `${left}%` }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

function ticksOf(edges: readonly number[], percent: (at: number) => number, zone: string): readonly Tick[] {
  let lastShown = -100;
  let lastRoomy = -100;
  return edges.map((at, index) => {
    const left = percent(at);
    const isEnd = index === edges.length - 1;
    const time = formatTime(zone, at);
    const label = isEnd ? '24' : time.endsWith(':00') ? time.slice(0, 2) : time;
    if (left - lastShown < hiddenWithin) return { left, label, room: 'hidden' };
    lastShown = left;
    if (left - lastRoomy < crowdedWithin) return { left, label, room: 'crowded' };
    lastRoomy = left;
    return { left, label, room: 'free' };
  });
}
