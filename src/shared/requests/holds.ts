import { z } from 'zod';
import type { Alarm } from '../nouns/alarm';
import type { EscalationDraft } from '../nouns/escalation';
import type { OtherSilence, Silence, SilencePreview } from '../nouns/silence';
import { id, instant, nothing, request, someWords, words } from './shape';

/** At least a minute: what is over before it is seen is no hold. */
const lasting = z
  .number()
  .int()
  .min(60_000)
  .max(7 * 24 * 3_600_000);

/** An end as a person gives it. A wall time `YYYY-MM-DDTHH:MM` is one of the pack's zone. */
export const givenEnd = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('for'), ms: lasting }),
  z.strictObject({ kind: z.literal('working-day') }),
  z.strictObject({ kind: z.literal('wall'), wall: words(16) }),
]);
export type GivenEnd = z.infer<typeof givenEnd>;

export type HoldEnds = {
  /** When the support hours of the next working day begin; undefined where none does within 7 days. */
  readonly workingDayAt: number | undefined;
  /** The list of holidays ends before it. */
  readonly mayMissHoliday: boolean;
};

/** Labels of the alarm: a silence covers what has the same values of all of them. */
const labelNames = z.array(z.string().min(1).max(1_000)).min(1).max(60);

export const holdRequests = {
  /** Answers with the ids of those that are covered. */
  'alarms.acknowledgeMany': request(z.strictObject({ ids: z.array(id).min(1).max(10_000) })).returns<
    readonly string[]
  >(),
  'alarms.snooze': request(
    z.strictObject({ id, end: givenEnd, why: words(300).default('') }),
  ).returns<Alarm>(),
  /** `holdId`: the hold that the person saw. */
  'alarms.extendHold': request(z.strictObject({ id, holdId: id, byMs: lasting })).returns<Alarm>(),
  'alarms.holdEnds': request(nothing).returns<HoldEnds>(),

  /** Who would be called in for an alarm now, and where. */
  'escalations.draft': request(z.strictObject({ alarmId: id })).returns<EscalationDraft>(),
  /** `id` is made by the caller, so that a request repeated after a lost answer posts once; `to` is whom the person saw. */
  'escalations.call': request(
    z.strictObject({ id, alarmId: id, to: someWords(400), tried: someWords(1_000) }),
  ).returns<Alarm>(),

  /** Those written from here that are not over. */
  'silences.list': request(nothing).returns<readonly Silence[]>(),
  'silences.preview': request(z.strictObject({ alarmId: id, labels: labelNames })).returns<SilencePreview>(),
  /** `id` is made by the caller, so that a request repeated after a lost answer makes one silence. */
  'silences.add': request(
    z.strictObject({ id, alarmId: id, labels: labelNames, end: givenEnd, comment: someWords(500) }),
  ).returns<readonly Silence[]>(),
  /** `endsAt` is the end that the person saw. */
  'silences.extend': request(z.strictObject({ id, endsAt: instant, byMs: lasting })).returns<
    readonly Silence[]
  >(),
  'silences.end': request(z.strictObject({ id })).returns<readonly Silence[]>(),
  /** What the alarm's source says of those that cover it; asked there. */
  'silences.of': request(z.strictObject({ alarmId: id })).returns<readonly OtherSilence[]>(),
} as const;
