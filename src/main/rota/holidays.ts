import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { HolidayDivision } from '../../shared/nouns/pack';
import type { HolidayList } from '../../shared/rota/cover';

/** The shape of https://www.gov.uk/bank-holidays.json; what gov.uk may add is let pass. */
const division = z.looseObject({
  events: z.array(z.looseObject({ title: z.string().min(1), date: z.iso.date() })).min(1),
});
const file = z.looseObject({
  'england-and-wales': division,
  scotland: division,
  'northern-ireland': division,
});

export type HolidayLists = Readonly<Record<HolidayDivision, HolidayList>>;

/** Reads the list that ships with the product. A damaged one throws: without it weekdays would be guessed. */
export function readHolidays(resourcesFolder: string): (division: HolidayDivision) => HolidayList {
  const lists = shippedHolidays(resourcesFolder);
  return (wanted) => lists[wanted];
}

export function shippedHolidays(resourcesFolder: string): HolidayLists {
  return parseHolidays(JSON.parse(readFileSync(join(resourcesFolder, 'bank-holidays.json'), 'utf8')));
}

/** Throws what its schema says against it. */
export function parseHolidays(read: unknown): HolidayLists {
  const divisions = file.parse(read);
  return {
    'england-and-wales': toList(divisions['england-and-wales']),
    scotland: toList(divisions.scotland),
    'northern-ireland': toList(divisions['northern-ireland']),
  };
}

function toList({ events }: z.output<typeof division>): HolidayList {
  const sorted = events
    .map(({ date, title }) => ({ date, title }))
    .sort((a, b) => a.date.localeCompare(b.date));
  return { events: sorted, lastDate: sorted.at(-1)?.date ?? '' };
}
