import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { HolidayDivision, Pack } from '../../shared/nouns/pack';
import type { NominatedPeriod, NominationDay, SupportPeriod } from '../../shared/nouns/support';
import type { HolidayList } from '../../shared/rota/cover';
import { normalMark } from '../../shared/rota/same-person';
import { localDate, shiftDate, wallInstant } from '../../shared/rota/wall-time';
import { periodsOfDay } from '../../shared/support/periods-of-day';
import type { Writer } from '../database/handles';
import type { Clock } from '../ports';
import { createNominationStore, type StoredNomination } from './nomination-store';
import type { PersonOnRota } from './people-on-rota';

/** The longest run of days without support is a week of holidays. */
const daysAhead = 14;

export type Nominations = ReturnType<typeof createNominations>;

/** Who is nominated for which period of the pack, day by day. */
export function createNominations(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly pack: () => Pack;
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly me: () => string;
  readonly peopleOn: (fromAt: number, toAt: number) => readonly PersonOnRota[];
}) {
  const { clock, pack, me } = options;
  const store = createNominationStore(options.db);

  function periodsOn(date: string): readonly SupportPeriod[] {
    return periodsOfDay(pack(), options.holidays(pack().division), date);
  }

  function historyOf(date: string, period: string): readonly StoredNomination[] {
    return store.of({ packId: pack().id, date, period });
  }

  function nominatedOn(date: string): readonly NominatedPeriod[] {
    return periodsOn(date).map((period) => {
      const history = historyOf(date, period.name);
      const last = history.at(-1);
      return {
        ...period,
        person: last?.person,
        isMe: last?.person !== undefined && last.isMine,
        history: history.map(({ person, setBy, setAt }) => ({ person, setBy, setAt })),
      };
    });
  }

  function isMe(person: string, people: readonly PersonOnRota[]): boolean {
    const name = normalMark(person);
    return name === normalMark(me()) || people.some((other) => other.isMe && normalMark(other.name) === name);
  }

  function peopleOn(date: string): readonly PersonOnRota[] {
    const { zone } = pack();
    return options.peopleOn(wallInstant(zone, date, '00:00'), wallInstant(zone, date, '24:00'));
  }

  function dayOf(date: string, today: string): NominationDay {
    const others = peopleOn(date).filter((person) => !person.isMe && !isMe(person.name, []));
    const people = [me(), ...others.map(({ name }) => name)];
    return { date, isToday: date === today, periods: nominatedOn(date), people };
  }

  const today = () => localDate(pack().zone, clock.now());

  return {
    /** Today, where it has periods, and the next day that has. */
    days(): readonly NominationDay[] {
      if (pack().support.periods.length === 0) return [];
      const date = today();
      const next = Array.from({ length: daysAhead }, (_, index) => shiftDate(date, index + 1)).find(
        (day) => periodsOn(day).length > 0,
      );
      return [date, next]
        .flatMap((day) => (day === undefined ? [] : [dayOf(day, date)]))
        .filter(({ periods }) => periods.length > 0);
    },
    today: (): { readonly date: string; readonly periods: readonly NominatedPeriod[] } => {
      const date = today();
      return { date, periods: nominatedOn(date) };
    },
    /** Must run in a transaction. True if it changed anything. */
    nominate({ id, date, period: name, person }: ParsedInput<'support.nominate'>): boolean {
      if (store.isKnown(id)) return false;
      const period = periodsOn(date).find((candidate) => candidate.name === name);
      if (period === undefined) throw new WatchkeeperError('not-found', { noun: 'period' });
      const last = historyOf(date, name).at(-1);
      const named = person?.toWellFormed();
      if (last?.person === named) return false;
      const isMine = named !== undefined && isMe(named, peopleOn(date));
      const given = { person: named, isMine, setBy: me(), setAt: clock.now() };
      store.add(id, { packId: pack().id, date }, period, given);
      return true;
    },
    /** Periods that began between the two and were nobody's at the end. */
    emptyBetween(fromAt: number, toAt: number): readonly SupportPeriod[] {
      const { zone, support } = pack();
      if (support.periods.length === 0 || toAt <= fromAt) return [];
      const empty: SupportPeriod[] = [];
      for (let date = localDate(zone, fromAt); date <= localDate(zone, toAt - 1); date = shiftDate(date, 1)) {
        for (const { name, startsAt, endsAt, person } of nominatedOn(date)) {
          if (person === undefined && startsAt < toAt && endsAt > fromAt)
            empty.push({ name, startsAt, endsAt });
        }
      }
      return empty;
    },
  };
}
