import { hoursWords } from '../../shared/hours-words';
import type { HoursMonth } from '../../shared/nouns/hours';
import { formatDay } from '../../shared/rota/format-time';
import { useNow } from '../app-context';
import { capital, roleWords } from '../words/cover-words';
import { fromTo, kindsOfDay } from './work-words';

/** Hours on call, one row a shift. */
export function OnCallTable({ month }: { readonly month: HoursMonth }) {
  const now = useNow(60_000);
  const { zone } = month;
  return (
    <table className="hours-table">
      <caption className="visually-hidden">Hours on call by shift</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">From, to</th>
          <th scope="col">Role</th>
          <th scope="col" className="number">
            Hours
          </th>
          <th scope="col">Kind of day</th>
        </tr>
      </thead>
      <tbody>
        {month.onCall.map((hours) => (
          <tr key={hours.shift.id}>
            <th scope="row">{formatDay(zone, hours.startsAt)}</th>
            <td>
              {fromTo(zone, hours.startsAt, hours.endsAt)}
              {hours.endsAt < hours.shift.endsAt && hours.shift.endsAt > now ? ' so far' : ''}
            </td>
            <td>{capital(roleWords[hours.shift.role])}</td>
            <td className="number">{hoursWords(hours.totalMs)}</td>
            <td>{kindsOfDay(hours)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
