import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import type { RotationPlan } from '../../../src/shared/nouns/pack';
import type { Shift } from '../../../src/shared/nouns/watch';
import { expandRotation } from '../../../src/shared/rota/expand-rotation';
import { resolveRota } from '../../../src/shared/rota/resolve-rota';
import { watchAt } from '../../../src/shared/rota/watch-at';
import { rota } from './cloud-platform-hours';

const at = Date.parse;
const holidays = readHolidays('resources')('england-and-wales');

/** Three people, two weeks in six, primary and secondary. */
const plan = { startsOn: '2026-01-05', turnDays: 14, each: 'day', handOverAt: '09:00' } as const;
const plans: readonly RotationPlan[] = [
  { ...plan, role: 'primary', turns: [['Ada'], ['Ben'], ['Cai']] },
  { ...plan, role: 'secondary', turns: [['Ben'], ['Cai'], ['Ada']] },
];

const entered = (person: string, role: Shift['role'], startsAt: string, endsAt: string): Shift => ({
  id: `${person}${startsAt}`,
  person,
  role,
  startsAt: at(startsAt),
  endsAt: at(endsAt),
  source: 'hand',
  isMine: false,
});

const told = expandRotation({
  plans,
  ...rota,
  holidays,
  fromAt: at('2026-01-01T00:00Z'),
  toAt: at('2028-01-01T00:00Z'),
});
const duties = resolveRota({
  feeds: told.map((shift) => ({ ...shift, sourceId: 'rotation' })),
  // A swap for an evening, and a stand-in over the hour that comes twice.
  entered: [
    entered('Dee', 'primary', '2026-11-20T17:00Z', '2026-11-20T20:00Z'),
    entered('Eve', 'secondary', '2026-10-25T00:00Z', '2026-10-25T02:00Z'),
  ],
  marks: [],
});

/** Instant, cover, primary, secondary, and when any of them is another. */
const instants: readonly (readonly [string, string, string, string, string])[] = [
  // Friday 20 November 2026 lies in the 23rd turn, which is Ben's; Cai is second.
  ['2026-11-20T06:59Z', 'off', '', '', '2026-11-20T07:00Z'],
  ['2026-11-20T07:00Z', 'on-call', 'Ben', 'Cai', '2026-11-20T09:00Z'],
  ['2026-11-20T08:59Z', 'on-call', 'Ben', 'Cai', '2026-11-20T09:00Z'],
  ['2026-11-20T09:00Z', 'doubly-covered', 'Ben', 'Cai', '2026-11-20T10:00Z'],
  ['2026-11-20T10:00Z', 'support-hours', 'Ben', 'Cai', '2026-11-20T17:00Z'],
  ['2026-11-20T16:59Z', 'support-hours', 'Ben', 'Cai', '2026-11-20T17:00Z'],
  ['2026-11-20T17:00Z', 'doubly-covered', 'Dee', 'Cai', '2026-11-20T18:00Z'],
  ['2026-11-20T18:00Z', 'on-call', 'Dee', 'Cai', '2026-11-20T20:00Z'],
  ['2026-11-20T19:59Z', 'on-call', 'Dee', 'Cai', '2026-11-20T20:00Z'],
  ['2026-11-20T20:00Z', 'on-call', 'Ben', 'Cai', '2026-11-20T22:00Z'],
  ['2026-11-20T21:59Z', 'on-call', 'Ben', 'Cai', '2026-11-20T22:00Z'],
  ['2026-11-20T22:00Z', 'off', '', '', '2026-11-21T07:00Z'],
  // The turn changes with the Monday after it.
  ['2026-11-22T21:59Z', 'on-call', 'Ben', 'Cai', '2026-11-22T22:00Z'],
  ['2026-11-23T06:59Z', 'off', '', '', '2026-11-23T07:00Z'],
  ['2026-11-23T07:00Z', 'on-call', 'Cai', 'Ada', '2026-11-23T09:00Z'],
  // Boxing Day 2026 falls on a Saturday: Monday the 28th is its substitute and has the hours of a weekend.
  ['2026-12-28T06:59Z', 'off', '', '', '2026-12-28T07:00Z'],
  ['2026-12-28T09:30Z', 'on-call', 'Ben', 'Cai', '2026-12-28T22:00Z'],
  ['2026-12-28T21:59Z', 'on-call', 'Ben', 'Cai', '2026-12-28T22:00Z'],
  // The clocks go forward on 29 March 2026 and on 28 March 2027: seven in London is six in UTC.
  ['2026-03-28T21:59Z', 'on-call', 'Cai', 'Ada', '2026-03-28T22:00Z'],
  ['2026-03-28T22:00Z', 'off', '', '', '2026-03-29T06:00Z'],
  ['2026-03-29T00:59Z', 'off', '', '', '2026-03-29T06:00Z'],
  ['2026-03-29T01:00Z', 'off', '', '', '2026-03-29T06:00Z'],
  ['2026-03-29T05:59Z', 'off', '', '', '2026-03-29T06:00Z'],
  ['2026-03-29T06:00Z', 'on-call', 'Cai', 'Ada', '2026-03-29T21:00Z'],
  ['2026-03-30T06:00Z', 'on-call', 'Ada', 'Ben', '2026-03-30T08:00Z'],
  ['2027-03-28T05:59Z', 'off', '', '', '2027-03-28T06:00Z'],
  ['2027-03-28T06:00Z', 'on-call', 'Ben', 'Cai', '2027-03-28T21:00Z'],
  ['2027-03-28T20:59Z', 'on-call', 'Ben', 'Cai', '2027-03-28T21:00Z'],
  // They go back on 25 October 2026, when Eve stands in over both hours of one o'clock, and on 31 October 2027.
  ['2026-10-24T20:59Z', 'on-call', 'Cai', 'Ada', '2026-10-24T21:00Z'],
  ['2026-10-24T23:59Z', 'off', '', '', '2026-10-25T00:00Z'],
  ['2026-10-25T00:00Z', 'off', '', 'Eve', '2026-10-25T02:00Z'],
  ['2026-10-25T00:30Z', 'off', '', 'Eve', '2026-10-25T02:00Z'],
  ['2026-10-25T01:30Z', 'off', '', 'Eve', '2026-10-25T02:00Z'],
  ['2026-10-25T02:00Z', 'off', '', '', '2026-10-25T07:00Z'],
  ['2026-10-25T07:00Z', 'on-call', 'Cai', 'Ada', '2026-10-25T22:00Z'],
  ['2026-10-26T07:00Z', 'on-call', 'Ada', 'Ben', '2026-10-26T09:00Z'],
  ['2027-10-31T06:59Z', 'off', '', '', '2027-10-31T07:00Z'],
  ['2027-10-31T07:00Z', 'on-call', 'Cai', 'Ada', '2027-10-31T22:00Z'],
];

const machineZone = process.env.TZ;

describe.each(['Europe/London', 'America/New_York', 'Asia/Kolkata', 'UTC'])(
  'on a machine set to %s',
  (zone) => {
    beforeAll(() => {
      process.env.TZ = zone;
    });
    afterAll(() => {
      if (machineZone === undefined) delete process.env.TZ;
      else process.env.TZ = machineZone;
    });

    it.each(instants)(
      'at %s it is %s, with %s and %s, until %s',
      (instant, cover, primary, secondary, until) => {
        const found = watchAt(rota, holidays, duties, at(instant));
        expect([found.cover, found.primary.join(), found.secondary.join(), found.changesAt]).toEqual([
          cover,
          primary,
          secondary,
          at(until),
        ]);
      },
    );
  },
);
