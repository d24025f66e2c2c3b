import type { PracticeMessage } from '../../shared/nouns/app';

export type PracticeThread = { readonly head: PracticeMessage; readonly replies: readonly PracticeMessage[] };
export type PracticeChannel = { readonly channel: string; readonly threads: readonly PracticeThread[] };

/** Messages by channel and thread: the newest thread first, its replies as they came. */
export function channelsOf(messages: readonly PracticeMessage[]): readonly PracticeChannel[] {
  const byTime = [...messages].sort((a, b) => a.postedAt - b.postedAt || a.ts.localeCompare(b.ts));
  const channels = [...new Set(byTime.map((message) => message.channel))];
  return channels.map((channel) => {
    const here = byTime.filter((message) => message.channel === channel);
    const heads = here.filter((message) => message.threadTs === undefined || message.threadTs === message.ts);
    const threads = heads.map((head) => ({
      head,
      replies: here.filter((message) => message.threadTs === head.ts && message.ts !== head.ts),
    }));
    return { channel, threads: threads.reverse() };
  });
}
