import { z } from 'zod';
import { type Finding, type FindingRepeats, type FindingView, mostWhys } from '../nouns/finding';
import { id, nothing, request, someWords, words } from './shape';

export const findingLengths = {
  text: 2_000,
  why: 1_000,
  answer: 1_000,
  conclusion: 2_000,
  reason: 500,
} as const;

const origin = z.union([z.strictObject({ alarmId: id }), z.strictObject({ runId: id, itemId: id })]);

/** Ids of findings and ends are made by the caller, so that a request repeated after a lost answer changes nothing. */
export const findingRequests = {
  /** Those of the shift that holds now, all that are open, and what ended in the last 30 days. */
  'findings.list': request(nothing).returns<readonly Finding[]>(),
  'findings.read': request(z.strictObject({ id })).returns<FindingView>(),
  /** Earlier ones like the one that is about to be raised. */
  'findings.repeats': request(z.strictObject({ of: origin })).returns<FindingRepeats>(),
  /** From an alarm; an item raises its own by `checklist.raiseFinding`. */
  'findings.raise': request(
    z.strictObject({ id, alarmId: id, text: someWords(findingLengths.text) }),
  ).returns<Finding>(),
  /** Somebody looks into it: told in the pack's channel as the head of a thread. */
  'findings.look': request(z.strictObject({ id, opId: id })).returns<Finding>(),
  'findings.why': request(
    z.strictObject({
      id,
      position: z
        .number()
        .int()
        .min(0)
        .max(mostWhys - 1),
      text: words(findingLengths.why),
    }),
  ).returns<Finding>(),
  /** Refused without the outcome's follow-up. The conclusion is told in the same thread. */
  'findings.end': request(
    z.strictObject({
      id,
      endId: id,
      outcomeId: id,
      answers: z.array(z.strictObject({ id, answer: words(findingLengths.answer) })).max(50),
      conclusion: someWords(findingLengths.conclusion),
    }),
  ).returns<Finding>(),
  /** Tells a conclusion that stands in no channel: it was left out, or there was no channel. */
  'findings.tell': request(z.strictObject({ id, opId: id })).returns<Finding>(),
  'findings.reopen': request(
    z.strictObject({ id, endId: id, reason: someWords(findingLengths.reason) }),
  ).returns<Finding>(),
} as const;
