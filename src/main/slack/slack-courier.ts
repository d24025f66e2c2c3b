import { WebClient } from '@slack/web-api';
import type { Failure } from '../../shared/errors';
import type {
  ChannelReading,
  Courier,
  CourierIdentity,
  OutgoingPost,
  PostMetadata,
  PostOutcome,
  SearchOutcome,
  SlackProbe,
  Sought,
  WantedChannel,
} from '../courier';
import type { Clock, Fetch } from '../ports';
import { createChannelDirectory } from './channel-directory';
import { clockSkewMs } from './clock-skew';
import { toMrkdwn } from './mrkdwn';
import { missingScopes } from './needed-scopes';
import { createPeopleNames } from './people-names';
import { readChannel } from './read-channel';
import { searchMessages } from './search-messages';
import { readSlackFault } from './slack-failures';
import { quietSlackLogger } from './slack-logger';
import { eventType } from './slack-message';
import { unreadable } from './unreadable-channel';

export type SlackCourier = Courier & {
  /** Asks Slack about the token, its scopes and the time. Like the rest it never throws. */
  probe(clock: Clock): Promise<SlackProbe>;
};

type SlackCourierOptions = {
  readonly token: string;
  readonly apiUrl: string;
  readonly fetch: Fetch;
  readonly timeoutMs?: number;
};

/**
 * Slack by its Web API. The SDK's own retries are off, because it retries exactly the cases in which a message may
 * have arrived (https://docs.slack.dev/tools/node-slack-sdk/web-api).
 */
export function createSlackCourier(options: SlackCourierOptions): SlackCourier {
  const client = createClient(options);
  const channels = createChannelDirectory(client);
  const people = createPeopleNames(client);

  async function post(message: OutgoingPost): Promise<PostOutcome> {
    const channel = await channels.idOf(message.channel);
    if (!channel.ok) return notSent(channel.fault, message.channel);
    try {
      const answer = await client.chat.postMessage({
        channel: channel.id,
        text: toMrkdwn(message.text, message.mentions),
        metadata: { event_type: eventType, event_payload: payloadOf(message.metadata) },
        link_names: false,
        unfurl_links: false,
        unfurl_media: false,
        ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
      });
      if (answer.ts === undefined) return { kind: 'unknown', failure: noTs };
      return { kind: 'posted', channelId: answer.channel ?? channel.id, ts: answer.ts };
    } catch (thrown) {
      const fault = readSlackFault(thrown, message.channel);
      if (fault.kind === 'ambiguous') return { kind: 'unknown', failure: fault.failure };
      if (fault.failure.code === 'slack-channel-not-found') channels.forget(message.channel);
      return fault;
    }
  }

  async function find(sought: Sought): Promise<SearchOutcome> {
    const channel = await channels.idOf(sought.channel);
    if (!channel.ok) return unreadable(channel.fault, sought.channel);
    try {
      return await searchMessages(client, channel.id, sought);
    } catch (thrown) {
      return unreadable(thrown, sought.channel);
    }
  }

  async function read(wanted: WantedChannel): Promise<ChannelReading> {
    const channel = await channels.idOf(wanted.channel);
    if (!channel.ok) return unreadable(channel.fault, wanted.channel);
    try {
      return await readChannel(client, people, channel.id, wanted);
    } catch (thrown) {
      const outcome = unreadable(thrown, wanted.channel);
      if (outcome.failure.code === 'slack-channel-not-found') channels.forget(wanted.channel);
      return outcome;
    }
  }

  return {
    post,
    find,
    read,
    async identify() {
      try {
        return { ok: true, value: identityOf(await client.auth.test()) };
      } catch (thrown) {
        return { ok: false, error: readSlackFault(thrown, '').failure };
      }
    },
    async probe(clock) {
      let headers: Headers | undefined;
      let sentAt = clock.now();
      let answeredAt = sentAt;
      // A client of its own: what the headers say belongs to this one question.
      const asking = createClient({
        ...options,
        async fetch(url, init) {
          sentAt = clock.now();
          const response = await options.fetch(url, init);
          answeredAt = clock.now();
          headers = response.headers;
          return response;
        },
      });
      try {
        const answer = await asking.auth.test();
        return {
          kind: 'answered',
          ...identityOf(answer),
          missingScopes: missingScopes(headers?.get('x-oauth-scopes') ?? null),
          clockSkewMs: clockSkewMs({ date: headers?.get('date') ?? null, sentAt, answeredAt }),
        };
      } catch (thrown) {
        return { kind: 'failed', failure: readSlackFault(thrown, '').failure };
      }
    },
    async permalink(channelId, ts) {
      try {
        const answer = await client.chat.getPermalink({ channel: channelId, message_ts: ts });
        return isLink(answer.permalink, options.apiUrl) ? answer.permalink : undefined;
      } catch {
        // The link is a convenience: without it the channel's name still says where the thread is.
        return undefined;
      }
    },
  };
}

function createClient({ token, apiUrl, fetch, timeoutMs = 15_000 }: SlackCourierOptions): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    fetch: (url, init) => fetch(url, { ...init, redirect: 'error' }),
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: quietSlackLogger,
  });
}

function identityOf(answer: { readonly team?: string; readonly user?: string }): CourierIdentity {
  return { team: answer.team ?? 'unknown workspace', user: answer.user ?? 'unknown user' };
}

/** https, or plain http where Slack's own address is: a stand-in on this machine. */
function isLink(link: string | undefined, apiUrl: string): link is string {
  if (link === undefined || !URL.canParse(link)) return false;
  const { protocol } = new URL(link);
  return protocol === 'https:' || (protocol === 'http:' && new URL(apiUrl).protocol === 'http:');
}

const noTs: Failure = { code: 'slack-unreachable', detail: { reason: 'an answer without a message id' } };

/** Slack's payload values are plain strings or objects, so the ids travel as one string. */
function payloadOf({ entry_ids, ...rest }: PostMetadata) {
  return entry_ids === undefined ? rest : { ...rest, entry_ids: entry_ids.join(',') };
}

/** Nothing was posted yet: the channel's id could not even be looked up. */
function notSent(thrown: unknown, channel: string): PostOutcome {
  const fault = readSlackFault(thrown, channel);
  return fault.kind === 'refused'
    ? fault
    : { kind: 'refused', failure: fault.failure, retry: { kind: 'later' } };
}
