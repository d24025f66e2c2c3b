import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { decodeCalendar } from '../../../../src/main/rota/feeds/calendar-bytes';
import { readCalendar } from '../../../../src/main/rota/feeds/calendar-text';
import type { FeedWindow } from '../../../../src/main/rota/feeds/feed-reader';
import { short } from './calendar-cases';

/** Known by construction: what a good event must come out as. */
type GoodEvent = { readonly lines: readonly string[]; readonly startsAt: number; readonly endsAt: number };

const day = Temporal.PlainDate.from('2026-10-20');
const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];

const goodEvent = fc
  .record({
    form: fc.constantFrom('utc', 'zoned', 'floating', 'date', 'duration', 'windows'),
    zone: fc.constantFrom(...zones),
    days: fc.integer({ min: 0, max: 60 }),
    minutes: fc.integer({ min: 0, max: 1_439 }),
    length: fc.integer({ min: 1, max: 20_000 }),
    isEndFirst: fc.boolean(),
  })
  .map(
    ({ form, zone, days, minutes, length, isEndFirst }): ((floating: string) => GoodEvent) =>
      (floating) => {
        const date = day.add({ days });
        if (form === 'date') {
          const end = date.add({ days: 1 + (length % 7) });
          const at = (plain: Temporal.PlainDate) => plain.toZonedDateTime(floating).epochMilliseconds;
          const lines = [`DTSTART;VALUE=DATE:${basic(date)}`, `DTEND;VALUE=DATE:${basic(end)}`];
          return { lines: isEndFirst ? lines.reverse() : lines, startsAt: at(date), endsAt: at(end) };
        }
        const zoneOf = { utc: 'UTC', zoned: zone, floating, duration: zone, windows: 'Europe/London' }[form];
        const head = {
          utc: '',
          zoned: `;TZID=${zone}`,
          floating: '',
          duration: `;TZID="${zone}"`,
          windows: ';TZID=GMT Standard Time',
        }[form];
        const tail = form === 'utc' ? 'Z' : '';
        // By wall time and back, so that a time which comes twice is the first of the two on both sides.
        const wall = date.toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
        const start = wall.toZonedDateTime(zoneOf);
        const endWall = wall.add({ days: 1, minutes: length });
        const end = form === 'duration' ? start.add({ minutes: length }) : endWall.toZonedDateTime(zoneOf);
        const lines = [
          `DTSTART${head}:${basic(wall)}${tail}`,
          form === 'duration' ? `DURATION:PT${length}M` : `DTEND${head}:${basic(endWall)}${tail}`,
        ];
        return {
          lines: isEndFirst ? lines.reverse() : lines,
          startsAt: start.epochMilliseconds,
          endsAt: end.epochMilliseconds,
        };
      },
  );

function basic(time: Temporal.PlainDate | Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'second' }).replace(/[:-]/g, '');
}

/** Within a good event: lines that must not matter. */
const noiseLine = fc.oneof(
  fc.constantFrom(
    'TRANSP:OPAQUE',
    'CLASS:PUBLIC',
    'DTSTAMP:20260101T000000Z',
    'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
  ),
  fc.constantFrom('BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nDTSTART:20200101T000000Z\r\nSUMMARY:No\r\nEND:VALARM'),
  fc.constantFrom(
    'CREATED:nonsense',
    'GEO:;',
    'END:VTODO',
    '',
    'ATTACH;X="a:b;c":d',
    'DTSTART',
    'SUMMARY;X="open:y',
  ),
  fc.string({ maxLength: 60 }).map((text) => `X-NOISE:${text.replace(/[\r\n]/g, '')}`),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `DESCRIPTION:${text.replace(/[\r\n]/g, '\\n')}`),
);

/** Between the events: whole pieces that are none, or bad ones. */
const piece = fc.oneof(
  noiseLine,
  fc.constantFrom(
    'BEGIN:VEVENT\r\nSUMMARY:Unended\r\nDTSTART:20261101T000000Z\r\nDTEND:20261102T000000Z',
    'BEGIN:VEVENT\r\nUID:bad\r\nSUMMARY:Bad\r\nDTSTART:20261301T000000Z\r\nDTEND:20261302T000000Z\r\nEND:VEVENT',
    'BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\nEND:VTIMEZONE',
    'BEGIN:VTODO\r\nSUMMARY:Unended',
    'END:VEVENT',
    'BEGIN:VEVENT\r\nUID:r\r\nSUMMARY:Odd\r\nDTSTART:20261101T000000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT',
  ),
  fc
    .record({
      rule: fc.stringMatching(
        /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(COUNT|INTERVAL|BYMONTHDAY|BYMONTH|BYSETPOS|BYHOUR)=-?\d{1,3}){0,3}$/,
      ),
      start: fc.integer({ min: 1, max: 9_999 }),
    })
    .map(
      ({ rule, start }) =>
        `BEGIN:VEVENT\r\nUID:r\r\nSUMMARY:R\r\nDTSTART:${String(start).padStart(4, '0')}0101T000000Z\r\nDURATION:PT1H\r\nRRULE:${rule}\r\nEND:VEVENT`,
    ),
  fc.uint8Array({ maxLength: 40 }).map((bytes) =>
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\r\n]/g, '?'),
  ),
);

