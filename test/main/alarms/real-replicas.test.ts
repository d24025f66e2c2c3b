import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findAlertmanager,
  startAlertmanager,
  type TestAlertmanager,
  testSignIn,
} from '../../support/alertmanager';
import { missingPeers } from '../../support/missing-peers';
import { waitUntil } from '../../support/wait-until';
import { createWatch, minute, type WatchUnderTest } from './watch-under-test';

const isMissing =
  findAlertmanager() === undefined &&
  missingPeers('A watch over real Alertmanagers', ['prometheus-alertmanager']).length > 0;

const labels = { alertname: 'IngressErrorRateHigh', severity: 'critical', namespace: 'ingress' };

describe.skipIf(isMissing)('a watch over two real replicas of one cluster', () => {
  let first: TestAlertmanager;
  let second: TestAlertmanager;

  beforeAll(async () => {
    first = await startAlertmanager({ cluster: 'first' });
    second = await startAlertmanager({ cluster: first.clusterAddress });
  }, 30_000);

  afterAll(() => Promise.all([first.close(), second.close()]));

  it('lists each alarm once, goes on with one of them, and sees what only one was told', async () => {
    const alert = { labels, startsAt: new Date(Date.now() - 60_000).toISOString() };
    await first.post([alert]);
    await second.post([alert]);
    const onlySecond = { labels: { alertname: 'OnlyTheSecond', severity: 'critical' } };
    await second.post([onlySecond]);
    const watch = createWatch({ practice: false, fetch });
    await watch.service.addSource({ name: 'Live', url: first.url, replicas: [second.url] });
    watch.service.start();
    await pollUntil(watch, () => watch.service.list().length === 2);
    expect(names(watch)).toEqual(['IngressErrorRateHigh', 'OnlyTheSecond']);
    expect(parts(watch)).toEqual([
      [hostOf(first), undefined],
      [hostOf(second), undefined],
    ]);

    // The silence goes from one replica to the other by itself; until then one of them would still page.
    await first.silence('IngressErrorRateHigh');
    const suppressed = () => watch.service.list().find(({ name }) => name === labels.alertname)?.suppressed;
    await pollUntil(watch, () => suppressed() === true);

    await first.stop();
    for (let polls = 0; polls < 4; polls += 1) await watch.service.pollNow();
    expect(parts(watch)).toEqual([
      [hostOf(first), 'source-unreachable'],
      [hostOf(second), undefined],
    ]);
    expect(watch.service.blindSinceAt()).toBeUndefined();
    expect(names(watch)).toEqual(['IngressErrorRateHigh', 'OnlyTheSecond']);

    // It comes back empty, and only the other one knows what fires.
    await first.start();
    watch.clock.jumpTo(watch.clock.now() + 10 * minute);
    for (let polls = 0; polls < 4; polls += 1) await watch.service.pollNow();
    expect(names(watch)).toEqual(['IngressErrorRateHigh', 'OnlyTheSecond']);

    // Now the other one is lost, with all that it knew.
    await second.stop();
    for (let polls = 0; polls < 4; polls += 1) await watch.service.pollNow();
    expect(names(watch)).toEqual(['IngressErrorRateHigh', 'OnlyTheSecond']);
    expect(watch.service.listSources()).toMatchObject([{ isSettling: true, health: { state: 'fresh' } }]);

    await first.stop();
    await watch.service.pollNow();
    await watch.service.pollNow();
    expect(watch.service.blindSinceAt()).toBeDefined();
    expect(parts(watch)).toEqual([
      [hostOf(first), 'source-unreachable'],
      [hostOf(second), 'source-unreachable'],
    ]);
    expect(names(watch)).toEqual(['IngressErrorRateHigh', 'OnlyTheSecond']);
  }, 30_000);
});

describe.skipIf(isMissing)('a watch over a real Alertmanager with a sign-in', () => {
  let alertmanager: TestAlertmanager;

  beforeAll(async () => {
    alertmanager = await startAlertmanager({ isSignInNeeded: true, routePrefix: '/alerts-of/live' });
  }, 20_000);

  afterAll(() => alertmanager.close());

  it('is refused without it and by a wrong one, and let in by the right one', async () => {
    await alertmanager.post([{ labels }]);
    const watch = createWatch({ practice: false, fetch });
    watch.service.start();
    const [source] = await watch.service.addSource({ name: 'Live', url: alertmanager.url });
    const id = source?.id ?? '';
    await watch.service.pollNow();
    const refused = {
      state: 'failing',
      failure: { code: 'source-sign-in-refused', detail: { source: 'Live', status: 401 } },
    };
    expect(watch.service.listSources()).toMatchObject([{ signIn: 'none', health: refused }]);

    await watch.service.replaceSecret({ id, signIn: { kind: 'basic', ...testSignIn, password: 'wrong' } });
    expect(watch.service.listSources()).toMatchObject([{ signIn: 'basic', health: refused }]);

    await watch.service.replaceSecret({ id, signIn: { kind: 'basic', ...testSignIn } });
    expect(watch.service.listSources()).toMatchObject([{ signIn: 'basic', health: { state: 'fresh' } }]);
    await pollUntil(watch, () => watch.service.list().length === 1);
  });
});

function names(watch: WatchUnderTest): readonly string[] {
  return watch.service
    .list()
    .filter(({ endedAt }) => endedAt === undefined)
    .map(({ name }) => name)
    .sort();
}

function parts(watch: WatchUnderTest) {
  return watch.service.listSources()[0]?.parts.map(({ name, failure }) => [name, failure?.code]);
}

function hostOf({ url }: TestAlertmanager): string {
  return new URL(url).host;
}

/** An Alertmanager takes a moment over a change. */
async function pollUntil(watch: WatchUnderTest, isSeen: () => boolean): Promise<void> {
  await waitUntil('The watch seeing the change', async () => {
    await watch.service.pollNow();
    return isSeen() ? true : undefined;
  });
}
