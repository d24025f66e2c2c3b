import { amountWords, hoursWords } from '../../shared/hours-words';
import type { HoursMonth, WorkedStretch } from '../../shared/nouns/hours';
import type { PackPay, PayRule } from '../../shared/nouns/pack';
import { monthBounds } from '../../shared/rota/month';
import type { Span } from '../../shared/rota/on-call-hours';
import { escapeInline, escapeMarkdown } from '../escape-markdown';
import { markdownTable } from '../markdown-table';
import { outside } from '../outside-words';
import type { TrailStep } from './correction-trail';
import { daysWords, decimalHours } from './hours-words';
import { spanWords, timeWords, trailLine } from './trail-lines';

/** A claim for a month that can be read without this app: what was stood and worked, what was corrected and why, and how it is priced. */
export function hoursMarkdown(claim: {
  readonly view: HoursMonth;
  readonly trail: readonly TrailStep[];
  readonly pay: PackPay | undefined;
  readonly now: number;
}): string {
  const { view } = claim;
  const parts = [
    `# Hours of ${escapeMarkdown(outside(view.person))}, ${monthWords(view.month)}`,
    ...preface(view, claim.now),
    '## On call',
    onCall(view),
    '## Worked out of hours',
    worked(view),
    ...(view.leftOut.length === 0 ? [] : ['## Left out of the claim', leftOut(view)]),
    '## Corrections',
    claim.trail.length === 0
      ? 'None: all is as recorded.'
      : claim.trail.map((step) => trailLine(view.zone, step)).join('\n'),
    '## Pay',
    ...pay(view, claim.pay),
  ];
  return `${parts.join('\n\n')}\n`;
}

function preface(view: HoursMonth, now: number): readonly string[] {
  const isOver = monthBounds(view.zone, view.month).endsAt <= now;
  return [
    `Times are wall time in ${escapeInline(view.zone)}.`,
    ...(isOver ? [] : [`The month is not over: this is what there was at ${timeWords(view.zone, now)}.`]),
    ...(view.isBeyondHolidayList
      ? [
          'The list of bank holidays ends before this month does: a bank holiday may stand here as another day.',
        ]
      : []),
  ];
}

function onCall({ zone, onCall: shifts, totals }: HoursMonth): string {
  if (shifts.length === 0) return 'Not on call in this month.';
  const { onCallWeekdayMs, onCallWeekendMs, onCallHolidayMs } = totals;
  const rows = shifts.map((hours) => [
    hours.shift.role,
    ...fromTo(zone, hours),
    ...[hours.weekdayMs, hours.weekendMs, hours.holidayMs].map(decimalHours),
    bothWays(hours.totalMs),
  ]);
  const byDay = [onCallWeekdayMs, onCallWeekendMs, onCallHolidayMs];
  const total = ['**Total**', '', '', ...byDay.map(decimalHours)];
  return markdownTable(
    ['Role', 'From', 'To', 'Weekday hours', 'Weekend hours', 'Bank holiday hours', 'Hours on call'],
    [...rows, [...total, bothWays(byDay.reduce((sum, ms) => sum + ms, 0))]],
  );
}

function worked({ zone, worked: stretches, totals }: HoursMonth): string {
  if (stretches.length === 0) return 'Nothing worked out of hours.';
  const rows = stretches.map((stretch) => [
    ...fromTo(zone, stretch),
    bothWays(stretch.endsAt - stretch.startsAt),
    whatOf(stretch),
    correctionOf(zone, stretch),
  ]);
  return markdownTable(
    ['From', 'To', 'Hours', 'What', 'Correction'],
    [...rows, ['**Total**', '', bothWays(totals.workedMs), '', '']],
  );
}

function leftOut({ zone, leftOut: stretches }: HoursMonth): string {
  return markdownTable(
    ['From', 'To', 'What', 'Left out because'],
    stretches.map((stretch) => [
      ...fromTo(zone, stretch),
      whatOf(stretch),
      escapeInline(outside(stretch.leftOutBecause)),
    ]),
  );
}

function pay(view: HoursMonth, rules: PackPay | undefined): readonly string[] {
  if (view.pay === undefined || rules === undefined) {
    return ['The team pack has no pay rules: hours are counted and not priced.'];
  }
  const { currency, lines, totalMinor } = view.pay;
  const amount = (minor: number) => `${amountWords(minor)} ${escapeInline(currency)}`;
  const rows = lines.map(({ name, basis, amountMinor }) => [
    escapeInline(outside(name)),
    basis,
    amount(amountMinor),
  ]);
  return [
    markdownTable(['Rule', 'For', 'Amount'], [...rows, ['**Total**', '', amount(totalMinor)]]),
    "The team pack's rules:",
    [...rules.rules.map((rule) => `- ${ruleWords(rule, amount)}`), `- ${roundingWords(rules)}`].join('\n'),
  ];
}

function ruleWords(rule: PayRule, amount: (minor: number) => string): string {
  const name = escapeMarkdown(outside(rule.name));
  const what =
    rule.for === 'worked' ? 'an hour worked' : `${rule.per === 'hour' ? 'an hour' : 'a shift'} on call`;
  return `${name}: ${amount(rule.amountMinor)} for ${what} ${daysWords(rule.days)}`;
}

function roundingWords({ leastWorkedMs, stepMs }: PackPay): string {
  const least = leastWorkedMs > 0 ? `counts for at least ${hoursWords(leastWorkedMs)} and ` : '';
  return (
    `Each stretch of work ${least}is rounded up to whole steps of ${hoursWords(stepMs)}; ` +
    'what that adds is of the day on which it ended'
  );
}

function fromTo(zone: string, { startsAt, endsAt }: Span): readonly [string, string] {
  return [timeWords(zone, startsAt), timeWords(zone, endsAt)];
}

function whatOf({ kinds, about }: WorkedStretch): string {
  const named = about.map((text) => escapeInline(outside(text))).join('; ');
  return named === '' ? kinds.join(', ') : `${kinds.join(', ')}: ${named}`;
}

function correctionOf(zone: string, { correction }: WorkedStretch): string {
  if (correction === undefined) return '';
  const reason = escapeInline(outside(correction.reason));
  return correction.before === undefined
    ? `by hand: ${reason}`
    : `by hand: ${reason} (recorded: ${spanWords(zone, correction.before)})`;
}

/** `7.50 (7 h 30 min)` */
function bothWays(durationMs: number): string {
  return `${decimalHours(durationMs)} (${hoursWords(durationMs)})`;
}

/** `November 2026` */
function monthWords(month: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return words.format(new Date(`${month}-01T00:00:00Z`));
}
