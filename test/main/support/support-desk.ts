import { createEventHub } from '../../../src/main/event-hub';
import type { PersonOnRota } from '../../../src/main/support/people-on-rota';
import { createSupportService } from '../../../src/main/support/support-service';
import type { EventMessage } from '../../../src/shared/contract';
import type { Pack } from '../../../src/shared/nouns/pack';
import type { Question, SupportView } from '../../../src/shared/nouns/support';
import type { Shift } from '../../../src/shared/nouns/watch';
import type { HolidayList } from '../../../src/shared/rota/cover';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { createRecordingNotifier } from '../../support/recording-notifier';
import { openTestDatabase } from '../../support/test-database';
import { testPack } from '../../support/test-pack';

export const minute = 60_000;
export const hour = 60 * minute;

/** Friday 20 November 2026, when London is on GMT. */
export const at = (time: string, date = '2026-11-20') => Date.parse(`${date}T${time}:00Z`);

export const pack: Pack = {
  ...testPack,
  channels: { ...testPack.channels, support: '#ask-us' },
  limits: { ...testPack.limits, supportQuestionMs: 15 * minute },
  support: {
    ...testPack.support,
    periods: [
      { name: 'Morning', from: '10:00', to: '12:00' },
      { name: 'Lunch', from: '12:00', to: '14:00' },
      { name: 'Afternoon', from: '14:00', to: '17:00' },
    ],
  },
};

export const shift: Shift = {
  id: 'shift-1',
  person: 'Ada',
  role: 'primary',
  startsAt: at('07:00'),
  endsAt: at('22:00'),
  source: 'hand',
  isMine: true,
};

/** The service on a real database, with what it was told and told others; `open` again is a restart. */
export function openSupportDesk(
  startAt = at('11:00'),
  { db = openTestDatabase(), clock = createManualClock(startAt), notifier = createRecordingNotifier() } = {},
) {
  const now: {
    shift: Shift | undefined;
    holidays: HolidayList;
    pack: Pack;
    me: string;
    people: readonly PersonOnRota[];
  } = {
    shift,
    holidays: { events: [{ date: '2026-12-25', title: 'Christmas Day' }], lastDate: '2028-12-26' },
    pack,
    me: 'Ada',
    people: [
      { name: 'Ada', isMe: true },
      { name: 'Grace', isMe: false },
    ],
  };
  db.prepare(
    "INSERT INTO pack_version (hash, pack_id, source_text, read_at) VALUES ('hash-1', 'p', '', 0) ON CONFLICT DO NOTHING",
  ).run();
  const events: EventMessage[] = [];
  const inTransaction: boolean[] = [];
  const logger = createRecordingLogger();
  let pagesOpened = 0;
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => {
    inTransaction.push(db.inTransaction);
    events.push(event);
  });
  const service = createSupportService({
    db,
    clock,
    logger,
    notifier,
    announce: hub.announce,
    isSetUp: () => true,
    pack: () => ({ pack: now.pack, hash: 'hash-1' }),
    holidays: () => now.holidays,
    me: () => now.me,
    shift: () => now.shift,
    peopleOn: () => now.people,
    openPage: () => {
      pagesOpened += 1;
    },
  });

  return {
    db,
    clock,
    notifier,
    logger,
    now,
    events,
    inTransaction,
    service,
    pagesOpened: () => pagesOpened,
    begin: (id: string, more: { asked?: string; asker?: string; link?: string; startedAt?: number } = {}) =>
      service.begin({ id, asked: 'Cannot deploy', asker: '', link: '', ...more }),
    /** Closes this one and opens another on the same database, clock and screen. */
    restart() {
      service.close();
      return openSupportDesk(startAt, { db, clock, notifier });
    },
  };
}

export function questionIn(view: SupportView, id = 'q1'): Question {
  const found = view.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`There is no question ${id}`);
  return found;
}
