import type { CSSProperties } from 'react';
import type { RotaDay } from '../../shared/nouns/rota';
import { formatDayAndTime } from '../../shared/rota/format-time';
import { useNow } from '../app-context';
import { shownName } from '../components/person-name';
import { rangeWords } from '../time/range-words';
import { capital, roleWords } from '../words/cover-words';
import { knowledgeOf } from './attention';
import type { ShownMonth, ShownStrip } from './known-from';
import { axisOf, type StripAxis, stripsOfDays } from './strip-axis';
import { DayHead } from './strip-days';
import { StripLabel } from './strip-label';
import { type PlacedRun, rowsOf, runsOf } from './strip-runs';
import { useIsWeekly } from './use-is-weekly';

/** How much room a name needs, in days: a day of a whole month is narrower than one of a week. */
const leastRoom = { month: 1.5, week: 0.95 } as const;

/** The month drawn, for the eye alone: the table beside it says the same to everyone. */
export function MonthStrips({ month }: { readonly month: ShownMonth }) {
  const isWeekly = useIsWeekly();
  // Week after week of nothing would only push away what can be done about it.
  if (isWeekly && knowledgeOf(month, []).kind === 'nothing') return null;
  return (
    <div className={isWeekly ? 'rota-strips weekly' : 'rota-strips'} aria-hidden="true">
      {stripsOfDays(month.days, isWeekly).map((days) => {
        const axis = axisOf(days, isWeekly);
        if (axis === undefined) return null;
        const room = axis.dayWidth * (isWeekly ? leastRoom.week : leastRoom.month);
        return <Strips key={axis.startsAt} month={month} axis={axis} room={room} />;
      })}
    </div>
  );
}

function Strips({
  month,
  axis,
  room,
}: {
  readonly month: ShownMonth;
  readonly axis: StripAxis;
  readonly room: number;
}) {
  return (
    <div className="rota-strip-group">
      <div className="rota-columns">
        {axis.days.map((day) => (
          <span
            key={day.date}
            className={dayLook(day)}
            style={place(axis.percent(day.startsAt), axis.dayWidth)}
          />
        ))}
      </div>
      <DayHead axis={axis} />
      {month.strips.map((strip) => (
        <Strip key={strip.role} strip={strip} axis={axis} room={room} zone={month.zone} />
      ))}
    </div>
  );
}

function Strip({
  strip,
  axis,
  room,
  zone,
}: {
  readonly strip: ShownStrip;
  readonly axis: StripAxis;
  readonly room: number;
  readonly zone: string;
}) {
  const now = useNow(60_000);
  const isNowHere = now >= axis.startsAt && now < axis.endsAt;
  return (
    <div className="rota-role">
      <span className="rota-role-name">{capital(roleWords[strip.role])}</span>
      <div className="rota-track">
        {isNowHere ? <span className="rota-now" style={{ left: `${axis.percent(now)}%` }} /> : null}
        {rowsOf(runsOf(strip, axis), axis, room).map((row) => (
          <div className="rota-row" key={`${row[0]?.look} ${row[0]?.left}`}>
            {row.map((run) => (
              <Run key={`${run.look} ${run.left}`} run={run} strip={strip} zone={zone} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Run({
  run,
  strip,
  zone,
}: {
  readonly run: PlacedRun;
  readonly strip: ShownStrip;
  readonly zone: string;
}) {
  const words = titleOf(run, strip, zone);
  return (
    <div className={`rota-run is-${run.look}`} title={words}>
      <span className="rota-label" style={place(run.label.left, run.label.width)}>
        <StripLabel run={run} strip={strip} zone={zone} />
      </span>
      {run.spans.map(({ left, width }) => (
        <span key={left} className="rota-bar" style={place(left, width)} />
      ))}
    </div>
  );
}

function titleOf(run: PlacedRun, strip: ShownStrip, zone: string): string {
  const role = roleWords[strip.role];
  const times = run.stretches.map((stretch) => rangeWords(zone, stretch)).join('\n');
  const names = run.people.map(shownName).join(', ');
  switch (run.look) {
    case 'mine':
      return `${names} (you), ${role}\n${times}`;
    case 'other':
      return `${names}, ${role}\n${times}`;
    case 'gap':
      return `Nobody is ${role}\n${times}`;
    case 'overlap':
      return `At once ${role}: ${names}\n${times}`;
    case 'before':
      return `Who is ${role} is not known before ${formatDayAndTime(zone, strip.knownFromAt ?? 0)}`;
    case 'unknown':
      return strip.knownUntilAt === undefined
        ? `No source tells who is ${role}`
        : `Who is ${role} is not known after ${formatDayAndTime(zone, strip.knownUntilAt)}`;
  }
}

function dayLook({ isWeekend, holiday, isToday }: RotaDay): string {
  const looks = ['rota-column'];
  if (isWeekend) looks.push('weekend');
  if (holiday !== undefined) looks.push('holiday');
  if (isToday) looks.push('today');
  return looks.join(' ');
}

function place(left: number, width: number): CSSProperties {
  return { left: `${left}%`, width: `${width}%` };
}
