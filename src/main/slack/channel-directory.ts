import { WebAPIPlatformError, type WebClient } from '@slack/web-api';

export type ChannelLookup =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly fault: unknown };

export type ChannelDirectory = {
  /** From the pack's `#name` (or an id) to the id that reading needs. */
  idOf(channel: string): Promise<ChannelLookup>;
  /** The channel was not there under this id: look it up anew next time. */
  forget(channel: string): void;
};

const idPattern = /^[CG][A-Z0-9]{6,}$/;

/** Slack has no look-up by name: the list is read page by page until the name comes, and the id is kept. */
export function createChannelDirectory(client: WebClient): ChannelDirectory {
  const known = new Map<string, string>();

  async function search(name: string): Promise<ChannelLookup> {
    let cursor: string | undefined;
    do {
      const page = await client.conversations.list({
        types: 'public_channel,private_channel',
        limit: 200,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const hit = page.channels?.find((channel) => channel.name === name);
      if (hit?.id !== undefined) return { ok: true, id: hit.id };
      cursor = page.response_metadata?.next_cursor;
    } while (cursor !== undefined && cursor !== '');
    return { ok: false, fault: new WebAPIPlatformError({ ok: false, error: 'channel_not_found' }) };
  }

  return {
    async idOf(channel) {
      if (idPattern.test(channel)) return { ok: true, id: channel };
      const cached = known.get(channel);
      if (cached !== undefined) return { ok: true, id: cached };
      try {
        const found = await search(channel.replace(/^#/, ''));
        if (found.ok) known.set(channel, found.id);
        return found;
      } catch (fault) {
        return { ok: false, fault };
      }
    },
    forget(channel) {
      known.delete(channel);
    },
  };
}
