import { weekdayOf } from '../time/month-names';
import type { StripAxis } from './strip-axis';

/** Weekday letters and dates, and above them the holidays by name. */
export function DayHead({ axis }: { readonly axis: StripAxis }) {
  const holidays = axis.days.filter((day) => day.holiday !== undefined);
  return (
    <>
      {holidays.length === 0 ? null : (
        <div className="rota-holidays">
          {holidays.map((day) => (
            <span
              key={day.date}
              className="rota-holiday"
              style={holidayPlace(axis, day.startsAt)}
              title={day.holiday}
            >
              {day.holiday}
            </span>
          ))}
        </div>
      )}
      <div className="rota-dates">
        {axis.days.map((day) => (
          <span
            key={day.date}
            className={day.isToday ? 'rota-date today' : 'rota-date'}
            style={{ left: `${axis.percent(day.startsAt)}%`, width: `${axis.dayWidth}%` }}
          >
            {day.isToday ? 'today' : weekdayOf(day.date).charAt(0)}
            <b>{Number(day.date.slice(8))}</b>
          </span>
        ))}
      </div>
    </>
  );
}

/** From its day to the right or, late in the strip, from its day to the left. */
function holidayPlace(axis: StripAxis, startsAt: number) {
  const left = axis.percent(startsAt);
  return left > 60 ? { right: `${Math.max(0, 100 - left - axis.dayWidth)}%` } : { left: `${left}%` };
}
