import { describe, expect, test } from 'vitest';
import type { OutboxRow } from '../../../src/main/outbox/outbox-row';
import { afterPost, afterSearch } from '../../../src/main/outbox/outcome-rules';
import type { Failure } from '../../../src/shared/errors';

const now = 1_000_000;
const lost: Failure = { code: 'slack-unreachable', detail: { reason: 'ECONNRESET' } };
const row: OutboxRow = {
  opId: 'op-1',
  orderKey: 'incident:1',
  workspace: 'slack',
  channel: '#cloud-platform',
  threadOpId: undefined,
  text: 'a line',
  mentions: [],
  metadata: { op_id: 'op-1', kind: 'entry' },
  state: 'sending',
  attempts: 1,
  readings: 0,
  createdAt: now,
  attemptedAt: now,
  notBeforeAt: undefined,
  channelId: undefined,
  ts: undefined,
  failure: undefined,
};

describe('after a post', () => {
  test('an answer with an id means sent', () => {
    expect(afterPost(row, { kind: 'posted', channelId: 'C1', ts: '1.2' }, now)).toEqual({
      state: 'sent',
      channelId: 'C1',
      ts: '1.2',
      notBeforeAt: undefined,
      failure: undefined,
    });
  });

  test('a lost answer is never sent again before the thread was read', () => {
    expect(afterPost(row, { kind: 'unknown', failure: lost }, now)).toEqual({
      state: 'unknown',
      readings: 0,
      notBeforeAt: now + 1_000,
      failure: lost,
    });
  });

  test('a wait that Slack asks for is kept to the millisecond', () => {
    const failure: Failure = { code: 'slack-rate-limited', detail: { seconds: 7 } };
    expect(afterPost(row, { kind: 'refused', failure, retry: { kind: 'after', ms: 7_000 } }, now)).toEqual({
      state: 'waiting',
      notBeforeAt: now + 7_000,
      failure,
    });
  });

  test('a dead network is tried again less and less often, at most once a minute', () => {
    const waits = [1, 2, 3, 4, 5, 6, 50].map((attempts) => {
      const change = afterPost(
        { ...row, attempts },
        { kind: 'refused', failure: lost, retry: { kind: 'later' } },
        now,
      );
      return (change.notBeforeAt ?? now) - now;
    });
    expect(waits).toEqual([2_000, 5_000, 15_000, 30_000, 60_000, 60_000, 60_000]);
  });

  test('what a person must mend stops the thread and is not tried again', () => {
    const failure: Failure = { code: 'slack-not-in-channel', detail: { channel: '#cloud-platform' } };
    expect(afterPost(row, { kind: 'refused', failure, retry: { kind: 'never' } }, now)).toEqual({
      state: 'refused',
      notBeforeAt: undefined,
      failure,
    });
  });
});

describe('after reading the thread back', () => {
  const unknown: OutboxRow = { ...row, state: 'unknown', failure: lost };

  test('a post that is there is adopted', () => {
    expect(afterSearch(unknown, { kind: 'found', channelId: 'C1', ts: '3.4' }, now)).toMatchObject({
      state: 'sent',
      ts: '3.4',
    });
  });

  test('one absence is not enough to send again', () => {
    expect(afterSearch(unknown, { kind: 'absent' }, now)).toEqual({
      state: 'unknown',
      readings: 1,
      notBeforeAt: now + 5_000,
    });
  });

  test('a second absence some seconds later is', () => {
    expect(afterSearch({ ...unknown, readings: 1 }, { kind: 'absent' }, now)).toEqual({
      state: 'waiting',
      readings: 2,
      notBeforeAt: undefined,
    });
  });

  test('a thread that cannot be read for good is left to a person', () => {
    const failure: Failure = { code: 'slack-not-in-channel', detail: { channel: '#cloud-platform' } };
    expect(afterSearch(unknown, { kind: 'unreadable', failure, lasting: true }, now)).toEqual({
      state: 'asking',
      notBeforeAt: undefined,
      failure,
    });
  });

  test('a thread that cannot be read for now is read again later', () => {
    expect(afterSearch(unknown, { kind: 'unreadable', failure: lost, lasting: false }, now)).toMatchObject({
      state: 'unknown',
      notBeforeAt: now + 2_000,
    });
  });
});
