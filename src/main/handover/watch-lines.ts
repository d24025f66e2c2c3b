import { durationWords } from './duration-words';
import { type Line, outside } from './line';
import { readinessLine } from './readiness-line';
import type { ShiftRecord } from './shift-record';
import type { ShiftTimes } from './shift-times';

type Blind = ShiftRecord['blind'][number];

/** More gaps than this of one kind are told together: a source that flaps must not bury the rest. */
const toldOneByOne = 3;

export function watchLines({ shift, blind, readiness }: ShiftRecord, times: ShiftTimes): readonly Line[] {
  return [
    [`${outside(shift.person)}, ${shift.role}, ${times.span}`],
    readinessLine(readiness, times),
    ...blindLines(blind, times),
  ];
}

function blindLines(blind: readonly Blind[], times: ShiftTimes): readonly Line[] {
  const inOrder = [...blind].sort((a, b) => a.fromAt - b.fromAt);
  const byWhat = Map.groupBy(inOrder, whatWasBlind);
  return [...byWhat].flatMap(([what, periods]) => {
    const ended = periods.flatMap(({ fromAt, toAt }) => (toAt === undefined ? [] : [{ fromAt, toAt }]));
    const still = periods.filter(({ toAt }) => toAt === undefined);
    const told =
      ended.length > toldOneByOne
        ? [together(what, ended, times)]
        : ended.map(({ fromAt, toAt }) => [
            `${what} for ${durationWords(toAt - fromAt)} (${times.range(fromAt, toAt)})`,
          ]);
    return [...told, ...still.map(({ fromAt }) => [`${what} since ${times.at(fromAt)}, and still`])];
  });
}

function together(
  what: string,
  periods: readonly { readonly fromAt: number; readonly toAt: number }[],
  times: ShiftTimes,
): Line {
  const total = periods.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0);
  const from = Math.min(...periods.map(({ fromAt }) => fromAt));
  const to = Math.max(...periods.map(({ toAt }) => toAt));
  return [`${what} ${periods.length} times, ${durationWords(total)} in all (${times.range(from, to)})`];
}

function whatWasBlind({ reason, sourceName }: Blind): string {
  switch (reason) {
    case 'asleep':
      return 'Blind to everything, the machine asleep,';
    case 'not-running':
      return 'Blind to everything, Watchkeeper not running,';
    case 'source':
      return `Blind to ${sourceName === undefined ? 'a source since removed' : outside(sourceName)}`;
  }
}
