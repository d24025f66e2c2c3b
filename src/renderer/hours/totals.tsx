import { amountWords, hoursWords } from '../../shared/hours-words';
import type { HoursMonth } from '../../shared/nouns/hours';
import { counted } from '../words/counted';
import { kindsOfDay } from './work-words';

/** What the month comes to. */
export function Totals({ month }: { readonly month: HoursMonth }) {
  const { onCallWeekdayMs, onCallWeekendMs, onCallHolidayMs, workedMs } = month.totals;
  const onCallMs = onCallWeekdayMs + onCallWeekendMs + onCallHolidayMs;
  const kinds = kindsOfDay({
    weekdayMs: onCallWeekdayMs,
    weekendMs: onCallWeekendMs,
    holidayMs: onCallHolidayMs,
  });
  return (
    <dl className="hours-totals">
      <Total name="On call" value={hoursWords(onCallMs)} basis={kinds} />
      <Total
        name="Worked out of hours"
        value={hoursWords(workedMs)}
        basis={month.worked.length === 0 ? '' : `in ${counted(month.worked.length, 'stretch', 'stretches')}`}
      />
      {month.pay === undefined ? null : (
        <Total
          name="Pay"
          value={`${amountWords(month.pay.totalMinor)} ${month.pay.currency}`}
          basis="by the team’s rules"
        />
      )}
    </dl>
  );
}

function Total({
  name,
  value,
  basis,
}: {
  readonly name: string;
  readonly value: string;
  readonly basis: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {basis === '' ? null : <small>{basis}</small>}
      </dd>
    </div>
  );
}
