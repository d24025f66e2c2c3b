import { z } from 'zod';
import { type Announcement, mentions } from '../nouns/announcement';
import type { PromisedUpdate } from '../nouns/promise';
import { id, instant, nothing, request, someWords, words } from './shape';

const someMentions = z.array(z.enum(mentions)).max(mentions.length);

/** Common to all that is posted here: it was seen before, and whom it calls was asked twice. */
const seen = {
  /** The times that are promised in it. */
  dueAts: z.array(instant).max(24),
  /** Exactly what the person saw: where the core would post anything else it refuses. */
  text: words(100_000),
  /** Words of the text that shall call people. All others are posted as plain text. */
  notify: someMentions,
  /** What the person said yes to when asked a second time: must be the same. */
  confirmed: someMentions,
};

export const announcementRequests = {
  'announcements.list': request(nothing).returns<readonly Announcement[]>(),
  /** `id` is made by the caller, so that a request repeated after a lost answer posts once. */
  'announcements.post': request(
    z.strictObject({
      id,
      gaps: z.record(words(300), words(4_000)),
      /** Where the template has no gap for them. */
      addsTimes: z.boolean(),
      ...seen,
    }),
  ).returns<Announcement>(),
  /** `updateId` is made by the caller, as above. With `isLast` what is promised beyond it is withdrawn. */
  'announcements.update': request(
    z.strictObject({ id, updateId: id, words: someWords(8_000), isLast: z.boolean(), ...seen }),
  ).returns<Announcement>(),
  /** Nothing more is posted; what is still promised is withdrawn with this reason. */
  'announcements.close': request(z.strictObject({ id, reason: words(500) })).returns<Announcement>(),
  'promises.release': request(z.strictObject({ id, reason: words(500) })).returns<PromisedUpdate>(),
  /** Somebody else keeps it from now on. They are told of it in the handover, and by nobody else. */
  'promises.handOver': request(z.strictObject({ id, to: someWords(80) })).returns<PromisedUpdate>(),
  'promises.takeBack': request(z.strictObject({ id })).returns<PromisedUpdate>(),
};
