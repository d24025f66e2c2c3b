type Kept = {
  readonly ts: string;
  readonly thread_ts?: string;
  readonly text: string;
  readonly metadata: unknown;
};

/** What happens to a call: it never leaves, its answer is lost after Slack did it, or Slack answers so. */
export type SlackFault = 'never sent' | 'answer lost' | Response;

/**
 * The few methods of Slack's Web API that are used, as documented, behind the Fetch port: it keeps to `oldest` and to
 * pages, which stand-in servers do not, and needs no time of its own under a manual clock.
 */
export function createSlackBehindFetch(options: {
  readonly now: () => number;
  readonly channels?: readonly string[];
}) {
  const names = options.channels ?? ['cloud-platform'];
  const kept: Kept[] = [];
  const calls: { readonly method: string; readonly body: Readonly<Record<string, string>> }[] = [];
  let decide: (method: string) => SlackFault | undefined = () => undefined;

  function post(body: Readonly<Record<string, string>>) {
    const ts = `${Math.floor(options.now() / 1_000)}.${String(kept.length + 1).padStart(6, '0')}`;
    const { text = '', metadata = '{}', thread_ts } = body;
    kept.push({
      ts,
      text,
      metadata: JSON.parse(metadata) as unknown,
      ...(thread_ts === undefined ? {} : { thread_ts }),
    });
    return { ok: true, channel: 'C0000000', ts };
  }

  function list({ limit = '100', cursor = '0' }: Readonly<Record<string, string>>) {
    const from = Number(cursor);
    const to = from + Number(limit);
    const channels = names
      .slice(from, to)
      .map((name, index) => ({ name, id: `C${1_000_000 + from + index}` }));
    return {
      ok: true,
      channels,
      response_metadata: { next_cursor: to < names.length ? String(to) : '' },
    };
  }

  function read(body: Readonly<Record<string, string>>, isWanted: (message: Kept) => boolean) {
    const oldest = Number(body.oldest ?? 0);
    return { ok: true, messages: kept.filter((message) => isWanted(message) && Number(message.ts) > oldest) };
  }

  function answer(method: string, body: Readonly<Record<string, string>>): unknown {
    switch (method) {
      case 'auth.test':
        return { ok: true, team: 'Test Workspace', user: 'watchkeeper' };
      case 'conversations.list':
        return list(body);
      case 'chat.postMessage':
        return post(body);
      case 'conversations.history':
        return read(body, ({ thread_ts }) => thread_ts === undefined);
      case 'conversations.replies':
        return read(body, ({ ts, thread_ts }) => ts === body.ts || thread_ts === body.ts);
      case 'chat.getPermalink':
        return { ok: true, permalink: `https://slack.example.org/${body.message_ts}` };
      default:
        throw new Error(`This Slack has no ${method}`);
    }
  }

  const fetchSlack: typeof fetch = (url, init) => {
    const method = String(url).split('/').at(-1) ?? '';
    const body = Object.fromEntries(new URLSearchParams(String(init?.body ?? '')));
    calls.push({ method, body });
    const fault = decide(method);
    if (fault === 'never sent') return Promise.reject(broken('ECONNREFUSED'));
    if (fault instanceof Response) return Promise.resolve(fault);
    const answered = answer(method, body);
    return fault === 'answer lost'
      ? Promise.reject(broken('ECONNRESET'))
      : Promise.resolve(Response.json(answered));
  };

  return {
    fetch: fetchSlack,
    environment: { slackApiUrl: 'https://slack.example.org/api/', slackToken: 'xoxb-test' },
    calls,
    bodiesOf: (method: string) => calls.filter((call) => call.method === method).map(({ body }) => body),
    /** Everything in its channel, in the order it came, as its readers see it. */
    /** Somebody else writes: whatever Slack may tell of a message, with a time of its own unless it is given. */
    say(message: Readonly<Record<string, unknown>>) {
      const ts = `${Math.floor(options.now() / 1_000)}.${String(kept.length + 1).padStart(6, '0')}`;
      kept.push({ ts, text: '', metadata: undefined, ...message });
    },
    messages: () => kept.map(({ text, thread_ts }) => ({ text, inThread: thread_ts !== undefined })),
    texts: () => kept.map(({ text }) => text),
    plan(next: (method: string) => SlackFault | undefined) {
      decide = next;
    },
  };
}

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('the connection broke'), { code }) });
}
