import { randomUUID } from 'node:crypto';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { HolidayDivision, Pack } from '../../shared/nouns/pack';
import type { IdentityMark, MyShift, RotaMonth, RotaStanding } from '../../shared/nouns/rota';
import type { CoverNow, CoverSegment, Shift, ShiftRole } from '../../shared/nouns/watch';
import { coverAt, coverOfDay, type HolidayList } from '../../shared/rota/cover';
import { monthBounds } from '../../shared/rota/month';
import { rotaMonth } from '../../shared/rota/rota-month';
import { isKnownBy, normalMark } from '../../shared/rota/same-person';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock, Fetch, Logger, Secrets } from '../ports';
import { createDuties } from './duties';
import { createIdentityStore } from './identity-store';
import { createMyShifts } from './my-shifts';
import { overlapReason, readShiftTimes } from './read-shift-times';
import { createRotaCopyStore } from './rota-copy-store';
import { createRotaSources } from './rota-source-service';
import { createRotaSourceStore } from './rota-source-store';
import { knownPeople, rotationSource, toRotaSource } from './rota-standing';
import { rotaWindow } from './rota-window';
import { createShiftStore } from './shift-store';
import { createMakeReader, type MakeReader, pagerDutySecret } from './source-secret';

export type RotaService = {
  /** Entered by hand, mine and others', not removed, ended in the last 14 days or later, by start. */
  list(): readonly Shift[];
  add(input: ParsedInput<'shifts.add'>): Shift;
  /** Only what was entered by hand: what a source tells is changed there, or overridden. */
  remove(id: string): readonly Shift[];
  /** My shift that holds now, from whatever source. */
  current(): Shift | undefined;
  next(): Shift | undefined;
  /** Names of the others who stand in a role now. */
  othersIn(role: ShiftRole): readonly string[];
  /** Removed ones too: checklists and handovers go on referring to them. */
  byId(id: string): Shift | undefined;
  cover(): { readonly zone: string; readonly cover: CoverNow; readonly day: readonly CoverSegment[] };
  standing(): RotaStanding;
  month(month: string): RotaMonth;
  addCalendar(input: { readonly name: string; readonly address: string }): Promise<RotaStanding>;
  addPagerDuty(input: {
    readonly name: string;
    readonly token: string;
    readonly apiUrl?: string | undefined;
  }): Promise<RotaStanding>;
  replaceSecret(input: { readonly id: string; readonly secret: string }): Promise<RotaStanding>;
  removeSource(id: string): Promise<RotaStanding>;
  readSources(): Promise<RotaStanding>;
  assignLane(input: {
    readonly id: string;
    readonly lane: string;
    readonly role?: ShiftRole | undefined;
  }): RotaStanding;
  acceptCopy(id: string): Promise<RotaStanding>;
  chooseMe(marks: readonly IdentityMark[]): RotaStanding;
  /** When the last duty in this role, of anybody, was over that was over by then; undefined where the rota knows none. */
  lastEndedAt(role: ShiftRole, byAt: number): number | undefined;
  /** My shifts that overlap [fromAt, toAt), each kept as a row that others can refer to by its id. */
  mine(fromAt: number, toAt: number): readonly MyShift[];
  start(): void;
  /** The machine woke: all is read again. */
  lookAgain(): void;
  close(): Promise<void>;
};

export type RotaServiceOptions = {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly announce: Announce;
  /** Throws `not-set-up` while none is chosen. */
  readonly pack: () => Pack;
  readonly me: () => string;
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly fetch: Fetch;
  readonly secrets: Secrets;
  /** The rota is another: who stands, or which shifts are mine. */
  readonly onChange: () => void;
  readonly readerFor?: MakeReader | undefined;
};

/** A stretch to look back on, not a rule of the calendar. */
const listedForMs = 14 * 24 * 60 * 60_000;

/**
 * Whose watch it is: what was entered by hand over what the sources told last. A shift that I entered is my own,
 * whatever name I went by in Settings at the time: correcting the spelling of a name must not end a watch.
 */
