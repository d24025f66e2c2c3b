import type { HolidayDivision, WallRange, WeekHours } from '../../shared/nouns/pack';
import { listed } from '../words/counted';

export const divisionWords: Readonly<Record<HolidayDivision, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** `weekdays 07:00 to 10:00 and 17:00 to 22:00, weekends and bank holidays 07:00 to 22:00`. */
export function weekInWords({ weekdays, weekends }: WeekHours): string {
  if (weekdays.length + weekends.length === 0) return 'None.';
  const both = JSON.stringify(weekdays) === JSON.stringify(weekends);
  if (both) return `Every day ${ranges(weekdays)}.`;
  const off = 'not at weekends or on bank holidays';
  if (weekdays.length === 0) return `Weekends and bank holidays ${ranges(weekends)}; not on other days.`;
  if (weekends.length === 0) return `Weekdays ${ranges(weekdays)}; ${off}.`;
  return `Weekdays ${ranges(weekdays)}; weekends and bank holidays ${ranges(weekends)}.`;
}

function ranges(given: readonly WallRange[]): string {
  return listed(given.map(({ from, to }) => `${from} to ${to}`));
}
