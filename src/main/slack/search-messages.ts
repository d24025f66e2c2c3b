import type { WebClient } from '@slack/web-api';
import type { SearchOutcome, Sought } from '../courier';

const pageSize = 200;
/** A search that needs more pages than this is not one a person should wait for. */
const mostPages = 100;

/** Reads a thread, or the channel for the head of one, to its end for the post that carries an op id. Throws Slack's faults. */
export async function searchMessages(
  client: WebClient,
  channelId: string,
  sought: Sought,
): Promise<SearchOutcome> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await readPage(client, channelId, sought, cursor);
    const hit = answer.messages?.find((message) => opIdOf(message) === sought.opId);
    if (hit?.ts !== undefined) return { kind: 'found', channelId, ts: hit.ts };
    cursor = answer.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return { kind: 'absent' };
  }
  const failure = { code: 'slack-refused', detail: { error: 'the channel is too long to search' } } as const;
  return { kind: 'unreadable', failure, lasting: true };
}

function readPage(client: WebClient, channelId: string, sought: Sought, cursor: string | undefined) {
  const page = {
    channel: channelId,
    include_all_metadata: true,
    limit: pageSize,
    ...(cursor === undefined ? {} : { cursor }),
  };
  return sought.threadTs === undefined
    ? client.conversations.history({ ...page, oldest: (sought.notBeforeAt / 1_000).toFixed(6) })
    : // A thread is short, and a wrong clock must not hide a message in it.
      client.conversations.replies({ ...page, ts: sought.threadTs });
}

function opIdOf(message: unknown): string | undefined {
  const { metadata } = message as { metadata?: { event_payload?: { op_id?: unknown } } };
  const opId = metadata?.event_payload?.op_id;
  return typeof opId === 'string' ? opId : undefined;
}