export function createRotaService(options: RotaServiceOptions): RotaService {
  const { db, clock, logger, announce, pack, me, holidays, secrets, onChange } = options;
  const store = createShiftStore(db);
  const sources = createRotaSourceStore(db);
  const copies = createRotaCopyStore(db);
  const identity = createIdentityStore(db);
  const makeReader = options.readerFor ?? createMakeReader({ fetch: options.fetch, clock });
  const duties = createDuties({
    clock,
    pack: createLastPack(pack),
    holidays,
    entered: store.enteredEndingAfter,
    copies: copies.all,
    marks: identity.marks,
  });
  const myShifts = createMyShifts({ db, store, duties, clock, logger });
  const reading = createRotaSources({
    db,
    clock,
    logger,
    sources,
    copies,
    secrets,
    makeReader,
    window: () => ({ zone: pack().zone, ...rotaWindow(clock.now()) }),
    onRead(isRotaChanged) {
      if (isRotaChanged) changed();
      else announce('rota.changed', standing());
    },
  });

  function changed(): void {
    duties.changed();
    onChange();
    announce('rota.changed', standing());
  }

  function list(): readonly Shift[] {
    return store.enteredEndingAfter(clock.now() - listedForMs);
  }

  function standing(): RotaStanding {
    const now = clock.now();
    const near = duties.near();
    const { pack: current, marks, rotation } = near;
    const live = near.copies.filter(({ isLive }) => isLive);
    const people = knownPeople({
      named: [...live, ...rotation].map(({ person }) => person),
      duties: duties.withHistory().duties,
      marks,
      now,
    });
    return {
      sources: [
        ...(current === undefined || current.rota.rotation.length === 0
          ? []
          : [rotationSource(current, rotation, now)]),
        ...sources.list().map((source) => toRotaSource(source, now)),
      ],
      people,
      marks,
      isUnknownWhoIAm: people.length > 0 && !people.some(({ isMe }) => isMe),
    };
  }

  /** Naming myself as I go by here or in the sources is no way to say that somebody else stands. */
  function isMe(person: string): boolean {
    const named = { name: person, email: undefined, pagerDutyId: undefined };
    return normalMark(person) === normalMark(me()) || isKnownBy(named, identity.marks());
  }

  return {
    list,
    add(input) {
      const { zone } = pack();
      const times = readShiftTimes(zone, input.startsAtWall, input.endsAtWall, clock.now());
      if (times.kind === 'refused') throw new WatchkeeperError('shift-invalid', { reason: times.reason });
      const { startsAt, endsAt } = times;
      const person = input.person ?? me();
      const isMine = input.person === undefined || isMe(person);
      const id = randomUUID();
      const shift: Shift = { id, person, role: input.role, startsAt, endsAt, source: 'hand', isMine };
      db.transaction(() => {
        const other = store.firstOverlapping(shift, { startsAt, endsAt });
        if (other !== undefined) {
          throw new WatchkeeperError('shift-invalid', { reason: overlapReason(zone, other) });
        }
        store.insert(shift, clock.now());
      }).immediate();
      changed();
      return shift;
    },
    remove(id) {
      if (!store.removeEntered(id, clock.now())) throw new WatchkeeperError('not-found', { noun: 'shift' });
      changed();
      return list();
    },
    current: myShifts.current,
    next: myShifts.next,
    othersIn(role) {
      const now = clock.now();
      const holds = duties
        .near()
        .duties.filter(
          (duty) => duty.role === role && !duty.isMe && duty.startsAt <= now && now < duty.endsAt,
        );
      return [...new Set(holds.map(({ person }) => person.name))];
    },
    byId: myShifts.byId,
    cover() {
      const { zone, hours, division } = pack();
      const now = clock.now();
      const bankHolidays = holidays(division);
      return {
        zone,
        cover: coverAt({ zone, hours }, bankHolidays, now),
        day: coverOfDay({ zone, hours }, bankHolidays, now),
      };
    },
    standing,
    month(month) {
      const { zone, hours, division, rota } = pack();
      const { endsAt } = monthBounds(zone, month);
      const { duties: known } = duties.withHistory(endsAt);
      return rotaMonth({
        month,
        now: clock.now(),
        zone,
        hours,
        holidays: holidays(division),
        duties: known,
        rota,
      });
    },
    async addCalendar({ name, address }) {
      await reading.add(name, { kind: 'ical', address: address.trim() });
      return standing();
    },
    async addPagerDuty({ name, token, apiUrl }) {
      await reading.add(name, pagerDutySecret(token, apiUrl));
      return standing();
    },
    async replaceSecret({ id, secret }) {
      await reading.replaceSecret(id, secret);
      return standing();
    },
    async removeSource(id) {
      await reading.remove(id);
      return standing();
    },
    async readSources() {
      await reading.readAll();
      return standing();
    },
    assignLane({ id, lane, role }) {
      reading.assignLane(id, lane, role);
      return standing();
    },
    async acceptCopy(id) {
      await reading.acceptCopy(id);
      return standing();
    },
    chooseMe(marks) {
      identity.replace(marks, clock.now());
      changed();
      return standing();
    },
    lastEndedAt(role, byAt) {
      const ends = duties
        .near()
        .duties.filter((duty) => duty.role === role && duty.endsAt <= byAt)
        .map(({ endsAt }) => endsAt);
      return ends.length === 0 ? undefined : Math.max(...ends);
    },
    mine: myShifts.between,
    start: reading.start,
    lookAgain: () => void reading.readAll(),
    close: reading.close,
  };
}

/** A pack that cannot be used for the moment must not take its rotation, and with it my shifts, away. */
function createLastPack(pack: () => Pack): () => Pack | undefined {
  let last: Pack | undefined;
  return () => {
    try {
      last = pack();
    } catch (error) {
      if (!(error instanceof WatchkeeperError)) throw error;
      if (error.code === 'not-set-up') last = undefined;
    }
    return last;
  };
}
