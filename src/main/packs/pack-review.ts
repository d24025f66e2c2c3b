/** When a pack, and each text it was written from, is to be read again. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Pack } from '../../shared/nouns/pack';
import type { Review } from '../../shared/nouns/pack-process';
import { calendarDate, httpsLink, isDate } from './pack-fields';
import { oneLine } from './pack-words';
import { quoted, refuse } from './refuse';

const span = /^(\d{1,3}) (day|week|month|year)s?$/;

const reviewSpan = z
  .string()
  .superRefine((text, context) => {
    if (!span.test(text)) {
      refuse(context, `${quoted(text)} is not a span of days`, 'write 30 days, 6 weeks, 3 months or 1 year');
    }
  })
  .meta({ pattern: span.source });

export const reviewKeys = {
  reviewedOn: calendarDate
    .optional()
    .describe('The day on which this pack was last compared with how the team works, YYYY-MM-DD.'),
  reviewIn: reviewSpan.optional().describe('How long a review holds: 30 days, 6 weeks, 3 months, 1 year.'),
};

export const documents = z
  .array(
    z
      .strictObject({
        name: oneLine(200).describe('What the document is called.'),
        link: httpsLink.optional().describe('Where it is, if it has an https address.'),
        reviewedOn: calendarDate.describe('The day on which the document was last reviewed, YYYY-MM-DD.'),
        reviewIn: reviewSpan.optional().describe('How long that review holds: 6 months.'),
      })
      .transform(({ name, link, reviewedOn, reviewIn }) => ({
        name,
        link,
        ...reviewOf(reviewedOn, reviewIn),
      })),
  )
  .max(50)
  .default([])
  .describe('The texts of the team that this pack was written from, with their own review dates.');

export function reviewOf(reviewedOn: string, reviewIn: string | undefined): Review {
  const [, count, unit] = span.exec(reviewIn ?? '') ?? [];
  if (count === undefined || unit === undefined || !isDate(reviewedOn)) {
    return { reviewedOn, dueOn: undefined };
  }
  const dueOn = Temporal.PlainDate.from(reviewedOn).add({ [`${unit}s`]: Number(count) });
  return { reviewedOn, dueOn: dueOn.toString() };
}

export type PastReview = { readonly name: string; readonly dueOn: string };

/** The pack itself first, then its documents. Due on a day, a review is past due from the next. */
export function pastReview(pack: Pack, today: string): readonly PastReview[] {
  const { review, documents: texts, name } = pack;
  return [...(review === undefined ? [] : [{ name, ...review }]), ...texts].flatMap((one) =>
    one.dueOn !== undefined && Temporal.PlainDate.compare(one.dueOn, today) < 0
      ? [{ name: one.name, dueOn: one.dueOn }]
      : [],
  );
}
