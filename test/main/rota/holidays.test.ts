import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import type { HolidayDivision } from '../../../src/shared/nouns/pack';
import { temporaryFolder } from '../../support/temporary-folder';

const holidaysOf = readHolidays('resources');
const divisions: readonly HolidayDivision[] = ['england-and-wales', 'scotland', 'northern-ireland'];

function datesOf(division: HolidayDivision, year: number): readonly string[] {
  return holidaysOf(division)
    .events.map((event) => event.date)
    .filter((date) => date.startsWith(String(year)))
    .map((date) => date.slice(5));
}

describe('the bank holidays that ship', () => {
  it.each([
    ['england-and-wales', 2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    ['england-and-wales', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    ['england-and-wales', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    ['england-and-wales', 2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
    ['scotland', 2025, '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26'],
    ['scotland', 2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28'],
    ['scotland', 2027, '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28'],
    ['scotland', 2028, '01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26'],
    ['northern-ireland', 2025, '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26'],
    ['northern-ireland', 2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'],
    ['northern-ireland', 2027, '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28'],
    ['northern-ireland', 2028, '01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26'],
  ] as const)('%s %i', (division, year, dates) => {
    expect(datesOf(division, year)).toEqual(dates.split(' '));
  });

  it.each(divisions)('%s: each is a weekday, since a weekend has its substitute day', (division) => {
    const weekdays = holidaysOf(division).events.map(({ date }) => new Date(`${date}T12:00Z`).getUTCDay());
    expect(weekdays.filter((day) => day === 0 || day === 6)).toEqual([]);
  });

  it.each(divisions)('%s: the list ends with Boxing Day 2028', (division) => {
    expect(holidaysOf(division).lastDate).toBe('2028-12-26');
  });

  it('say in gov.uk’s own words which are substitute days', () => {
    const file: Record<string, { events: { date: string; notes: string; title: string }[] }> = JSON.parse(
      readFileSync('resources/bank-holidays.json', 'utf8'),
    );
    const substitutes = file.scotland?.events.filter(({ notes }) => notes === 'Substitute day');
    expect(substitutes?.map(({ date, title }) => `${date} ${title}`)).toEqual([
      '2025-12-01 St Andrew’s Day',
      '2026-12-28 Boxing Day',
      '2027-01-04 2nd January',
      '2027-12-27 Christmas Day',
      '2027-12-28 Boxing Day',
      '2028-01-03 New Year’s Day',
      '2028-01-04 2nd January',
    ]);
  });
});

describe('another file in their place', () => {
  it('may come unsorted and with keys that gov.uk adds', () => {
    const resources = temporaryFolder();
    const division = {
      division: 'any',
      updated: 'today',
      events: [
        { title: 'Later', date: '2030-05-06', notes: '', bunting: true, more: 1 },
        { title: 'Earlier', date: '2030-01-01', notes: '', bunting: true },
      ],
    };
    const file = { 'england-and-wales': division, scotland: division, 'northern-ireland': division };
    writeFileSync(join(resources, 'bank-holidays.json'), JSON.stringify(file));
    expect(readHolidays(resources)('scotland')).toEqual({
      events: [
        { title: 'Earlier', date: '2030-01-01' },
        { title: 'Later', date: '2030-05-06' },
      ],
      lastDate: '2030-05-06',
    });
  });

  it.each([
    ['a date that does not exist', '2026-12-28', '2026-02-30'],
    ['a division missing', '"scotland":', '"wales":'],
    ['no JSON', '{', ''],
  ])('is refused aloud with %s', (_what, from, to) => {
    const resources = temporaryFolder();
    const file = join(resources, 'bank-holidays.json');
    copyFileSync('resources/bank-holidays.json', file);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    expect(() => readHolidays(resources)).toThrow();
  });
});
