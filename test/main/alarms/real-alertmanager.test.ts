import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import { findAlertmanager, startAlertmanager, type TestAlertmanager } from '../../support/alertmanager';
import { missingPeers } from '../../support/missing-peers';
import { waitUntil } from '../../support/wait-until';
import { createWatch, minute, poll, type WatchUnderTest } from './watch-under-test';

const isMissing =
  findAlertmanager() === undefined &&
  missingPeers('A watch over a real Alertmanager', ['prometheus-alertmanager']).length > 0;

const labels = { alertname: 'IngressErrorRateHigh', severity: 'critical', namespace: 'ingress' };
const annotations = { summary: 'Errors above 5 %', runbook_url: 'https://runbooks.example.org/ingress' };

describe.skipIf(isMissing)('a watch over a real Alertmanager', () => {
  let alertmanager: TestAlertmanager;

  beforeAll(async () => {
    alertmanager = await startAlertmanager({ routePrefix: '/alerts-of/live' });
  }, 20_000);

  afterAll(() => alertmanager.close());

  async function watchIt(): Promise<WatchUnderTest> {
    const watch = createWatch({ practice: false, fetch });
    await watch.service.addSource({ name: 'Live', url: alertmanager.url });
    watch.service.start();
    await watch.service.pollNow();
    return watch;
  }

  it('sees an alert fire, be silenced, be heard again, and go', async () => {
    const startsAt = new Date(Date.now() - 60_000).toISOString();
    const watch = await watchIt();
    expect(watch.service.list()).toEqual([]);

    await alertmanager.post([{ labels, annotations, startsAt }]);
    const [fired] = await pollUntil(watch, () => watch.service.list().length === 1);
    expect(fired).toEqual({
      id: expect.any(String),
      sourceId: expect.any(String),
      sourceName: 'Live',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      name: 'IngressErrorRateHigh',
      priority: 'high',
      priorityBy: 'severity = critical',
      summary: 'Errors above 5 %',
      labels,
      annotations,
      // The clock of this test is behind that of the server.
      startedAt: watch.clock.now(),
      firstSeenAt: watch.clock.now(),
      endedAt: undefined,
      suppressed: false,
      hold: undefined,
      runbookUrl: 'https://runbooks.example.org/ingress',
    });
    expect(watch.notifier.shown.map(({ key, title }) => [key, title])).toEqual([
      [`alarm:${fired?.id}`, 'IngressErrorRateHigh'],
    ]);

    const silence = await alertmanager.silence('IngressErrorRateHigh');
    const suppressed = () => watch.service.list().map((alarm) => alarm.suppressed);
    await pollUntil(watch, () => suppressed()[0] === true);
    expect(watch.service.list()).toEqual([{ ...fired, suppressed: true }]);
    expect(watch.notifier.withdrawn).toEqual([`alarm:${fired?.id}`]);

    await alertmanager.expireSilence(silence);
    await pollUntil(watch, () => suppressed()[0] === false);
    expect(watch.notifier.shown).toHaveLength(2);

    await alertmanager.post([{ labels, annotations, startsAt, endsAt: new Date().toISOString() }]);
    // It was just started: that something is missing says nothing yet.
    for (let polls = 0; polls < 4; polls += 1) await watch.service.pollNow();
    expect(watch.service.list()).toEqual([fired]);
    watch.clock.jumpTo(watch.clock.now() + 5 * minute);
    await pollUntil(watch, () => watch.service.list()[0]?.endedAt !== undefined);
    expect(watch.service.list()).toMatchObject([{ id: fired?.id, endedAt: watch.clock.now() }]);
  });

  it('goes blind when it stops, keeps its alarms, and sees again when it is back', async () => {
    await alertmanager.post([{ labels, annotations }]);
    const watch = await watchIt();
    const [source] = watch.service.listSources();
    const seenAt = watch.clock.now();
    await pollUntil(watch, () => watch.service.list().length === 1);
    const before = watch.service.list();

    await alertmanager.stop();
    await watch.service.pollNow();
    expect(watch.service.listSources()).toEqual([
      {
        ...source,
        isSettling: false,
        restartedAt: undefined,
        health: {
          state: 'failing',
          lastSuccessAt: seenAt,
          failingSinceAt: seenAt,
          failure: { code: 'source-unreachable', detail: { source: 'Live', reason: expect.any(String) } },
        },
      },
    ]);
    await watch.clock.advance(poll - 1);
    await watch.service.pollNow();
    expect(watch.service.blindSinceAt()).toBe(seenAt);
    expect(watch.service.listSources()[0]?.health).toMatchObject({
      failure: { code: 'source-unreachable', detail: { source: 'Live', reason: 'ECONNREFUSED' } },
    });
    expect(watch.service.list()).toEqual(before);
    expect(watch.notifier.shown.map(({ title }) => title)).toEqual([
      'IngressErrorRateHigh',
      'Watchkeeper is blind: Live',
    ]);

    await alertmanager.start();
    await watch.service.pollNow();
    expect(watch.service.blindSinceAt()).toBeUndefined();
    expect(watch.service.listSources()[0]?.health).toEqual({
      state: 'fresh',
      lastSuccessAt: watch.clock.now(),
    });
    expect(watch.notifier.withdrawn).toEqual([`blind:${source?.id}`]);
    // It lost its alerts with the restart: until their senders had time to tell it again, that ends nothing.
    for (let polls = 0; polls < 4; polls += 1) await watch.service.pollNow();
    expect(watch.service.list()).toEqual(before);
    const restartedAt = watch.clock.now();
    expect(watch.service.listSources()).toMatchObject([{ isSettling: true, restartedAt }]);
    watch.clock.jumpTo(restartedAt + 5 * minute);
    await pollUntil(watch, () => watch.service.list()[0]?.endedAt !== undefined);
    expect(watch.service.listSources()).toMatchObject([{ isSettling: false, restartedAt: undefined }]);
  });

  it('is told by its words that a wrong prefix is a wrong address', async () => {
    const watch = createWatch({ practice: false, fetch });
    await watch.service.addSource({ name: 'Live', url: alertmanager.url.replace('/live', '/dead') });
    watch.service.start();
    await watch.service.pollNow();
    expect(watch.service.listSources()[0]?.health).toMatchObject({
      state: 'failing',
      failure: { code: 'source-not-alertmanager', detail: { source: 'Live', status: 404 } },
    });
  });
});

/** An Alertmanager takes a moment over a change. */
async function pollUntil(watch: WatchUnderTest, isSeen: () => boolean): Promise<readonly Alarm[]> {
  return waitUntil('The watch seeing the change', async () => {
    await watch.service.pollNow();
    return isSeen() ? watch.service.list() : undefined;
  });
}
