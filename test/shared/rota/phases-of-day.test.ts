import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import type { WeekHours } from '../../../src/shared/nouns/pack';
import { phasesOfDay } from '../../../src/shared/rota/phases-of-day';
import { rota } from './cloud-platform-hours';

const england = readHolidays('resources')('england-and-wales');
const none: WeekHours = { weekdays: [], weekends: [] };
const at = Date.parse;
const phasesOf = (date: string, hours = rota.hours) => phasesOfDay({ ...rota, hours }, england, date);

describe('the phases of a day', () => {
  it('of work are the start, the hours of support, and the last hour in which support is online', () => {
    expect(phasesOf('2026-11-20')).toEqual([
      { phase: 'start-of-day', startsAt: at('2026-11-20T00:00Z'), endsAt: at('2026-11-21T00:00Z') },
      { phase: 'support-hours', startsAt: at('2026-11-20T10:00Z'), endsAt: at('2026-11-20T17:00Z') },
      { phase: 'end-of-day', startsAt: at('2026-11-20T17:00Z'), endsAt: at('2026-11-20T18:00Z') },
    ]);
  });

  it('follow the clocks of the zone', () => {
    expect(phasesOf('2026-06-05')).toEqual([
      { phase: 'start-of-day', startsAt: at('2026-06-04T23:00Z'), endsAt: at('2026-06-05T23:00Z') },
      { phase: 'support-hours', startsAt: at('2026-06-05T09:00Z'), endsAt: at('2026-06-05T16:00Z') },
      { phase: 'end-of-day', startsAt: at('2026-06-05T16:00Z'), endsAt: at('2026-06-05T17:00Z') },
    ]);
  });

  it.each([
    ['a Saturday', '2026-11-21'],
    ['a Sunday', '2026-11-22'],
    ['a bank holiday', '2026-12-25'],
  ])('are only the start on %s', (_name, date) => {
    expect(phasesOf(date).map(({ phase }) => phase)).toEqual(['start-of-day']);
  });

  it.each([
    ['forward', '2026-03-29', '2026-03-29T00:00Z', '2026-03-29T23:00Z'],
    ['back', '2026-10-25', '2026-10-24T23:00Z', '2026-10-26T00:00Z'],
  ])('are as long as the day when the clocks go %s', (_name, date, from, to) => {
    expect(phasesOf(date)).toEqual([{ phase: 'start-of-day', startsAt: at(from), endsAt: at(to) }]);
  });

  it('keep the last hour an hour when the clocks go back within it', () => {
    const nights: WeekHours = { weekdays: [], weekends: [{ from: '00:00', to: '02:00' }] };
    const [, , end] = phasesOf('2026-10-25', { ...rota.hours, support: nights, dutyOnline: nights });
    expect(end).toEqual({
      phase: 'end-of-day',
      startsAt: at('2026-10-25T01:00Z'),
      endsAt: at('2026-10-25T02:00Z'),
    });
  });

  it('end with support where nobody is online besides, and with those online where nobody is asked', () => {
    expect(phasesOf('2026-11-20', { ...rota.hours, dutyOnline: none }).at(-1)).toEqual({
      phase: 'end-of-day',
      startsAt: at('2026-11-20T16:00Z'),
      endsAt: at('2026-11-20T17:00Z'),
    });
    expect(phasesOf('2026-11-20', { ...rota.hours, support: none }).map(({ phase }) => phase)).toEqual([
      'start-of-day',
      'end-of-day',
    ]);
  });

  it('never open before the day that they end', () => {
    const short: WeekHours = { weekdays: [{ from: '12:00', to: '12:30' }], weekends: [] };
    expect(phasesOf('2026-11-20', { ...rota.hours, support: short, dutyOnline: short })).toContainEqual({
      phase: 'end-of-day',
      startsAt: at('2026-11-20T12:00Z'),
      endsAt: at('2026-11-20T12:30Z'),
    });
  });

  it('span several ranges from the first to the last', () => {
    const split: WeekHours = {
      weekdays: [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
      weekends: [],
    };
    expect(phasesOf('2026-11-20', { ...rota.hours, support: split })[1]).toEqual({
      phase: 'support-hours',
      startsAt: at('2026-11-20T09:00Z'),
      endsAt: at('2026-11-20T17:00Z'),
    });
  });
});
