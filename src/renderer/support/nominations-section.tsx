import type { NominationDay } from '../../shared/nouns/support';
import { formatDay } from '../../shared/rota/format-time';
import { useZone } from '../app-context';
import { PeriodRow } from './period-row';

/** Somebody is nominated for each period, so that lunch is nobody's gap. Today, and the next day with support. */
export function NominationsSection({ days }: { readonly days: readonly NominationDay[] }) {
  const zone = useZone();
  if (days.length === 0) return null;
  return (
    <section aria-labelledby="nominations">
      <h2 id="nominations">Who answers</h2>
      {days.map((day) => (
        <div key={day.date} className="nomination-day">
          <h3>
            {day.isToday ? 'Today, ' : ''}
            {formatDay(zone, day.periods[0]?.startsAt ?? 0)}
          </h3>
          <ul className="list">
            {day.periods.map((period) => (
              <PeriodRow key={period.name} day={day} period={period} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
