import type { HoursMonth, WorkedStretch } from '../../../src/shared/nouns/hours';
import { at } from '../support/samples';

const hourMs = 3_600_000;

/** November 2026 with nothing in it. */
export const emptyHours: HoursMonth = {
  month: '2026-11',
  zone: 'Europe/London',
  person: 'Ann',
  onCall: [],
  worked: [],
  leftOut: [],
  totals: { onCallWeekdayMs: 0, onCallWeekendMs: 0, onCallHolidayMs: 0, workedMs: 0 },
  pay: undefined,
  isBeyondHolidayList: false,
};

export const recorded: WorkedStretch = {
  id: 'work:1',
  startsAt: at(2, 10, 3),
  endsAt: at(3, 5, 3),
  kinds: ['incident', 'acknowledgement'],
  about: ['slow DNS', 'IngressErrorRateHigh'],
  correction: undefined,
};

export const corrected: WorkedStretch = {
  id: 'work:2',
  startsAt: at(23, 40, 7),
  endsAt: at(0, 31, 8),
  kinds: ['acknowledgement'],
  about: ['KubePodCrashLooping'],
  correction: {
    reason: 'the call went on',
    madeAt: at(9, 12, 9),
    before: { startsAt: at(23, 40, 7), endsAt: at(23, 58, 7) },
  },
};

export const byHand: WorkedStretch = {
  id: 'hand:3',
  startsAt: at(6, 0, 10),
  endsAt: at(6, 45, 10),
  kinds: ['hand'],
  about: [],
  correction: { reason: 'a node pool, by phone', madeAt: at(9, 0, 10), before: undefined },
};

const person = { person: 'Ann', source: 'hand', isMine: true } as const;

export const fullHours: HoursMonth = {
  ...emptyHours,
  onCall: [
    {
      shift: { ...person, id: 'a', role: 'primary', startsAt: at(7, 0, 2), endsAt: at(22, 0, 2) },
      startsAt: at(7, 0, 2),
      endsAt: at(22, 0, 2),
      weekdayMs: 8 * hourMs,
      weekendMs: 0,
      holidayMs: 0,
      totalMs: 8 * hourMs,
    },
    {
      shift: { ...person, id: 'b', role: 'secondary', startsAt: at(7, 0, 13), endsAt: at(22, 0, 20) },
      startsAt: at(7, 0, 13),
      endsAt: at(9, 42, 20),
      weekdayMs: 42.5 * hourMs,
      weekendMs: 30 * hourMs,
      holidayMs: 0,
      totalMs: 72.5 * hourMs,
    },
  ],
  worked: [recorded, corrected, byHand],
  totals: {
    onCallWeekdayMs: 50.5 * hourMs,
    onCallWeekendMs: 30 * hourMs,
    onCallHolidayMs: 0,
    workedMs: 151 * 60_000,
  },
};
