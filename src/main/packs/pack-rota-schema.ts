/** The parts of a pack file that say who stands when, and what a claim for it is reckoned by. Both may be left out. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type PackPay, type PackRota, payDays } from '../../shared/nouns/pack';
import { shiftRoles } from '../../shared/nouns/watch';
import { duration, oneLine, quoted, refuse, timeOfDay } from './pack-fields';

const calendarDate = z.string().superRefine((text, context) => {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text, { overflow: 'reject' })) return;
  } catch (error) {
    // 30 February: right in form, but no such day.
    if (!(error instanceof RangeError)) throw error;
  }
  refuse(context, `${quoted(text)} is not a date`, 'write YYYY-MM-DD in quotes, such as "2026-11-02"');
});

const person = oneLine(80);
/** One name, or a list of them. */
const turn = z.preprocess(
  (given) => (typeof given === 'string' ? [given] : given),
  z.array(person).min(1).max(20),
);

const rotation = z.strictObject({
  role: z.enum(shiftRoles),
  startsOn: calendarDate,
  turnDays: z.number().int().min(1).max(366),
  turns: z.array(turn).min(1).max(100),
  each: z.enum(['day', 'turn']).default('day'),
  handOverAt: timeOfDay.default('09:00'),
});

const rotaFile = z.strictObject({
  roles: z.array(z.enum(shiftRoles)).max(3).default(['primary', 'secondary']),
  soonBefore: duration('1m', '24h').default(30 * 60_000),
  experience: z
    .strictObject({
      afterShifts: z.number().int().min(1).max(1_000),
      people: z.array(person).max(200).default([]),
    })
    .optional(),
  rotation: z.array(rotation).max(10).default([]),
});

export const packRota = rotaFile.optional().transform((given): PackRota => {
  const { soonBefore, experience, ...rest } = given ?? rotaFile.parse({});
  return { ...rest, soonBeforeMs: soonBefore, experience };
});

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
    name: oneLine(80),
    for: z.enum(['on-call', 'worked']),
    days: z
      .array(z.enum(payDays))
      .min(1)
      .max(3)
      .default([...payDays]),
    per: z.enum(['hour', 'shift']).default('hour'),
    amount,
  })
  .superRefine((rule, context) => {
    if (rule.for === 'worked' && rule.per === 'shift') {
      refuse(context, 'pays work, which is paid by the hour', 'leave "per" out, or write per: hour', ['per']);
    }
  })
  .transform(({ amount: amountMinor, ...rest }) => ({ ...rest, amountMinor }));

const currencyCode = z.string().superRefine((text, context) => {
  if (!/^[A-Z]{3}$/.test(text)) {
    refuse(context, `${quoted(text)} is not a currency`, 'write its three letters, such as GBP');
  }
});

export const packPay = z
  .strictObject({
    currency: currencyCode,
    leastWorked: duration('0m', '24h').default(0),
    roundWorkedTo: duration('1m', '24h').default(60_000),
    rules: z.array(payRule).min(1).max(50),
  })
  .transform(
    ({ currency, leastWorked, roundWorkedTo, rules }): PackPay => ({
      currency,
      leastWorkedMs: leastWorked,
      stepMs: roundWorkedTo,
      rules,
    }),
  );
