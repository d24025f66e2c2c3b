import { Temporal } from 'temporal-polyfill';
import type { PackHours, RotationPlan, WallRange } from '../nouns/pack';
import type { FeedShift } from '../nouns/rota';
import type { ShiftRole } from '../nouns/watch';
import type { HolidayList } from './cover';
import { type Stretch, touches } from './stretches';
import { isWeekend, localDate, shiftDate, wallInstant } from './wall-time';

type RotationShift = FeedShift & { readonly role: ShiftRole };

/** What a plan asks for on one date: who stands, and when. */
type Standing = Stretch & { readonly date: string; readonly people: readonly string[] };

/**
 * The shifts of a pack's own rotation that touch the time asked for, whole. Turns are counted in calendar days from the
 * first one and go round for ever; before it nobody is named.
 */
export function expandRotation(options: {
  readonly plans: readonly RotationPlan[];
  readonly zone: string;
  readonly hours: PackHours;
  readonly holidays: HolidayList;
  readonly fromAt: number;
  readonly toAt: number;
}): readonly RotationShift[] {
  const { zone, fromAt, toAt } = options;
  if (fromAt >= toAt) return [];
  const dates = { first: localDate(zone, fromAt), last: localDate(zone, toAt - 1) };
  const hoursOn = hoursByDate(options);
  return options.plans.flatMap((plan, index) => {
    const standings = plan.each === 'day' ? daysOf(plan, dates, hoursOn) : turnsOf(plan, dates, zone);
    return [...standings]
      .filter((standing) => touches(standing, fromAt, toAt))
      .flatMap((standing) => shiftsOf(`rotation:${index}`, plan.role, standing));
  });
}

type Dates = { readonly first: string; readonly last: string };
type HoursOn = (role: ShiftRole, date: string) => Stretch | undefined;

function* daysOf(plan: RotationPlan, dates: Dates, hoursOn: HoursOn): Generator<Standing> {
  const { startsOn } = plan;
  let date = dates.first < startsOn ? startsOn : dates.first;
  for (let day = daysBetween(startsOn, date); date <= dates.last; day += 1) {
    const hours = hoursOn(plan.role, date);
    if (hours !== undefined) {
      yield { ...hours, date, people: peopleOf(plan, Math.floor(day / plan.turnDays)) };
    }
    date = shiftDate(date, 1);
  }
}

function* turnsOf(plan: RotationPlan, dates: Dates, zone: string): Generator<Standing> {
  // The turn before may still hold in the morning on which the next one begins.
  let turn = Math.max(0, Math.floor(daysBetween(plan.startsOn, dates.first) / plan.turnDays) - 1);
  let date = shiftDate(plan.startsOn, turn * plan.turnDays);
  for (let startsAt = wallInstant(zone, date, plan.handOverAt); date <= dates.last; turn += 1) {
    const next = shiftDate(date, plan.turnDays);
    const endsAt = wallInstant(zone, next, plan.handOverAt);
    yield { startsAt, endsAt, date, people: peopleOf(plan, turn) };
    date = next;
    startsAt = endsAt;
  }
}

function shiftsOf(lane: string, role: ShiftRole, standing: Standing): readonly RotationShift[] {
  return standing.people.map((name) => ({
    uid: `${lane}/${standing.date}/${name}`,
    lane,
    role,
    person: { name, email: undefined, pagerDutyId: undefined },
    startsAt: standing.startsAt,
    endsAt: standing.endsAt,
  }));
}

function peopleOf(plan: RotationPlan, turn: number): readonly string[] {
  return [...new Set(plan.turns[turn % plan.turns.length])];
}

/** From the first start to the last end of a role's hours on a date; several plans ask for the same ones. */
function hoursByDate(options: {
  readonly zone: string;
  readonly hours: PackHours;
  readonly holidays: HolidayList;
}): HoursOn {
  const { zone, hours } = options;
  const holidays = new Set(options.holidays.events.map((event) => event.date));
  const known = new Map<string, Stretch | undefined>();
  return (role, date) => {
    const key = `${date} ${role === 'support' ? 'support' : 'on call'}`;
    if (known.has(key)) return known.get(key);
    const days = isWeekend(date) || holidays.has(date) ? 'weekends' : 'weekdays';
    const online = hours.dutyOnline[days].length > 0 ? hours.dutyOnline : hours.support;
    const ranges = (role === 'support' ? online : hours.onCall)[days];
    const stretch = spanOf(ranges, (time) => wallInstant(zone, date, time));
    known.set(key, stretch);
    return stretch;
  };
}

function spanOf(ranges: readonly WallRange[], toInstant: (time: string) => number): Stretch | undefined {
  // A range around the hour that the clocks jump over can come out empty.
  const stretches = ranges
    .map((range) => ({ startsAt: toInstant(range.from), endsAt: toInstant(range.to) }))
    .filter((stretch) => stretch.startsAt < stretch.endsAt);
  if (stretches.length === 0) return undefined;
  return {
    startsAt: Math.min(...stretches.map((stretch) => stretch.startsAt)),
    endsAt: Math.max(...stretches.map((stretch) => stretch.endsAt)),
  };
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
