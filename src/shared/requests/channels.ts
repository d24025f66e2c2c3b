import { z } from 'zod';
import type { PracticeMessage } from '../nouns/app';
import type { ChannelView } from '../nouns/channel';
import { request, someWords } from './shape';

const channel = z
  .string()
  .regex(/^#[^\s#@,.:;!?<>|/\\A-Z]{1,79}$/, 'is not a channel such as #cloud-platform');
const ts = z.string().regex(/^\d{1,12}\.\d{6}$/, 'is not the id of a message');

export const channelRequests = {
  /** What is known of it, at once. It is read behind the answer, and told of by an event. */
  'channels.follow': request(z.strictObject({ channel })).returns<ChannelView>(),
  /** Reads it now. A reading that fails is in the answer, beside what was read before. */
  'channels.read': request(z.strictObject({ channel })).returns<ChannelView>(),
  /** Read up to this message; a mark goes forwards only, unless it is said to go back. */
  'channels.mark': request(
    z.strictObject({ channel, ts, isBack: z.boolean().default(false) }),
  ).returns<ChannelView>(),
  /** A message of somebody else in a channel of the practice workspace. */
  'practice.post': request(z.strictObject({ channel, text: someWords(4_000) })).returns<
    readonly PracticeMessage[]
  >(),
} as const;
