import { expect, test } from 'vitest';
import { type Courier, noAnswerInTime } from '../../../src/main/courier';
import { createSlackCourier } from '../../../src/main/slack/slack-courier';
import { createIncidentBench } from '../../support/incident-bench';
import { createManualClock } from '../../support/manual-clock';
import { createScriptedCourier } from '../../support/scripted-courier';
import { createSlackBehindFetch, type SlackFault } from '../../support/slack-behind-fetch';
import { openTestDatabase } from '../../support/test-database';

const noon = Date.parse('2026-11-20T12:00:00Z');
const hour = 3_600_000;
const declared = { id: 'i-1', reason: 'ingress fails', impact: 'pages are slow' };
const declaration = 'I am declaring an incident because ingress fails. The impact is that pages are slow.';
const lost = { code: 'slack-unreachable', detail: { reason: 'ECONNRESET' } } as const;

function scripted(courier: Courier) {
  const db = openTestDatabase();
  const clock = createManualClock(noon);
  return { clock, ...createIncidentBench({ db, clock, courier: () => courier }) };
}

/** Our clock shows noon; Slack's own may show something else. */
function withSlack(slackAheadMs = 0) {
  const clock = createManualClock(noon);
  const slack = createSlackBehindFetch({ now: () => clock.now() + slackAheadMs });
  const courier = createSlackCourier({
    token: 'xoxb-test',
    apiUrl: slack.environment.slackApiUrl,
    fetch: slack.fetch,
  });
  return { clock, slack, ...createIncidentBench({ db: openTestDatabase(), clock, courier: () => courier }) };
}

/** Something goes wrong with the given post, counted from one, and with no other. */
function onPost(number: number, fault: SlackFault) {
  let count = 0;
  return (method: string) => {
    if (method !== 'chat.postMessage') return undefined;
    count += 1;
    return count === number ? fault : undefined;
  };
}

test('with a clock that is hours fast, a reply whose answer was lost stands in its thread once', async () => {
  const { incidents, clock, slack } = withSlack(-30 * hour);
  slack.plan(onPost(2, 'answer lost'));
  incidents.declare(declared);
  incidents.append({ id: 'e-1', incidentId: 'i-1', kind: 'event', text: 'one line' });
  await clock.advance(5 * 60_000);

  expect(slack.messages()).toEqual([
    { text: declaration, inThread: false },
    { text: '12:00 GMT event: one line', inThread: true },
  ]);
  const [reading] = slack.bodiesOf('conversations.replies');
  expect(reading).toBeDefined();
  expect(Object.keys(reading ?? {})).not.toContain('oldest');
});

test('with a clock that is a day fast, a head whose answer was lost stands in its channel once', async () => {
  const { incidents, clock, slack } = withSlack(-24 * hour);
  slack.plan(onPost(1, 'answer lost'));
  incidents.declare(declared);
  await clock.advance(5 * 60_000);
  expect(slack.texts()).toEqual([declaration]);
});

test('after the clock was set back, a post that cannot be looked for is tried again with waits between', async () => {
  const courier = createScriptedCourier();
  courier.answerPosts({ kind: 'unknown', failure: lost });
  const searchedAt: number[] = [];
  const { incidents, outbox, clock } = scripted({
    ...courier,
    find() {
      searchedAt.push(clock.now());
      // Without waits it would go on for ever within one moment, and no test could end.
      return searchedAt.length > 50
        ? new Promise(() => undefined)
        : Promise.resolve({ kind: 'unreadable', failure: lost, lasting: false });
    },
  });
  incidents.declare(declared);
  await clock.advance(5);
  clock.jumpTo(noon - hour);
  outbox.reconnected('slack');
  await clock.advance(10_000);
  expect(searchedAt.map((at) => at - (noon - hour))).toEqual([0, 2_000, 4_000, 6_000, 8_000, 10_000]);
});

test.each([noAnswerInTime, 'HTTP 503', 'HTTP 504'])(
  'after “%s” nothing is sent again within a minute of the attempt, for it may arrive late',
  async (reason) => {
    const courier = createScriptedCourier();
    courier.answerPosts({ kind: 'unknown', failure: { code: 'slack-unreachable', detail: { reason } } });
    const { incidents, clock } = scripted(courier);
    incidents.declare(declared);
    await clock.advance(59_000);
    expect(courier.posts).toHaveLength(1);
    await clock.advance(6_000);
    expect(courier.posts).toHaveLength(2);
  },
);

test('a message that arrives late behind an answer of HTTP 502 stands in its channel once', async () => {
  const { incidents, clock, slack } = withSlack();
  slack.plan(onPost(1, new Response('Bad gateway', { status: 502 })));
  incidents.declare(declared);
  await clock.advance(20_000);
  const [given] = slack.bodiesOf('chat.postMessage');
  slack.plan(() => undefined);
  // What the gateway held back.
  await slack.fetch('https://slack.example.org/api/chat.postMessage', {
    method: 'POST',
    body: new URLSearchParams(given).toString(),
  });
  await clock.advance(5 * 60_000);
  expect(slack.texts()).toEqual([declaration]);
});

test('a post that may be there, and that the token may not look for, asks a person', async () => {
  const { incidents, outbox, clock, slack } = withSlack();
  const postFails = onPost(1, 'answer lost');
  slack.plan((method) =>
    method === 'conversations.history'
      ? Response.json({
          ok: false,
          error: 'missing_scope',
          needed: 'channels:history',
          provided: 'chat:write',
        })
      : postFails(method),
  );
  incidents.declare(declared);
  await clock.advance(60_000);

  const [asking] = outbox.read().posts;
  expect({ state: asking?.state, failure: asking?.failure }).toEqual({
    state: 'asking',
    failure: { code: 'slack-scope-missing', detail: { needed: 'channels:history' } },
  });
  outbox.leaveOut(asking?.opId ?? '');
  expect(outbox.read().posts).toEqual([]);
});
