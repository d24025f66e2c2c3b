import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../src/main/rota/holidays';
import type { Cover } from '../../../src/shared/nouns/watch';
import { coverAt, coverOfDay } from '../../../src/shared/rota/cover';
import { rota } from './cloud-platform-hours';

const england = readHolidays('resources')('england-and-wales');
const hour = 60 * 60_000;
const at = Date.parse;

describe('at any instant of these years', () => {
  const anyInstant = fc.integer({ min: at('2025-01-01T00:00Z'), max: at('2028-12-01T00:00Z') });
  // Zones with clock changes at midnight, of half an hour, and with none.
  const anyZone = fc.constantFrom(
    'Europe/London',
    'America/Havana',
    'Africa/Cairo',
    'Asia/Beirut',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Pacific/Kiritimati',
  );

  it('the day has no gap, no two stretches alike side by side, and 23 to 25 hours', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const day = coverOfDay({ ...rota, zone }, england, instant);
        const first = day.at(0)?.startsAt ?? 0;
        const last = day.at(-1)?.endsAt ?? 0;
        expect(first <= instant && instant < last).toBe(true);
        expect(last - first).toBeGreaterThanOrEqual(23 * hour);
        expect(last - first).toBeLessThanOrEqual(25 * hour);
        for (const [index, segment] of day.entries()) {
          expect(segment.endsAt).toBeGreaterThan(segment.startsAt);
          const following = day[index + 1];
          if (following === undefined) continue;
          expect(following.startsAt).toBe(segment.endsAt);
          expect(following.cover).not.toBe(segment.cover);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the cover holds to the last millisecond before its end, and the next one from then on', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const place = { ...rota, zone };
        const found = coverAt(place, england, instant);
        expect(found.untilAt).toBeGreaterThan(instant);
        expect(coverAt(place, england, found.untilAt - 1).cover).toBe(found.cover);
        expect(coverAt(place, england, found.untilAt).cover).toBe(found.next);
      }),
      { numRuns: 300 },
    );
  });

  it('it is what the hours say of the time on the wall', () => {
    const wallClock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    const fromWall = (instant: number): Cover => {
      const parts = Object.fromEntries(
        wallClock.formatToParts(instant).map(({ type, value }) => [type, value]),
      );
      const date = `${parts.year}-${parts.month}-${parts.day}`;
      const clock = Number(parts.hour);
      if (clock < 7 || clock >= 22) return 'off';
      const rests =
        ['Sat', 'Sun'].includes(parts.weekday ?? '') || england.events.some((e) => e.date === date);
      if (rests) return 'on-call';
      if (clock >= 10 && clock < 17) return 'support-hours';
      return clock === 9 || clock === 17 ? 'doubly-covered' : 'on-call';
    };
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(coverAt(rota, england, instant).cover).toBe(fromWall(instant));
      }),
      { numRuns: 500 },
    );
  });
});
