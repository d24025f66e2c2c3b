import { amountWords, hoursWords } from '../../shared/hours-words';
import type {
  HoursMonth,
  LeftOutStretch,
  OnCallHours,
  PayLine,
  WorkedStretch,
} from '../../shared/nouns/hours';
import { formatTime, zoneName } from '../../shared/rota/format-time';
import type { HoursByDay, Span } from '../../shared/rota/on-call-hours';
import { localDate } from '../../shared/rota/wall-time';
import { csvFile } from '../csv-cell';
import { outside } from '../outside-words';
import { decimalHours } from './hours-words';
import type { MonthReckoning } from './month-reckoning';

const columns = [
  'kind',
  'person',
  'what',
  'starts',
  'ends',
  'starts_utc',
  'ends_utc',
  'hours',
  'duration',
  'weekday_hours',
  'weekend_hours',
  'holiday_hours',
  'amount',
  'currency',
  'note',
] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], string>>>;

/**
 * One row for each shift on call, each stretch of work, each stretch left out and each line of pay. The last two have no
 * hours, so that a column that somebody adds up holds no hour twice, and none that is not claimed.
 */
export function hoursCsv({ view, workedByDay }: MonthReckoning): string {
  const rows: readonly Row[] = [
    ...view.onCall.map((hours) => onCallRow(view, hours)),
    ...view.worked.map((stretch) => workedRow(view, stretch, workedByDay.get(stretch.id))),
    ...view.leftOut.map((stretch) => leftOutRow(view, stretch)),
    ...(view.pay?.lines ?? []).map((line) => payRow(view.pay?.currency ?? '', line)),
  ];
  const person = outside(view.person);
  return csvFile([
    columns,
    ...rows.map((row) => columns.map((column) => ({ person, ...row })[column] ?? '')),
  ]);
}

function onCallRow({ zone }: HoursMonth, hours: OnCallHours): Row {
  const byDay = { weekdays: hours.weekdayMs, weekends: hours.weekendMs, holidays: hours.holidayMs };
  return {
    kind: 'on-call',
    what: hours.shift.role,
    ...timesOf(zone, hours),
    ...durationOf(hours.totalMs, byDay),
  };
}

function workedRow({ zone }: HoursMonth, stretch: WorkedStretch, byDay: HoursByDay | undefined): Row {
  const { correction } = stretch;
  const before = correction?.before;
  const note =
    correction === undefined
      ? ''
      : `by hand: ${outside(correction.reason)}` +
        (before === undefined
          ? ''
          : ` (recorded: ${localWords(zone, before.startsAt)} to ${localWords(zone, before.endsAt)})`);
  return {
    kind: 'worked',
    what: whatOf(stretch),
    ...timesOf(zone, stretch),
    ...durationOf(stretch.endsAt - stretch.startsAt, byDay),
    note,
  };
}

function leftOutRow({ zone }: HoursMonth, stretch: LeftOutStretch): Row {
  return {
    kind: 'left-out',
    what: whatOf(stretch),
    ...timesOf(zone, stretch),
    note: `left out: ${outside(stretch.leftOutBecause)}`,
  };
}

function payRow(currency: string, line: PayLine): Row {
  return {
    kind: 'pay',
    what: outside(line.name),
    amount: amountWords(line.amountMinor),
    currency,
    note: line.basis,
  };
}

function whatOf({ kinds, about }: WorkedStretch): string {
  const named = about.map(outside).join('; ');
  return named === '' ? kinds.join(', ') : `${kinds.join(', ')}: ${named}`;
}

function timesOf(zone: string, { startsAt, endsAt }: Span): Row {
  return {
    starts: localWords(zone, startsAt),
    ends: localWords(zone, endsAt),
    starts_utc: new Date(startsAt).toISOString(),
    ends_utc: new Date(endsAt).toISOString(),
  };
}

function durationOf(durationMs: number, byDay: HoursByDay | undefined): Row {
  const split = byDay && {
    weekday_hours: decimalHours(byDay.weekdays),
    weekend_hours: decimalHours(byDay.weekends),
    holiday_hours: decimalHours(byDay.holidays),
  };
  return { hours: decimalHours(durationMs), duration: hoursWords(durationMs), ...split };
}

/** `2026-11-20 07:00 GMT` */
function localWords(zone: string, instant: number): string {
  return `${localDate(zone, instant)} ${formatTime(zone, instant)} ${zoneName(zone, instant)}`;
}
