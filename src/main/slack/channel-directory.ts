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
  /** Where the reading of the list was broken off, by a rate limit for instance; it goes on from there. */
  let resumeAt: string | undefined;

  async function search(name: string): Promise<ChannelLookup> {
    let cursor = resumeAt;
    do {
      resumeAt = cursor;
      const page = await client.conversations.list({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: 999,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { name: listed, id } of page.channels ?? [])
        if (listed !== undefined && id !== undefined) known.set(`#${listed}`, id);
      const id = known.get(`#${name}`);
      if (id !== undefined) return { ok: true, id };
      cursor = page.response_metadata?.next_cursor;
    } while (cursor !== undefined && cursor !== '');
    resumeAt = undefined;
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
      resumeAt = undefined;
      known.delete(channel);
    },
  };
}
