import { createEmulator } from 'emulate';

export type SlackMessage = {
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly text: string;
};

export type SlackServer = {
  /** For WATCHKEEPER_SLACK_API_URL. */
  readonly apiUrl: string;
  readonly origin: string;
  readonly token: string;
  /** Everything in a channel, oldest first, threads included, read as a person with an account would. */
  messages(channel: string): Promise<readonly SlackMessage[]>;
  /** One thread as its reader sees it, head first. */
  thread(channelId: string, ts: string): Promise<readonly SlackMessage[]>;
  /** Puts a message into a channel that was not made by Watchkeeper. */
  say(channel: string, message: Readonly<Record<string, string>>): Promise<void>;
  call(method: string, body: Readonly<Record<string, string>>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
};

const token = 'xoxb-watchkeeper-test';

/** Slack's Web API as the `emulate` package serves it: a real HTTP server, written by nobody here. */
export async function startSlackServer(
  channels: readonly string[] = ['cloud-platform'],
): Promise<SlackServer> {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Test Workspace', domain: 'test-workspace' },
        users: [{ name: 'watchkeeper', real_name: 'Watchkeeper', email: 'watchkeeper@example.org' }],
        channels: channels.map((name) => ({ name, topic: '' })),
        tokens: [{ token, user: 'watchkeeper', scopes: ['chat:write', 'channels:read', 'channels:history'] }],
      },
    },
  });
  const apiUrl = `${emulator.url}/api/`;

  async function call(
    method: string,
    body: Readonly<Record<string, string>>,
  ): Promise<Record<string, unknown>> {
    const response = await fetch(apiUrl + method, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(body).toString(),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  async function idOf(channel: string): Promise<string> {
    const list = (await call('conversations.list', { limit: '200' })).channels as readonly {
      id: string;
      name: string;
    }[];
    const id = list.find(({ name }) => name === channel)?.id;
    if (id === undefined) throw new Error(`The test workspace has no channel ${channel}`);
    return id;
  }

  type Raw = { readonly ts: string; readonly thread_ts?: string; readonly text: string };
  const listOf = (answer: Record<string, unknown>, key: string) => (answer[key] ?? []) as readonly Raw[];

  const told = ({ ts, thread_ts, text }: Raw): SlackMessage => ({
    ts,
    threadTs: thread_ts === ts ? undefined : thread_ts,
    text,
  });
  const byTs = (a: SlackMessage, b: SlackMessage) => a.ts.localeCompare(b.ts);

  return {
    apiUrl,
    origin: emulator.url,
    token,
    call,
    async say(channel, message) {
      const { ok, error } = await call('chat.postMessage', { channel: await idOf(channel), ...message });
      if (ok !== true) throw new Error(`The test workspace refused a message: ${String(error)}`);
    },
    async messages(channel) {
      const id = await idOf(channel);
      const heads = listOf(await call('conversations.history', { channel: id, limit: '999' }), 'messages');
      const all = new Map<string, Raw>();
      for (const head of heads.filter(
        (message) => message.thread_ts === undefined || message.thread_ts === message.ts,
      )) {
        all.set(head.ts, head);
        const replies = await call('conversations.replies', { channel: id, ts: head.ts, limit: '999' });
        for (const reply of listOf(replies, 'messages')) all.set(reply.ts, reply);
      }
      return [...all.values()].map(told).toSorted(byTs);
    },
    async thread(channelId, ts) {
      const replies = await call('conversations.replies', { channel: channelId, ts, limit: '999' });
      return listOf(replies, 'messages').map(told).toSorted(byTs);
    },
    close: () => emulator.close(),
  };
}
