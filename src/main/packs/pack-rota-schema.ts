/** The parts of a pack file that say who stands when, and what a claim for it is reckoned by. Both may be left out. */
import { z } from 'zod';
import { type PackPay, type PackRota, payDays } from '../../shared/nouns/pack';
import { shiftRoles } from '../../shared/nouns/watch';
import { calendarDate, duration, timeOfDay } from './pack-fields';
import { oneLine } from './pack-words';
import { quoted, refuse } from './refuse';

const person = oneLine(80);
const people = z.array(person).min(1).max(20);
/** One name, or a list of them. */
export const turn = z.preprocess((given) => (typeof given === 'string' ? [given] : given), people);

const rotation = z.strictObject({
  role: z.enum(shiftRoles).describe('Whose turns these are.'),
  startsOn: calendarDate.describe('The day on which the first turn begins, YYYY-MM-DD.'),
  turnDays: z.number().int().min(1).max(366).describe('How many days a turn lasts.'),
  turns: z
    .array(turn)
    .min(1)
    .max(100)
    .describe('Who has each turn, in their order: a name, or a list of names.'),
  each: z
    .enum(['day', 'turn'])
    .default('day')
    .describe('Whether each day of a turn is a shift, or the whole turn is one.'),
  handOverAt: timeOfDay
    .default('09:00')
    .describe('When a whole turn changes hands; used by "each: turn" only.'),
});

const rotaFile = z.strictObject({
  roles: z
    .array(z.enum(shiftRoles))
    .max(3)
    .default(['primary', 'secondary'])
    .describe('Who must stand in on-call hours: a stretch without one of them is shown as a gap.'),
  soonBefore: duration('1m', '24h')
    .prefault('30m')
    .describe('How long before a shift its keeper is told that it comes.'),
  experience: z
    .strictObject({
      afterShifts: z
        .number()
        .int()
        .min(1)
        .max(1_000)
        .describe('With fewer shifts stood than this a person is new.'),
      people: z
        .array(person)
        .max(200)
        .default([])
        .describe('Who is not new, whatever the rota of this machine remembers.'),
    })
    .optional()
    .describe('Who is new to the rota stands with a secondary who is not.'),
  rotation: z
    .array(rotation)
    .max(10)
    .default([])
    .describe("The team's own turns, where there is no rota elsewhere."),
});

export const packRota = rotaFile
  .optional()
  .transform((given): PackRota => {
    const { soonBefore, experience, ...rest } = given ?? rotaFile.parse({});
    return { ...rest, soonBeforeMs: soonBefore, experience };
  })
  .describe('Who stands when.');

/** Money as people write it, turned into hundredths: `4.75`. */
const amount = z
  .number()
  .min(0)
  .max(100_000)
  .transform((given, context): number => {
    const minor = Math.round(given * 100);
    if (Math.abs(minor - given * 100) > 1e-6) {
      refuse(context, 'has more than two decimals', 'write it in pounds and pence, such as 4.75');
      return z.NEVER;
    }
    return minor;
  });

const payRule = z
  .strictObject({
    name: oneLine(80).describe('What the claim calls it.'),
    for: z.enum(['on-call', 'worked']).describe('What is paid: standing on call, or work out of hours.'),
    days: z
      .array(z.enum(payDays))
      .min(1)
      .max(3)
      .default([...payDays])
      .describe('On which days it holds.'),
    per: z.enum(['hour', 'shift']).default('hour').describe('What the amount is for.'),
    amount: amount.describe('The money, such as 25.50.'),
  })
  .superRefine((rule, context) => {
    if (rule.for === 'worked' && rule.per === 'shift') {
      refuse(context, 'pays work, which is paid by the hour', 'leave "per" out, or write per: hour', ['per']);
    }
  })
  .transform(({ amount: amountMinor, ...rest }) => ({ ...rest, amountMinor }));

const currencyCode = z
  .string()
  .superRefine((text, context) => {
    if (!/^[A-Z]{3}$/.test(text)) {
      refuse(context, `${quoted(text)} is not a currency`, 'write its three letters, such as GBP');
    }
  })
  .meta({ pattern: '^[A-Z]{3}$' });

export const packPay = z
  .strictObject({
    currency: currencyCode.describe('The three letters of the currency, such as GBP.'),
    leastWorked: duration('0m', '24h')
      .prefault('0m')
      .describe('Each stretch of work counts at least this long.'),
    roundWorkedTo: duration('1m', '24h')
      .prefault('1m')
      .describe('A stretch of work is rounded up to whole steps of this length.'),
    rules: z.array(payRule).min(1).max(50).describe('What is paid, for what and when.'),
  })
  .transform(
    ({ currency, leastWorked, roundWorkedTo, rules }): PackPay => ({
      currency,
      leastWorkedMs: leastWorked,
      stepMs: roundWorkedTo,
      rules,
    }),
  )
  .describe('How a claim for on-call hours is reckoned; without it hours are counted and not priced.');
