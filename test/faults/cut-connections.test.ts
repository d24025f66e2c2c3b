import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSlackCourier } from '../../src/main/slack/slack-courier';
import { type Cut, type FaultProxy, startFaultProxy } from '../support/fault-proxy';
import { createHurriedClock } from '../support/hurried-clock';
import { createIncidentBench } from '../support/incident-bench';
import { type SlackServer, startSlackServer } from '../support/slack-server';
import { openTestDatabase } from '../support/test-database';
import { waitUntil } from '../support/wait-until';

const runs = 100;
const lines = ['first', 'second', 'third', 'fourth'] as const;

let slack: SlackServer;
let proxy: FaultProxy;

beforeAll(async () => {
  slack = await startSlackServer();
  proxy = await startFaultProxy(slack.origin);
});
afterAll(async () => {
  await proxy.close();
  await slack.close();
});

/** One incident with four lines, one of whose five posts meets the cut. Answers with its thread as a reader sees it. */
async function walkIncident(cut: Cut, run: number): Promise<readonly string[]> {
  const db = openTestDatabase();
  const courier = createSlackCourier({
    token: slack.token,
    apiUrl: `${proxy.origin}/api/`,
    fetch,
    timeoutMs: 5_000,
  });
  const bench = createIncidentBench({ db, clock: createHurriedClock(200), courier: () => courier });
  const cutAt = run % (lines.length + 1);
  let posts = 0;
  proxy.plan((path) => (path.endsWith('/chat.postMessage') && posts++ === cutAt ? cut : undefined));

  const incidentId = `${cut}-${run}`;
  bench.incidents.declare({ id: incidentId, reason: `${cut} ${run}`, impact: 'nobody is hurt' });
  for (const text of lines) {
    bench.incidents.append({ id: `${incidentId}-${text}`, incidentId, kind: 'event', text });
  }
  await waitUntil('The outbox ran empty', () => bench.outbox.read().posts.length === 0 || undefined, 20_000);
  const thread = bench.incidents.list()[0]?.thread;
  await bench.outbox.close();
  bench.incidents.close();
  if (thread === undefined) throw new Error('The incident has no thread');
  expect(posts).toBeGreaterThan(cutAt);
  return (await slack.thread(thread.channelId, thread.ts)).map(({ text }) =>
    text.replace(/^\d\d:\d\d [A-Z]{3} /, ''),
  );
}

test.each(['before', 'during', 'after'] as const)(
  `cut %s Slack’s accept, ${runs} times: every line is in its thread once, in order`,
  async (cut) => {
    const threads: (readonly string[])[] = [];
    for (let run = 0; run < runs; run += 1) threads.push(await walkIncident(cut, run));
    expect(threads).toEqual(
      Array.from({ length: runs }, (_, run) => [
        `I am declaring an incident because ${cut} ${run}. The impact is that nobody is hurt.`,
        'event: first',
        'event: second',
        'event: third',
        'event: fourth',
      ]),
    );
  },
);

test('no thread was begun twice', async () => {
  const heads = (await slack.messages('cloud-platform')).filter(({ threadTs }) => threadTs === undefined);
  expect(heads).toHaveLength(3 * runs);
});
