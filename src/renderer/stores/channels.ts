import type { ChannelView } from '../../shared/nouns/channel';
import type { Client } from '../client/client';
import { type Copy, createCopy } from './copy';

export type ChannelsStore = {
  /** The copy of one channel; loading it asks the core to follow that channel. */
  of(channel: string): Copy<ChannelView>;
  accept(view: ChannelView): void;
  /** Asks again for every channel that was shown. */
  reload(): void;
};

export function createChannelsStore(client: Client): ChannelsStore {
  const copies = new Map<string, Copy<ChannelView>>();

  function of(channel: string): Copy<ChannelView> {
    const known = copies.get(channel);
    if (known !== undefined) return known;
    const made = createCopy(() => client.request('channels.follow', { channel }));
    copies.set(channel, made);
    return made;
  }

  return {
    of,
    accept: (view) => of(view.channel).accept(view),
    reload() {
      for (const copy of copies.values()) void copy.load();
    },
  };
}
