import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createIncidentBench } from '../../support/incident-bench';
import { createManualClock } from '../../support/manual-clock';
import { createScriptedCourier } from '../../support/scripted-courier';
import { openTestDatabase } from '../../support/test-database';

const declared = { id: 'i-1', reason: 'ingress fails', impact: 'pages are slow' };

/** Another program takes the database while the first post is on its way, so that its outcome cannot be saved. */
function benchWithLockedOutcome() {
  const db = openTestDatabase();
  db.pragma('busy_timeout = 0');
  const other = new Database(db.name);
  onTestFinished(() => void other.close());
  const clock = createManualClock(Date.parse('2026-11-20T12:00:00Z'));
  const courier = createScriptedCourier();
  const locking: typeof courier = {
    ...courier,
    post(post) {
      if (courier.posts.length === 0) other.exec('BEGIN IMMEDIATE');
      return courier.post(post);
    },
  };
  return {
    ...createIncidentBench({ db, clock, courier: () => locking }),
    clock,
    courier,
    unlock: () => void other.exec('ROLLBACK'),
    kept: () => db.prepare('SELECT state, attempts, ts FROM outbox').all(),
  };
}

test('a post whose outcome could not be saved is looked for and adopted, not sent again', async () => {
  const { incidents, clock, courier, unlock, kept } = benchWithLockedOutcome();
  incidents.declare(declared);
  await clock.advance(10);
  expect(kept()).toEqual([{ state: 'sending', attempts: 1, ts: null }]);
  unlock();
  courier.answerSearches({ kind: 'found', channelId: 'C1', ts: '1.0' });
  await clock.advance(60_000);
  expect(courier.searches).toHaveLength(1);
  expect(courier.posts).toHaveLength(1);
  expect(kept()).toEqual([{ state: 'sent', attempts: 1, ts: '1.0' }]);
});

test('a post whose outcome could not be saved is sent again once it was read twice that it is not there', async () => {
  const { incidents, clock, courier, unlock, kept } = benchWithLockedOutcome();
  incidents.declare(declared);
  await clock.advance(10);
  unlock();
  courier.answerSearches({ kind: 'absent' }, { kind: 'absent' });
  await clock.advance(60_000);
  expect(courier.searches).toHaveLength(2);
  expect(kept()).toEqual([{ state: 'sent', attempts: 2, ts: '2.0' }]);
});
