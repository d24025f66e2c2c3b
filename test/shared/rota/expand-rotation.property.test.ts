import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import { expandRotation } from '../../../src/shared/rota/expand-rotation';
import { addCalendarDays, localDate } from '../../../src/shared/rota/wall-time';
import { rota } from './cloud-platform-hours';
import { at } from './people';

const england = readHolidays('resources')('england-and-wales');
const hour = 60 * 60_000;

describe('any rotation', () => {
  const anyPlan = fc.record({
    role: fc.constantFrom('primary' as const, 'secondary' as const, 'support' as const),
    startsOn: fc.constantFrom('2026-01-05', '2026-03-29', '2026-10-25', '2027-02-28'),
    turnDays: fc.integer({ min: 1, max: 20 }),
    turns: fc.array(fc.constantFrom(['Jo'], ['Sam'], ['Kim'], ['Ada', 'Eve']), {
      minLength: 1,
      maxLength: 5,
    }),
    each: fc.constantFrom('day' as const, 'turn' as const),
    handOverAt: fc.constantFrom('00:00', '01:30', '09:00', '23:59'),
  });
  const anyZone = fc.constantFrom('Europe/London', 'America/Havana', 'Australia/Lord_Howe', 'Asia/Kolkata');

  it('tells the same shifts in two windows as in the two together, once each', () => {
    const from = at('2026-03-20T00:00Z');
    const anyDays = fc.integer({ min: 0, max: 400 * 24 });
    fc.assert(
      fc.property(anyPlan, anyZone, anyDays, fc.nat(500), fc.nat(500), (plan, zone, start, one, two) => {
        const [a, b, c] = [
          from + start * hour,
          from + (start + one) * hour,
          from + (start + one + two) * hour,
        ];
        const window = (fromAt: number, toAt: number) =>
          expandRotation({ plans: [plan], zone, hours: rota.hours, holidays: england, fromAt, toAt });
        const whole = window(a, c);
        const parts = new Map([...window(a, b), ...window(b, c)].map((shift) => [shift.uid, shift]));
        expect([...parts.values()]).toEqual(whole);
        expect(new Set(whole.map((shift) => shift.uid)).size).toBe(whole.length);
        for (const shift of whole) {
          expect(shift.startsAt < c && a < shift.endsAt).toBe(true);
          const [, date] = shift.uid.split('/');
          expect(localDate(zone, shift.startsAt)).toBe(date);
          if (plan.each === 'turn' && plan.handOverAt === '09:00') {
            expect(addCalendarDays(zone, shift.startsAt, plan.turnDays)).toBe(shift.endsAt);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
