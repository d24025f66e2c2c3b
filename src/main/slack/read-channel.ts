import type { WebClient } from '@slack/web-api';
import { WatchkeeperError } from '../../shared/errors';
import type { ChannelReading, ReadMessage, WantedChannel } from '../courier';
import type { PeopleNames } from './people-names';
import { readSlackMessage } from './slack-message';

const pageSize = 200;
/** A channel of which this many pages hold less than is wanted is not one to wait for. */
const mostPages = 20;

type Raw = {
  readonly messages: readonly unknown[];
  readonly reachesBack: boolean;
  readonly scopes: readonly string[] | undefined;
};

/** Reads what was posted since an instant, the newest as far as the limit. Throws Slack's faults. */
export async function readChannel(
  client: WebClient,
  people: PeopleNames,
  channelId: string,
  wanted: WantedChannel,
): Promise<ChannelReading> {
  const raw = await readRaw(client, channelId, wanted);
  const first = readAll(raw.messages, people, wanted.sinceAt);
  const isNamed = await people.learn(raw.scopes);
  const { messages, unreadable } = isNamed ? readAll(raw.messages, people, wanted.sinceAt) : first;
  const kept = messages.slice(-wanted.limit);
  return {
    kind: 'read',
    channelId,
    messages: kept,
    isWhole: raw.reachesBack && kept.length === messages.length,
    unreadable,
  };
}

async function readRaw(client: WebClient, channelId: string, wanted: WantedChannel): Promise<Raw> {
  const ask = async (more: { readonly oldest?: string; readonly cursor?: string }) => {
    const answer = await client.conversations.history({
      channel: channelId,
      include_all_metadata: true,
      limit: pageSize,
      ...more,
    });
    return pageOf(answer);
  };
  const short = await ask({ oldest: (wanted.sinceAt / 1_000).toFixed(6) });
  if (short.cursor === undefined) return { ...short, reachesBack: true };

  // More than a page. Without `oldest` Slack promises the newest first, which is what must not be missing.
  const messages: unknown[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const next = await ask(cursor === undefined ? {} : { cursor });
    messages.push(...next.messages);
    const isPast = next.messages.some((message) => isUpTo(message, wanted.sinceAt));
    if (isPast || next.cursor === undefined) return { ...next, messages, reachesBack: true };
    if (messages.length > wanted.limit) return { ...next, messages, reachesBack: false };
    cursor = next.cursor;
  }
  return { messages, reachesBack: false, scopes: short.scopes };
}

function pageOf(answer: unknown) {
  const { messages, response_metadata: told } = answer as {
    readonly messages?: unknown;
    readonly response_metadata?: { readonly next_cursor?: unknown; readonly scopes?: readonly string[] };
  };
  if (!Array.isArray(messages)) {
    throw new WatchkeeperError('slack-unreachable', { reason: 'an answer without messages' });
  }
  const cursor = told?.next_cursor;
  return {
    messages: messages as readonly unknown[],
    cursor: typeof cursor === 'string' && cursor !== '' ? cursor : undefined,
    scopes: told?.scopes,
  };
}

function readAll(raw: readonly unknown[], { names }: PeopleNames, sinceAt: number) {
  // A page that was asked for while messages came in may hold one a second time.
  const byTs = new Map<string, ReadMessage>();
  let unreadable = 0;
  for (const given of raw) {
    if (isUpTo(given, sinceAt)) continue;
    const message = readSlackMessage(given, names);
    if (message === undefined) unreadable += 1;
    else if (message !== 'left-out') byTs.set(message.ts, message);
  }
  const messages = [...byTs.values()].toSorted(
    (a, b) => Number(a.ts) - Number(b.ts) || (a.ts < b.ts ? -1 : 1),
  );
  return { messages, unreadable };
}

/** Not every server keeps to `oldest`. */
function isUpTo(given: unknown, sinceAt: number): boolean {
  const ts = typeof given === 'object' && given !== null ? (given as { ts?: unknown }).ts : undefined;
  return typeof ts === 'string' && Number(ts) * 1_000 <= sinceAt;
}