const feed = fc.record({
  zone: fc.constantFrom(...zones),
  events: fc.array(fc.record({ make: goodEvent, noise: fc.array(noiseLine, { maxLength: 3 }) }), {
    maxLength: 4,
  }),
  pieces: fc.array(piece, { maxLength: 5 }),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  foldEvery: fc.integer({ min: 2, max: 90 }),
  cutAt: fc.double({ min: 0, max: 0.999, noNaN: true }),
  garbage: fc.array(
    fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })),
    { maxLength: 6 },
  ),
});

type Feed = typeof feed extends fc.Arbitrary<infer T> ? T : never;

function windowOf({ zone }: Feed): FeedWindow {
  return { zone, fromAt: Date.parse('2026-10-01T00:00:00Z'), toAt: Date.parse('2027-03-01T00:00:00Z') };
}

/** Every good event bears its place as its UID, and what must come out of it. */
function compose({ zone, events, pieces, lineEnd, foldEvery }: Feed) {
  const good = events.map(({ make }) => make(zone));
  const blocks = events.map(({ noise }, index) =>
    [
      'BEGIN:VEVENT',
      ...noise,
      `UID:good-${index}`,
      `SUMMARY:Zoë ${index}`,
      ...(good[index]?.lines ?? []),
      'END:VEVENT',
    ].join('\r\n'),
  );
  const mixed = Array.from({ length: Math.max(blocks.length, pieces.length) }, (_, index) => [
    pieces[index],
    blocks[index],
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    ...mixed.flat().filter((part) => part !== undefined),
    'END:VCALENDAR',
  ].join('\r\n');
  const expected = good.map(({ startsAt, endsAt }, index) =>
    short({
      uid: `good-${index}`,
      lane: 'calendar',
      person: { name: `Zoë ${index}`, email: undefined, pagerDutyId: undefined },
      startsAt,
      endsAt,
    }),
  );
  // Lines that begin with a blank would join the line before them, and so not be noise but damage.
  const unjoined = lines.replaceAll(/\r\n[ \t]+/g, '\r\n');
  const bytes = unjoined
    .split('\r\n')
    .flatMap((line) => [...fold(Buffer.from(line), foldEvery, lineEnd), ...Buffer.from(lineEnd)]);
  return { bytes: Uint8Array.from(bytes), expected };
}

/** At octets, whether or not these are within a letter. */
function fold(line: Buffer, every: number, lineEnd: string): number[] {
  return [...line].flatMap((byte, index) =>
    index > 0 && index % every === 0 ? [...Buffer.from(`${lineEnd} `), byte] : [byte],
  );
}

const runs = { numRuns: 10_000, seed: 20_261_120 };

test('of 10,000 feeds, good events come out exactly, cut ones are refused, and no byte makes it throw', () => {
  fc.assert(
    fc.property(feed, (made) => {
      const { bytes, expected } = compose(made);
      const window = windowOf(made);

      const reading = readCalendar(decodeCalendar(bytes), window);
      if (reading.kind === 'refused') throw new Error(`refused: ${reading.reason}`);
      const good = reading.copy.shifts.filter(({ uid }) => uid.startsWith('good-'));
      const byUid = good.map(short).sort((one, other) => (one[0] < other[0] ? -1 : 1));
      expect(byUid).toEqual(expected);
      expectShiftsWithin(reading, window);

      const whole = bytes.length - made.lineEnd.length;
      const cut = readCalendar(decodeCalendar(bytes.slice(0, Math.floor(whole * made.cutAt))), window);
      expect(cut.kind).toBe('refused');

      const spoiled = bytes.slice();
      for (const [at, byte] of made.garbage) spoiled[Math.floor(at * spoiled.length)] = byte;
      expectShiftsWithin(readCalendar(decodeCalendar(spoiled), window), window);
    }),
    runs,
  );
}, 60_000);

function expectShiftsWithin(reading: ReturnType<typeof readCalendar>, { fromAt, toAt }: FeedWindow): void {
  if (reading.kind === 'refused') return;
  const outside = reading.copy.shifts.filter(
    ({ startsAt, endsAt }) => !(startsAt < endsAt && startsAt < toAt && endsAt > fromAt),
  );
  expect(outside).toEqual([]);
}
