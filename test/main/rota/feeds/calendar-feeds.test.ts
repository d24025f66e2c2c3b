import { expect, test } from 'vitest';
import { fixture, readShort } from './calendar-cases';

test("a PagerDuty schedule's feed gives its people by name and address, and the schedule as the lane", () => {
  expect(readShort(fixture('pagerduty.ics'))).toEqual({
    shifts: [
      [
        'Q1S46N8B8ADP9D',
        'schedule:PXXXXX1',
        'Jo Bloggs <jo.bloggs@example.gov.uk>',
        '2026-11-20T17:00',
        '2026-11-20T22:00',
      ],
      [
        'Q1S46N8B8ADP9E',
        'schedule:PXXXXX1',
        'Sam Hill - Contractor <sam.hill@example.gov.uk>',
        '2026-11-21T07:00',
        '2026-11-21T22:00',
      ],
    ],
    lanes: [{ key: 'schedule:PXXXXX1', name: 'Payments - Primary' }],
    unreadable: 0,
  });
});

test("a PagerDuty person's own feed gives a lane for each schedule", () => {
  expect(readShort(fixture('pagerduty-person.ics'))).toEqual({
    shifts: [
      [
        'Q1S46N8B8ADP9D',
        'schedule:PXXXXX1',
        'Jo Bloggs <jo.bloggs@example.gov.uk>',
        '2026-11-20T17:00',
        '2026-11-20T22:00',
      ],
      [
        'Q1S46N8B8ADP9F',
        'schedule:PXXXXX2',
        'Jo Bloggs <jo.bloggs@example.gov.uk>',
        '2026-11-24T17:00',
        '2026-11-24T22:00',
      ],
    ],
    lanes: [
      { key: 'schedule:PXXXXX1', name: 'Payments - Primary' },
      { key: 'schedule:PXXXXX2', name: 'Secondary' },
    ],
    unreadable: 0,
  });
});

test("Google's feed: weeks that repeat across the clock change, one changed, one taken out, and all-day events", () => {
  const series = '7kukuqrfedlm2f9t0vr42jd8kf@google.com';
  expect(readShort(fixture('google.ics'))).toEqual({
    shifts: [
      [
        `${series}/2026-10-19T08:00:00.000Z`,
        'word:primary',
        'Bloggs, Jo <jo.bloggs@example.gov.uk>',
        '2026-10-19T08:00',
        '2026-10-26T09:00',
      ],
      [
        `${series}/2026-11-02T09:00:00.000Z`,
        'word:primary',
        'Ada Zübeyde',
        '2026-11-03T09:00',
        '2026-11-09T09:00',
      ],
      [
        '4gq5gm0vqv0u4p6qv0u4p6qv0u@google.com',
        'word:secondary',
        'Sam Hill',
        '2026-12-25T00:00',
        '2026-12-27T00:00',
      ],
    ],
    lanes: [
      { key: 'word:primary', name: 'Primary' },
      { key: 'word:secondary', name: 'Secondary' },
    ],
    unreadable: 0,
  });
});

test("Outlook's feed: a Windows zone name, and an end of the rule in UTC", () => {
  const series = '040000008200E00074C5B7101A82E00800000000';
  expect(readShort(fixture('outlook.ics'))).toEqual({
    shifts: [
      [`${series}/2026-10-24T17:00:00.000Z`, 'calendar', 'Jo Bloggs', '2026-10-24T17:00', '2026-10-24T19:00'],
      [`${series}/2026-10-25T18:00:00.000Z`, 'calendar', 'Jo Bloggs', '2026-10-25T18:00', '2026-10-25T20:00'],
      [
        '040000008200E00074C5B7101A82E00800000001',
        'calendar',
        'Sam Hill',
        '2026-11-10T00:00',
        '2026-11-11T00:00',
      ],
    ],
    lanes: [{ key: 'calendar', name: 'Calendar of the watch' }],
    unreadable: 0,
  });
});
