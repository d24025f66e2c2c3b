import type { RotaDay } from '../../shared/nouns/rota';
import { formatDay, zoneName } from '../../shared/rota/format-time';
import { PersonName, PersonNames } from '../components/person-name';
import { monthTitle } from '../time/month-names';
import { capital, roleWords } from '../words/cover-words';
import type { ShownMonth } from './known-from';
import { type CellLine, cellLines } from './table-cells';

/** The month as a table, one row a day: what the strips draw, for those who read or hear. */
export function MonthTable({ month, isShown }: { readonly month: ShownMonth; readonly isShown: boolean }) {
  return (
    <div className={isShown ? 'rota-table' : 'visually-hidden'}>
      <table>
        <caption>
          Rota of {monthTitle(month.month)}, times in {zonesOf(month)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Holiday</th>
            {month.strips.map(({ role }) => (
              <th key={role} scope="col">
                {capital(roleWords[role])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.days.map((day) => (
            <tr key={day.date} className={rowLook(day)}>
              <th scope="row">
                {formatDay(month.zone, day.startsAt)}
                {day.isToday ? <b> today</b> : null}
              </th>
              <td>{day.holiday ?? (day.isWeekend ? 'weekend' : '')}</td>
              {month.strips.map((strip) => (
                <td key={strip.role}>
                  {cellLines(strip, day, month.zone).map((line) => (
                    <p
                      key={`${line.kind} ${line.times} ${line.people.join('\n')}`}
                      className={`is-${line.kind}`}
                    >
                      {line.times === '' ? null : <span className="rota-times">{line.times} </span>}
                      <Who line={line} />
                    </p>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Who({ line }: { readonly line: CellLine }) {
  switch (line.kind) {
    case 'gap':
      return <b>nobody</b>;
    case 'unknown':
      return 'not known';
    case 'overlap':
      return (
        <>
          at once: <PersonNames names={line.people} />
        </>
      );
    case 'duty':
      return line.isMe ? (
        <b>
          <PersonName name={line.people[0] ?? ''} /> (you)
        </b>
      ) : (
        <PersonName name={line.people[0] ?? ''} />
      );
  }
}

function rowLook({ isToday, isWeekend, holiday }: RotaDay): string | undefined {
  if (isToday) return 'today';
  return isWeekend || holiday !== undefined ? 'rest' : undefined;
}

/** `Europe/London, GMT`, and both names in a month in which the clocks change. */
function zonesOf({ zone, days }: ShownMonth): string {
  const names = new Set(days.map((day) => zoneName(zone, day.startsAt)));
  return [zone, [...names].join(', then ')].join(', ');
}
