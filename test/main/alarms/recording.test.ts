import { describe, expect, it } from 'vitest';
import {
  createWatch,
  hour,
  minute,
  only,
  poll,
  second,
  seenAlert,
  start,
  testPack,
  unreachable,
} from './watch-under-test';

describe('an alarm that is told of', () => {
  it('is kept as the source told it', async () => {
    const watch = createWatch();
    watch.tells(
      seenAlert('IngressErrorRateHigh', {
        labels: { alertname: 'IngressErrorRateHigh', severity: 'critical', __alert_rule_uid__: 'x' },
        annotations: {
          message: 'older words',
          summary: 'Errors above 5 %',
          runbook_url: 'https://runbooks.example.org/ingress',
          __dashboardUid__: 'y',
        },
      }),
    );
    watch.service.start();
    await watch.service.pollNow();
    expect(watch.service.list()).toEqual([
      {
        id: expect.any(String),
        sourceId: expect.any(String),
        sourceName: 'Practice alarms',
        fingerprint: 'fingerprint-of-IngressErrorRateHigh',
        name: 'IngressErrorRateHigh',
        priority: 'high',
        priorityBy: 'severity = critical',
        summary: 'Errors above 5 %',
        labels: { alertname: 'IngressErrorRateHigh', severity: 'critical' },
        annotations: {
          message: 'older words',
          summary: 'Errors above 5 %',
          runbook_url: 'https://runbooks.example.org/ingress',
        },
        startedAt: start - 2 * minute,
        firstSeenAt: start,
        endedAt: undefined,
        suppressed: false,
        hold: undefined,
        runbookUrl: 'https://runbooks.example.org/ingress',
      },
    ]);
  });

  it.each([
    [{ description: 'd', message: 'm' }, 'd'],
    [{ message: 'm' }, 'm'],
    [{}, ''],
  ])('takes its summary from the best of its annotations: %j', async (annotations, summary) => {
    const watch = createWatch();
    watch.tells(seenAlert('A', { annotations }));
    watch.service.start();
    await watch.service.pollNow();
    expect(watch.service.list().map((alarm) => alarm.summary)).toEqual([summary]);
  });

  it.each(['http://runbooks.example.org', 'javascript:alert(1)', 'see the wiki'])(
    'has no runbook where that is %j',
    async (runbook) => {
      const watch = createWatch();
      watch.tells(seenAlert('A', { annotations: { runbook_url: runbook } }));
      watch.service.start();
      await watch.service.pollNow();
      expect(watch.service.list().map((alarm) => alarm.runbookUrl)).toEqual([undefined]);
    },
  );

  it('is high by a rule of the pack and low otherwise, and follows the pack', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'), seenAlert('B', { labels: { alertname: 'B', severity: 'info' } }));
    watch.service.start();
    await watch.service.pollNow();
    const priorities = () => watch.service.list().map(({ name, priority }) => [name, priority]);
    expect(priorities()).toEqual([
      ['A', 'high'],
      ['B', 'low'],
    ]);
    watch.setPack({
      ...testPack,
      alarms: { ...testPack.alarms, high: [{ label: 'severity', anyOf: ['info'] }] },
    });
    await watch.service.pollNow();
    expect(priorities()).toEqual([
      ['B', 'high'],
      ['A', 'low'],
    ]);
  });

  it('is left out when the pack calls it machinery', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('Watchdog'), seenAlert('A'));
    watch.service.start();
    await watch.service.pollNow();
    expect(watch.service.list().map(({ name }) => name)).toEqual(['A']);
  });

  it('twice in one answer is one alarm, and each firing is one of its own', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'), seenAlert('A'), seenAlert('A', { startedAt: start - second }));
    watch.service.start();
    await watch.service.pollNow();
    expect(watch.service.list().map(({ startedAt }) => startedAt)).toEqual([
      start - second,
      start - 2 * minute,
    ]);
  });

  it('of the same fingerprint at another source is another alarm', async () => {
    const answer = [
      {
        fingerprint: 'f',
        startsAt: '2026-11-20T08:00:00Z',
        labels: { alertname: 'A' },
        status: { state: 'active' },
      },
    ];
    const watch = createWatch({ practice: false, fetch: () => Promise.resolve(Response.json(answer)) });
    await watch.service.addSource({ name: 'Live', url: 'http://live.test' });
    await watch.service.addSource({ name: 'Spare', url: 'http://spare.test' });
    watch.service.start();
    await watch.service.pollNow();
    expect(
      watch.service
        .list()
        .map(({ sourceName, fingerprint }) => [sourceName, fingerprint])
        .sort(),
    ).toEqual([
      ['Live', 'f'],
      ['Spare', 'f'],
    ]);
  });

  it('follows what changes in its annotations', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A', { annotations: { summary: '5 %' } }));
    watch.service.start();
    await watch.service.pollNow();
    watch.tells(seenAlert('A', { annotations: { summary: '80 %' } }));
    await watch.service.pollNow();
    expect(watch.service.list().map(({ summary }) => summary)).toEqual(['80 %']);
  });
});

