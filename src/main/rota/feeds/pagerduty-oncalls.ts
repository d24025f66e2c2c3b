import { z } from 'zod';
import type { FeedLane, RotaPerson } from '../../../shared/nouns/rota';

export type OncallStretch = {
  readonly lane: FeedLane;
  readonly userId: string;
  readonly person: RotaPerson;
  readonly startsAt: number;
  readonly endsAt: number;
  /** On call since ever, as people placed directly on an escalation policy are. */
  readonly isPermanent: boolean;
};

export type OncallPage = {
  readonly stretches: readonly OncallStretch[];
  /** Of all entries, how many could not be read. */
  readonly unreadable: number;
  readonly entries: number;
  readonly offset: number | undefined;
  readonly limit: number | undefined;
  readonly hasMore: boolean;
};

export type AskedSpan = { readonly sinceAt: number; readonly untilAt: number };

const text = z.string().trim().min(1);
/** A blank is as good as nothing. */
const optionalText = text.optional().catch(undefined);
const instant = z.iso.datetime({ offset: true }).transform((given) => Date.parse(given));

// Null and missing are two things here: null is "always on call", missing is a shape that nobody has told us of.
const oncallSchema = z.looseObject({
  user: z.looseObject({ id: text, name: optionalText, summary: optionalText, email: optionalText }),
  schedule: z.looseObject({ id: text, summary: optionalText }).nullable(),
  escalation_policy: z.looseObject({ id: text, summary: optionalText }).optional().catch(undefined),
  escalation_level: z.number().int().min(1).optional().catch(undefined),
  start: instant.nullable(),
  end: instant.nullable(),
});

const pageSchema = z.looseObject({
  oncalls: z.array(z.unknown()),
  more: z.boolean(),
  offset: z.number().int().min(0).optional().catch(undefined),
  limit: z.number().int().min(1).optional().catch(undefined),
});

/** One page of `GET /oncalls`, each entry checked alone; undefined when it is no such page. */
export function readOncallPage(given: unknown, span: AskedSpan): OncallPage | undefined {
  const parsed = pageSchema.safeParse(given);
  if (!parsed.success) return undefined;
  const { oncalls, more, offset, limit } = parsed.data;
  const stretches = oncalls
    .map((entry) => readOncall(entry, span))
    .filter((stretch) => stretch !== undefined);
  const entries = oncalls.length;
  return { stretches, unreadable: entries - stretches.length, entries, offset, limit, hasMore: more };
}

/**
 * The API clips an entry to the span that was asked for. What it says is kept as it is: an entry that begins with the
 * span may have begun before it, and only a span that reaches well past the shifts of interest tells their true times.
 */
function readOncall(given: unknown, { sinceAt, untilAt }: AskedSpan): OncallStretch | undefined {
  const parsed = oncallSchema.safeParse(given);
  if (!parsed.success) return undefined;
  const { user, start, end } = parsed.data;
  const name = user.name ?? user.summary;
  const lane = laneOf(parsed.data);
  const startsAt = start ?? sinceAt;
  const endsAt = end ?? untilAt;
  if (name === undefined || lane === undefined || endsAt <= startsAt) return undefined;
  const person = { name, email: user.email, pagerDutyId: user.id };
  return { lane, userId: user.id, person, startsAt, endsAt, isPermanent: start === null };
}

function laneOf(oncall: z.output<typeof oncallSchema>): FeedLane | undefined {
  const { schedule, escalation_policy: policy, escalation_level: level } = oncall;
  // One schedule may serve several policies, on different levels: it is one lane all the same.
  if (schedule !== null) return { key: `schedule:${schedule.id}`, name: schedule.summary ?? schedule.id };
  if (policy === undefined || level === undefined) return undefined;
  return { key: `policy:${policy.id}:${level}`, name: `${policy.summary ?? policy.id}, level ${level}` };
}
