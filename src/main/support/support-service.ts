import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import { readHttpsAddress } from '../../shared/https-address';
import type { Activity } from '../../shared/nouns/hours';
import type { HolidayDivision, Pack } from '../../shared/nouns/pack';
import type { Question, SupportRecord, SupportView } from '../../shared/nouns/support';
import type { Shift } from '../../shared/nouns/watch';
import type { HolidayList } from '../../shared/rota/cover';
import { localDate, wallInstant } from '../../shared/rota/wall-time';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock, Logger, Notifier } from '../ports';
import { createNominations } from './nominations';
import { createNoticeClaims } from './notice-claims';
import type { PersonOnRota } from './people-on-rota';
import * as acts from './question-acts';
import { createQuestionStore } from './question-store';
import { createSupportActivity } from './support-activity';
import { limitKey } from './support-notices';
import { createSupportRounds } from './support-rounds';

export type SupportService = {
  read(): SupportView;
  begin(input: ParsedInput<'support.begin'>): SupportView;
  reword(input: ParsedInput<'support.reword'>): SupportView;
  note(input: ParsedInput<'support.note'>): SupportView;
  stop(input: ParsedInput<'support.stop'>): SupportView;
  resume(input: ParsedInput<'support.resume'>): SupportView;
  answer(input: ParsedInput<'support.answer'>): SupportView;
  ticket(input: ParsedInput<'support.ticket'>): SupportView;
  handTo(input: ParsedInput<'support.handTo'>): SupportView;
  correct(input: ParsedInput<'support.correct'>): SupportView;
  setAside(input: ParsedInput<'support.setAside'>): SupportView;
  bringBack(input: ParsedInput<'support.bringBack'>): SupportView;
  nominate(input: ParsedInput<'support.nominate'>): SupportView;
  /** For the handover of a shift. */
  during(fromAt: number, toAt: number): SupportRecord;
  /** For the hours ledger. */
  workBetween(fromAt: number, toAt: number): readonly Activity[];
  start(): void;
  close(): void;
};

export function createSupportService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly announce: Announce;
  readonly isSetUp: () => boolean;
  /** Throws `not-set-up` while none is chosen. */
  readonly pack: () => { readonly pack: Pack; readonly hash: string };
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly me: () => string;
  /** My shift that holds now. */
  readonly shift: () => Shift | undefined;
  readonly peopleOn: (fromAt: number, toAt: number) => readonly PersonOnRota[];
  /** Of the window, when someone follows a notification. */
  readonly openPage: () => void;
}): SupportService {
  const { db, clock, notifier } = options;
  const pack = () => options.pack().pack;
  const store = createQuestionStore(db);
  const nominations = createNominations({ ...options, pack });
  const rounds = createSupportRounds({
    ...options,
    zone: () => pack().zone,
    running: store.running,
    today: nominations.today,
    claims: createNoticeClaims(db),
  });

  function read(): SupportView {
    const { zone } = pack();
    const midnightAt = wallInstant(zone, localDate(zone, clock.now()), '00:00');
    return { questions: store.current(midnightAt), days: nominations.days() };
  }

  function changed(): SupportView {
    const view = read();
    options.announce('support.changed', view);
    return view;
  }

  /** A change that changes nothing writes and announces nothing. */
  function change(id: string, act: string, next: (question: Question, now: number) => Question): SupportView {
    const now = clock.now();
    const after = db
      .transaction(() => {
        const before = store.find(id);
        if (before === undefined || (before.setAside !== undefined && act !== 'bring back')) {
          throw new WatchkeeperError('not-found', { noun: 'question' });
        }
        const question = next(before, now);
        if (isDeepStrictEqual(question, before)) return undefined;
        const stamped = { ...question, changedAt: now };
        store.save(stamped, act);
        return stamped;
      })
      .immediate();
    if (after === undefined) return read();
    // What needs nobody any more need not stand on the screen.
    if (after.state !== 'open' || after.setAside !== undefined) void notifier.withdraw(limitKey(after));
    return changed();
  }

  function begin({ id, asked, asker, link, startedAt }: ParsedInput<'support.begin'>): SupportView {
    const { pack: current, hash } = options.pack();
    const now = clock.now();
    const beganAt = Math.min(startedAt ?? now, now);
    if (beganAt < now - acts.furthestBackMs) {
      throw new WatchkeeperError('question-time-invalid', { reason: 'it lies more than a week back' });
    }
    const question: Question = {
      id,
      ...wordsOf(asked, asker, link),
      note: '',
      state: 'open',
      ticket: undefined,
      handedTo: undefined,
      setAside: undefined,
      takenBy: options.me(),
      limitMs: current.limits.supportQuestionMs,
      stretches: [{ id: randomUUID(), startedAt: beganAt, stoppedAt: undefined }],
      changedAt: now,
    };
    const isNew = db
      .transaction(() => {
        if (store.find(id) !== undefined) return false;
        store.add(question, hash);
        return true;
      })
      .immediate();
    return isNew ? changed() : read();
  }

  return {
    read,
    begin,
    reword: ({ id, asked, asker, link }) =>
      change(id, 'reword', (question) => ({ ...question, ...wordsOf(asked, asker, link) })),
    note: ({ id, note }) => change(id, 'note', (question) => ({ ...question, note: note.toWellFormed() })),
    stop: ({ id }) => change(id, 'stop', acts.stopped),
    resume: ({ id }) => change(id, 'resume', (question, now) => acts.resumed(question, now, randomUUID())),
    answer: ({ id }) => change(id, 'answer', acts.answered),
    ticket: ({ id, link }) =>
      change(id, 'ticket', (question, now) => acts.ticketed(question, now, addressOf(link))),
    handTo: ({ id, person }) =>
      change(id, 'hand to', (question, now) => acts.handedTo(question, now, person.toWellFormed())),
    correct: ({ id, ...correction }) =>
      change(id, 'correct', (question, now) => acts.corrected(question, now, correction)),
    setAside: ({ id, reason }) =>
      change(id, 'set aside', (question, now) => acts.setAside(question, now, reason.toWellFormed())),
    bringBack: ({ id }) => change(id, 'bring back', (question) => ({ ...question, setAside: undefined })),
    nominate(input) {
      const isChanged: boolean = db.transaction(() => nominations.nominate(input)).immediate();
      return isChanged ? changed() : read();
    },
    during: (fromAt, toAt) => ({
      questions: store.during(fromAt, toAt),
      emptyPeriods: nominations.emptyBetween(fromAt, toAt),
    }),
    workBetween: createSupportActivity(
      db,
      () => clock.now(),
      () => pack().zone,
    ),
    start: rounds.start,
    close: rounds.close,
  };
}

function wordsOf(asked: string, asker: string, link: string): Pick<Question, 'asked' | 'asker' | 'link'> {
  return { asked: asked.toWellFormed(), asker: asker.toWellFormed().trim(), link: addressOf(link) };
}

/** Empty is none. */
function addressOf(link: string): string | undefined {
  if (link.trim() === '') return undefined;
  const address = readHttpsAddress(link);
  if (address.kind === 'address') return address.url;
  throw new WatchkeeperError('question-link-invalid', {
    link: link.trim().slice(0, 120).toWellFormed(),
    reason: address.reason,
  });
}