describe('an alarm that is not told of any more', () => {
  it('has ended when two successful polls missed it, at the time of the first', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells();
    await watch.clock.advance(poll);
    expect(watch.service.list().map(({ endedAt }) => endedAt)).toEqual([undefined]);
    await watch.clock.advance(poll);
    expect(watch.service.list().map(({ endedAt }) => endedAt)).toEqual([start + poll]);
  });

  it('goes on when a poll between tells of it', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    for (let round = 0; round < 4; round += 1) {
      watch.tells();
      await watch.clock.advance(poll);
      watch.tells(seenAlert('A'));
      await watch.clock.advance(poll);
    }
    expect(watch.service.list().map(({ endedAt }) => endedAt)).toEqual([undefined]);
  });

  it('is never ended by a failure, however many, nor helped along by one', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells();
    await watch.clock.advance(poll);
    watch.answers({ kind: 'failed', failure: unreachable });
    await watch.clock.advance(hour);
    expect(watch.service.list().map(({ endedAt }) => endedAt)).toEqual([undefined]);
    watch.tells();
    await watch.service.pollNow();
    expect(watch.service.list().map(({ endedAt }) => endedAt)).toEqual([start + poll]);
  });

  it('is not taken for gone while the answer holds one that could not be read', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.answers({ kind: 'read', alerts: [], unreadable: 1 });
    await watch.clock.advance(10 * poll);
    expect(watch.service.list().map(({ endedAt }) => endedAt)).toEqual([undefined]);
    expect(watch.service.listSources().map(({ unreadable }) => unreadable)).toEqual([1]);
  });

  it('must be missed twice in a row by answers that could be read in full', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    for (const unreadable of [0, 1, 0]) {
      watch.answers({ kind: 'read', alerts: [], unreadable });
      await watch.clock.advance(poll);
    }
    expect(watch.service.list().map(({ endedAt }) => endedAt)).toEqual([undefined]);
    await watch.clock.advance(poll);
    expect(watch.service.list().map(({ endedAt }) => endedAt)).toEqual([start + 3 * poll]);
  });

  it('keeps its count of misses over a restart', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells();
    await watch.clock.advance(poll);
    const next = await watch.restart({ killed: true, afterMs: second });
    next.service.start();
    await next.service.pollNow();
    expect(next.service.list().map(({ endedAt }) => endedAt)).toEqual([start + poll]);
  });

  it('goes on as the same alarm when it is told of again, as after a restart of its source', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    const [before] = watch.service.list();
    watch.tells();
    await watch.clock.advance(4 * poll);
    watch.tells(seenAlert('A'));
    await watch.clock.advance(poll);
    expect(watch.service.list()).toEqual([before]);
  });

  it('stays listed for twelve hours once it was seen', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.tells();
    await watch.clock.advance(2 * poll);
    watch.answers({ kind: 'failed', failure: unreachable });
    watch.service.pages.markSeen([only(watch).id]);
    watch.clock.jumpTo(start + poll + 12 * hour);
    expect(watch.service.list()).toHaveLength(1);
    watch.clock.jumpTo(start + poll + 12 * hour + 1);
    expect(watch.service.list()).toEqual([]);
  });
});

describe('the list', () => {
  it('has what needs someone first, then the newest', async () => {
    const watch = createWatch();
    const low = { severity: 'info' };
    watch.tells(
      seenAlert('LowNew', { startedAt: start - 1, labels: { alertname: 'LowNew', ...low } }),
      seenAlert('HighOld', { startedAt: start - 100 }),
      seenAlert('HighNew', { startedAt: start - 50 }),
      seenAlert('Silenced', { startedAt: start - 2, suppressed: true }),
      seenAlert('Held', { startedAt: start - 3 }),
    );
    watch.service.start();
    await watch.service.pollNow();
    const held = watch.service.list().find(({ name }) => name === 'Held');
    watch.service.acknowledge(held?.id ?? '', 'window');
    expect(watch.service.list().map(({ name }) => name)).toEqual([
      'HighNew',
      'HighOld',
      'LowNew',
      'Silenced',
      'Held',
    ]);
    expect(watch.service.counts()).toEqual({ unheldHigh: 2, held: 1 });
  });
});
