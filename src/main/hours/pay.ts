import { hoursWords } from '../../shared/hours-words';
import type { HoursMonth, PayLine } from '../../shared/nouns/hours';
import type { PackPay, PayDay, PayRule } from '../../shared/nouns/pack';
import { type CoverPiece, hoursByDay, type Span, totalOf, within } from '../../shared/rota/on-call-hours';
import { counted, daysWords } from './hours-words';
import type { StoodShift } from './stood-shifts';

/** A stretch of work, split at midnights. */
export type WorkedPieces = readonly CoverPiece[];

export type PayInput = {
  readonly month: Span;
  readonly stood: readonly StoodShift[];
  readonly worked: readonly WorkedPieces[];
};

const hourMs = 3_600_000;

/** One line a rule, in the pack's order. Each is rounded to a hundredth once, at its end, half up. */
export function payFor(pay: PackPay, input: PayInput): NonNullable<HoursMonth['pay']> {
  const lines = pay.rules.map((rule) => lineOf(pay, rule, input));
  return {
    currency: pay.currency,
    lines,
    totalMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
  };
}

/** What a stretch counts for: at least the least, and a whole number of steps. */
export function countedMs({ leastWorkedMs, stepMs }: PackPay, workedMs: number): number {
  return Math.ceil(Math.max(workedMs, leastWorkedMs) / stepMs) * stepMs;
}

function lineOf(pay: PackPay, rule: PayRule, input: PayInput): PayLine {
  if (rule.for === 'worked') return workedLine(pay, rule, input.worked);
  return rule.per === 'shift' ? shiftLine(rule, input) : onCallLine(rule, input);
}

function onCallLine(rule: PayRule, { stood, month }: PayInput): PayLine {
  const totalMs = sum(stood.map(({ pieces }) => onDays(rule, within(month, pieces))));
  return line(rule, totalMs, `${hoursWords(totalMs)} on call ${daysWords(rule.days)}`);
}

/**
 * A shift is paid once, however many of its days fit the rule, and in the month of the first hour that does: one that
 * goes on past the end of a month is not paid again in the next.
 */
function shiftLine(rule: PayRule, { stood, month }: PayInput): PayLine {
  const paid = stood.filter(({ pieces }) => {
    const first = pieces.find(({ day }) => rule.days.includes(day));
    return first !== undefined && first.startsAt >= month.startsAt && first.startsAt < month.endsAt;
  });
  return {
    name: rule.name,
    basis: `${counted(paid.length, 'shift', 'shifts')} on call ${daysWords(rule.days)}`,
    hours: hoursOf(sum(paid.map(({ pieces }) => onDays(rule, within(month, pieces))))),
    amountMinor: paid.length * rule.amountMinor,
  };
}

function workedLine(pay: PackPay, rule: PayRule, worked: readonly WorkedPieces[]): PayLine {
  const fitting = worked
    .map((pieces) => ({ reallyMs: onDays(rule, pieces), countedMs: countedOnDays(pay, rule, pieces) }))
    .filter((stretch) => stretch.reallyMs > 0);
  const reallyMs = sum(fitting.map((stretch) => stretch.reallyMs));
  const totalMs = sum(fitting.map((stretch) => stretch.countedMs));
  const where = `worked ${daysWords(rule.days)}`;
  const stretches = counted(fitting.length, 'stretch', 'stretches');
  const basis = [
    `${hoursWords(reallyMs)} ${where}`,
    ...(fitting.length === 0 ? [] : [`in ${stretches}`]),
    ...(totalMs === reallyMs ? [] : [`counted as ${hoursWords(totalMs)}`]),
  ].join(', ');
  return line(rule, totalMs, basis);
}

/** What rounding adds is of the day on which the stretch ended, as if the work had gone on. */
function countedOnDays(pay: PackPay, rule: PayRule, pieces: WorkedPieces): number {
  const reallyMs = totalOf(hoursByDay(pieces));
  const lastDay = pieces.at(-1)?.day;
  const addedMs = countedMs(pay, reallyMs) - reallyMs;
  const isOnLastDay = lastDay !== undefined && rule.days.includes(lastDay);
  return onDays(rule, pieces) + (isOnLastDay ? addedMs : 0);
}

function line(rule: PayRule, durationMs: number, basis: string): PayLine {
  return {
    name: rule.name,
    basis,
    hours: hoursOf(durationMs),
    amountMinor: amountFor(durationMs, rule.amountMinor),
  };
}

/** In whole numbers: a month in ms times an amount goes past what a float holds exactly. */
function amountFor(durationMs: number, amountMinor: number): number {
  const exact = BigInt(durationMs) * BigInt(amountMinor);
  return Number((2n * exact + BigInt(hourMs)) / BigInt(2 * hourMs));
}

function hoursOf(durationMs: number): number {
  return Math.round(durationMs / 36_000) / 100;
}

function onDays(rule: PayRule, pieces: readonly CoverPiece[]): number {
  const hours = hoursByDay(pieces);
  return sum([...new Set<PayDay>(rule.days)].map((day) => hours[day]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
