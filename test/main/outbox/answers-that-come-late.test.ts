import { expect, test } from 'vitest';
import { type Courier, noAnswerInTime } from '../../../src/main/courier';
import { createIncidentBench } from '../../support/incident-bench';
import { createManualClock } from '../../support/manual-clock';
import { createScriptedCourier } from '../../support/scripted-courier';
import { openTestDatabase } from '../../support/test-database';

const noon = Date.parse('2026-11-20T12:00:00Z');
const hour = 3_600_000;
const declared = { id: 'i-1', reason: 'ingress fails', impact: 'pages are slow' };
const lost = { code: 'slack-unreachable', detail: { reason: 'ECONNRESET' } } as const;

function scripted(courier: Courier) {
  const db = openTestDatabase();
  const clock = createManualClock(noon);
  return { clock, ...createIncidentBench({ db, clock, courier: () => courier }) };
}

test('after the clock was set back, the second look that frees a post for sending comes seconds after the first', async () => {
  const courier = createScriptedCourier();
  courier.answerPosts({ kind: 'unknown', failure: lost });
  const { incidents, outbox, clock } = scripted(courier);
  incidents.declare(declared);
  await clock.advance(5);
  clock.jumpTo(noon - hour);
  outbox.reconnected('slack');
  await clock.advance(4_000);
  expect([courier.searches.length, courier.posts.length]).toEqual([1, 1]);
  await clock.advance(2_000);
  expect([courier.searches.length, courier.posts.length]).toEqual([2, 2]);
});

test.each([noAnswerInTime, 'HTTP 503'])(
  'after “%s” nothing is sent again within a minute, also when the first look failed',
  async (reason) => {
    const courier = createScriptedCourier();
    courier.answerPosts({ kind: 'unknown', failure: { code: 'slack-unreachable', detail: { reason } } });
    courier.answerSearches({ kind: 'unreadable', failure: lost, lasting: false });
    const { incidents, clock } = scripted(courier);
    incidents.declare(declared);
    await clock.advance(59_000);
    expect(courier.posts).toHaveLength(1);
    await clock.advance(6_000);
    expect(courier.posts).toHaveLength(2);
  },
);
