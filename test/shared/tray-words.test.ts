import { expect, test } from 'vitest';
import type { WatchView } from '../../src/shared/nouns/watch';
import { stateLine } from '../../src/shared/tray-words';
import { nextShift, quietWatch, watchKeeper } from '../support/tray-views';

const yesterdayEvening = Date.UTC(2026, 10, 19, 23, 5);
const twentyToTen = Date.UTC(2026, 10, 20, 9, 40);

const quarterToTen = Date.UTC(2026, 10, 20, 9, 45);
const owed = (dueAt: number): WatchView['promises'] => ({
  next: { id: 'p', subject: { kind: 'announcement', id: 'a' }, title: 'New database', dueAt },
  count: 1,
});

const cases: readonly (readonly [string, Partial<WatchView>])[] = [
  ['Off watch', { state: 'off-watch', shift: undefined }],
  ['Off watch: next Sat 21 Nov 07:00, primary', { state: 'off-watch', shift: undefined, nextShift }],
  ['Quiet: on watch until 10:00', {}],
  ['Quiet: on watch until Sat 21 Nov 19:00', { shift: nextShift }],
  ['Needs you: 1 alarm unheld, 3 items open', { state: 'needs-you', unheldHigh: 1, openItems: 3 }],
  ['Needs you: 2 alarms unheld', { state: 'needs-you', unheldHigh: 2 }],
  ['Needs you: readiness check failed', { state: 'needs-you', readiness: 'not-ready' }],
  [
    'Needs you: shift ended 09:40, you still hold 2 alarms, lead of “API down”',
    {
      state: 'needs-you',
      shift: undefined,
      leaving: {
        shift: { ...watchKeeper, endsAt: twentyToTen },
        holds: ['HighErrorRate', 'DiskFull'],
        roles: ['lead of “API down”'],
        promises: [],
      },
    },
  ],
  [
    'Needs you: shift ended 09:40, you still hold the update promised for 09:45 GMT on “New database”',
    {
      state: 'needs-you',
      shift: undefined,
      promises: owed(quarterToTen),
      leaving: {
        shift: { ...watchKeeper, endsAt: twentyToTen },
        holds: [],
        roles: [],
        promises: ['the update promised for 09:45 GMT on “New database”'],
      },
    },
  ],
  ['Needs you: 1 item open', { state: 'needs-you', openItems: 1 }],
  [
    'Needs you: 1 alarm unheld, blind since 09:40',
    { state: 'needs-you', unheldHigh: 1, blindSinceAt: twentyToTen },
  ],
  ['Someone has it: 2 alarms held', { state: 'held', held: 2 }],
  ['Incident: 1 live', { state: 'incident', liveIncidentIds: ['1'] }],
  [
    'Incident: 2 live, 1 alarm unheld, blind since Thu 19 Nov 23:05',
    { state: 'incident', liveIncidentIds: ['1', '2'], unheldHigh: 1, blindSinceAt: yesterdayEvening },
  ],
  ['Blind: not seen since 09:40', { state: 'blind', blindSinceAt: twentyToTen }],
  ['Blind: not seen since Thu 19 Nov 23:05', { state: 'blind', blindSinceAt: yesterdayEvening }],
  ['Needs you: update promised at 09:45', { state: 'needs-you', promises: owed(quarterToTen) }],
  ['Quiet: on watch until 10:00', { promises: owed(Date.UTC(2026, 10, 20, 11)) }],
  [
    'Incident: 1 live, update promised at 09:40',
    { state: 'incident', liveIncidentIds: ['1'], promises: owed(twentyToTen) },
  ],
  ['Blind: not seen since 09:40, 3 items open', { state: 'blind', blindSinceAt: twentyToTen, openItems: 3 }],
];

test.each(cases)('%s', (words, change) => {
  expect(stateLine({ ...quietWatch, ...change })).toBe(words);
});

test('without a watch it says where to go', () => {
  expect(stateLine(undefined)).toBe('No watch to show yet: open Watchkeeper');
});
