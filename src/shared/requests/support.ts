import { z } from 'zod';
import type { SupportView } from '../nouns/support';
import { id, instant, nothing, request, someWords, words } from './shape';

const asked = someWords(20_000);
const asker = words(200).default('');
/** https; an empty one is none. */
const link = words(2_000).default('');

export const supportRequests = {
  'support.read': request(nothing).returns<SupportView>(),
  /**
   * Takes a question and starts its stopwatch. `id` is made by the caller, so that a request repeated after a lost answer
   * takes one question. `startedAt`: it was begun a little while ago.
   */
  'support.begin': request(
    z.strictObject({ id, asked, asker, link, startedAt: instant.optional() }),
  ).returns<SupportView>(),
  'support.reword': request(z.strictObject({ id, asked, asker, link })).returns<SupportView>(),
  'support.note': request(z.strictObject({ id, note: words(4_000) })).returns<SupportView>(),
  'support.stop': request(z.strictObject({ id })).returns<SupportView>(),
  /** Starts the stopwatch again; what was ended is open again. */
  'support.resume': request(z.strictObject({ id })).returns<SupportView>(),
  'support.answer': request(z.strictObject({ id })).returns<SupportView>(),
  /** Its issue was opened. Without a link, the link is to come. */
  'support.ticket': request(z.strictObject({ id, link })).returns<SupportView>(),
  'support.handTo': request(z.strictObject({ id, person: someWords(200) })).returns<SupportView>(),
  /** Moves an end of a stretch. A running one with `stoppedAt` is stopped then. */
  'support.correct': request(
    z.strictObject({
      id,
      stretchId: id,
      startedAt: instant.optional(),
      stoppedAt: instant.optional(),
    }),
  ).returns<SupportView>(),
  'support.setAside': request(z.strictObject({ id, reason: someWords(500) })).returns<SupportView>(),
  'support.bringBack': request(z.strictObject({ id })).returns<SupportView>(),
  /** Without a person, nobody is nominated any more. `id` is made by the caller. */
  'support.nominate': request(
    z.strictObject({
      id,
      date: z.iso.date(),
      period: someWords(100),
      person: someWords(200).optional(),
    }),
  ).returns<SupportView>(),
} as const;
