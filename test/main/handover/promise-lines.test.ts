import { expect, test } from 'vitest';
import { promiseLines } from '../../../src/main/handover/promise-lines';
import { createShiftTimes } from '../../../src/main/handover/shift-times';
import type { Announcement } from '../../../src/shared/nouns/announcement';
import type { PromisedUpdate } from '../../../src/shared/nouns/promise';
import { at, shift } from './shift-records';

const times = createShiftTimes('Europe/London', shift);

const promise = (due: string, given: Partial<PromisedUpdate> = {}): PromisedUpdate => ({
  id: due,
  subject: { kind: 'announcement', id: 'a-1' },
  title: 'New database',
  dueAt: at(due),
  promisedAt: at('09:00'),
  promisedBy: 'ann',
  state: 'open',
  keptAt: undefined,
  missedNoticedAt: undefined,
  handed: undefined,
  withdrawn: undefined,
  ...given,
});

const announcement = (given: Partial<Announcement> = {}): Announcement => ({
  id: 'a-1',
  opId: 'op-1',
  title: 'New database',
  text: 'We make a new database.',
  channel: '#cloud-platform-update',
  workspace: 'slack',
  postedBy: 'ann',
  postedAt: at('09:00'),
  delivery: { state: 'sent', failure: undefined },
  promises: [],
  updates: [],
  closed: undefined,
  ...given,
});

test('announced work is told with what is still promised and what became of the rest', () => {
  const promises = [
    promise('10:00', { state: 'kept', keptAt: at('10:00') }),
    promise('11:00', { state: 'kept-late', keptAt: at('11:12') }),
    promise('12:00', { state: 'missed' }),
    promise('13:00', {
      state: 'withdrawn',
      withdrawn: { by: 'ann', at: at('12:30'), reason: 'told by mail' },
    }),
    promise('14:00', { state: 'handed', handed: { to: 'Ben', by: 'ann', at: at('12:40') } }),
    promise('15:00'),
  ];
  expect(promiseLines([announcement({ promises })], times)).toEqual([
    [
      'Announced 09:00 in #cloud-platform-update by ann: “New database”. ' +
        'Updates promised: 14:00, handed to Ben at 12:40, 15:00. ' +
        'Updates before: 10:00 kept, 11:00 kept 12 min late, 12:00 missed and still owed, 13:00 withdrawn (told by mail).',
    ],
  ]);
});

test('what goes on comes before what has ended; a drill and a message that is not there yet are said to be so', () => {
  const closed = { at: at('11:00'), by: 'ann', reason: 'this work is finished' };
  const waiting = { state: 'waiting', failure: undefined } as const;
  expect(
    promiseLines(
      [
        announcement({ closed }),
        announcement({ workspace: 'practice', postedAt: at('10:00'), delivery: waiting, title: 'Exercise' }),
      ],
      times,
    ),
  ).toEqual([
    ['Drill. Announced 10:00 in #cloud-platform-update by ann (not in the channel yet): “Exercise”.'],
    ['Announced 09:00 in #cloud-platform-update by ann: “New database”. Ended 11:00: this work is finished.'],
  ]);
});
