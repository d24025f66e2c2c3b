import { expect, onTestFinished, test } from 'vitest';
import { createMemorySecrets } from '../../support/memory-secrets';
import { acknowledgedBy, ada, incident, jo } from '../../support/pagerduty-incidents';
import { type PagerDutyServer, startPagerDutyServer } from '../../support/pagerduty-server';
import { waitUntil } from '../../support/wait-until';
import { createWatch, minute, only, poll, second, start, type WatchUnderTest } from './watch-under-test';

type Watched = {
  readonly watch: WatchUnderTest;
  readonly server: PagerDutyServer;
  readonly kept: ReadonlyMap<string, string>;
  /** Nothing reaches PagerDuty, and nothing comes back. */
  cut(isCut: boolean): void;
};

async function watchPagerDuty(
  given: Partial<Parameters<WatchUnderTest['service']['addPagerDuty']>[0]> = {},
): Promise<Watched> {
  let isCut = false;
  const kept = new Map<string, string>();
  const server: PagerDutyServer = await startPagerDutyServer({
    now: () => watch.clock.now(),
    incidents: [incident('P1')],
  });
  const watch = createWatch({
    practice: false,
    secrets: createMemorySecrets(kept),
    fetch: (input, init) => (isCut ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init)),
  });
  onTestFinished(() => server.close());
  await watch.service.addPagerDuty({
    name: 'PagerDuty',
    token: server.token,
    apiUrl: server.apiUrl,
    ...given,
  });
  watch.service.start();
  await watch.service.pollNow();
  return {
    watch,
    server,
    kept,
    cut(next) {
      isCut = next;
    },
  };
}

const writes = ({ requests }: PagerDutyServer) => requests.filter(({ method }) => method === 'PUT');
const pages = (watch: WatchUnderTest) =>
  watch.notifier.shown.map(({ title, urgency }) => `${title} ${urgency}`);
const page = 'Checkout is down (P1) high';

/** What is written back goes over real HTTP, in its own time. */
async function settled(watch: WatchUnderTest) {
  return waitUntil('the writing back', () => {
    const { writeBack } = only(watch);
    return writeBack === undefined || writeBack.state === 'waiting' ? undefined : writeBack;
  });
}

async function attempted(watch: WatchUnderTest, times: number) {
  await waitUntil(`attempt ${times}`, () =>
    watch.logged.filter(({ event }) => event === 'source.act.waits').length >= times ? true : undefined,
  );
}

test('an incident of high urgency pages, and one of low urgency pages low', async () => {
  const { watch, server } = await watchPagerDuty();
  expect(pages(watch)).toEqual([page]);
  server.setIncidents([incident('P1'), incident('P2', { urgency: 'low' })]);
  await watch.service.pollNow();
  expect(pages(watch)).toEqual([page, 'Checkout is down (P2) low']);
  expect(watch.service.listSources()).toMatchObject([
    { kind: 'pagerduty', url: server.apiUrl, signIn: 'bearer', canResolve: true, health: { state: 'fresh' } },
  ]);
});

test('what changes at PagerDuty changes here: title, urgency, whom it is assigned to', async () => {
  const { watch, server } = await watchPagerDuty();
  const before = only(watch);
  server.setIncidents([incident('P1', { title: 'Search is down', urgency: 'low', assignments: [] })]);
  await watch.service.pollNow();
  expect(only(watch)).toMatchObject({
    id: before.id,
    name: 'Search is down',
    priority: 'low',
    labels: { alertname: 'Search is down', urgency: 'low' },
    summary: 'Checkout, incident 1234',
  });
});

test('acknowledged here is acknowledged there, once for a double press', async () => {
  const { watch, server } = await watchPagerDuty();
  const { id } = only(watch);
  watch.service.acknowledge(id, 'window');
  watch.service.acknowledge(id, 'notification');
  expect(await settled(watch)).toEqual({ what: 'acknowledge', state: 'done', failure: undefined });
  expect(writes(server)).toHaveLength(1);
  expect(server.incidents()).toMatchObject([{ status: 'acknowledged' }]);
});

test('what we wrote there does not hold it longer than we hold it here', async () => {
  const { watch } = await watchPagerDuty();
  watch.service.acknowledge(only(watch).id, 'window');
  await settled(watch);
  await watch.service.pollNow();
  expect(only(watch).heldAtSource).toBeUndefined();
  await watch.clock.advance(29 * minute);
  expect(pages(watch)).toEqual([page]);
  await watch.clock.advance(minute + 5 * second);
  expect(pages(watch)).toEqual([page, page]);
  expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
});

test.each([
  ['somebody else', jo],
  ['oneself on the phone', ada],
])('acknowledged there by %s it is held, until PagerDuty takes that back', async (_who, who) => {
  const { watch, server } = await watchPagerDuty();
  expect(watch.service.counts()).toEqual({ unheldHigh: 1, held: 0 });
  server.setIncidents([incident('P1', acknowledgedBy(who, '2026-11-20T09:00:00Z'))]);
  await watch.service.pollNow();
  expect(only(watch)).toMatchObject({ hold: undefined, heldAtSource: { by: who.name, sinceAt: start } });
  expect(watch.service.counts()).toEqual({ unheldHigh: 0, held: 0 });
  expect(watch.notifier.withdrawn).toEqual([`alarm:${only(watch).id}`]);
  await watch.clock.advance(20 * minute);
  expect(pages(watch)).toEqual([page]);

  server.setIncidents([incident('P1')]);
  await watch.service.pollNow();
  expect(only(watch).heldAtSource).toBeUndefined();
  expect(pages(watch)).toEqual([page, page]);
});

test('a release here writes nothing there', async () => {
  const { watch, server } = await watchPagerDuty();
  const { id } = only(watch);
  watch.service.acknowledge(id, 'window');
  await settled(watch);
  watch.service.release(id);
  await watch.service.pollNow();
  expect(writes(server)).toHaveLength(1);
  expect(server.incidents()).toMatchObject([{ status: 'acknowledged' }]);
  expect(pages(watch)).toEqual([page, page]);
});

test('while the network is dead an acknowledgement waits, is tried again, and outlives a crash', async () => {
  const { watch, server, cut } = await watchPagerDuty();
  cut(true);
  watch.service.acknowledge(only(watch).id, 'window');
  await attempted(watch, 1);
  expect(only(watch).writeBack).toEqual({
    what: 'acknowledge',
    state: 'waiting',
    failure: { code: 'source-unreachable', detail: { source: 'PagerDuty', reason: 'no reason given' } },
  });
  await watch.clock.advance(5 * second);
  await attempted(watch, 2);
  await watch.clock.advance(10 * second);
  await attempted(watch, 3);
  expect(writes(server)).toEqual([]);

  cut(false);
  const next = await watch.restart({ killed: true, afterMs: minute });
  next.service.start();
  expect(await settled(next)).toMatchObject({ what: 'acknowledge', state: 'done' });
  expect(server.incidents()).toMatchObject([{ status: 'acknowledged' }]);
});

test('an acknowledgement is not written there after its hold here has ended', async () => {
  const { watch, server, cut } = await watchPagerDuty();
  cut(true);
  const { id } = only(watch);
  watch.service.acknowledge(id, 'window');
  await attempted(watch, 1);
  watch.service.release(id);
  cut(false);
  await watch.clock.advance(5 * second);
  expect(await settled(watch)).toEqual({
    what: 'acknowledge',
    state: 'dropped',
    failure: { code: 'source-act-late', detail: { source: 'PagerDuty', reason: 'the hold here ended' } },
  });
  expect(writes(server)).toEqual([]);
});

test('a refusal stands on the alarm with what to do, and is not tried again', async () => {
  const { watch, server } = await watchPagerDuty();
  const account = await watchPagerDuty({ token: server.accountToken, name: 'Account' });
  account.watch.service.acknowledge(only(account.watch).id, 'window');
  // The key belongs to the other server as well: both of this test know the same two.
  expect(await settled(account.watch)).toEqual({
    what: 'acknowledge',
    state: 'refused',
    failure: {
      code: 'source-act-refused',
      detail: { source: 'Account', reason: expect.stringContaining('with the e-mail address of a user') },
    },
  });
  await account.watch.clock.advance(5 * minute);
  expect(writes(account.server)).toHaveLength(1);
  expect(only(account.watch).hold).toBeDefined();
  expect(writes(server)).toEqual([]);
  expect(only(watch).writeBack).toBeUndefined();
});

test('an incident that answers 500 keeps no other from being written', async () => {
  const { watch, server } = await watchPagerDuty();
  server.setIncidents([incident('P1'), incident('P2')]);
  await watch.service.pollNow();
  server.atCall(server.requests.length + 1, { kind: 'status', status: 500 });
  const statuses = () => server.incidents().map(({ status }) => status);
  for (const { id } of watch.service.list().toSorted((a, b) => a.name.localeCompare(b.name)))
    watch.service.acknowledge(id, 'window');
  await waitUntil('the second being written', () => (statuses()[1] === 'acknowledged' ? true : undefined));
  await attempted(watch, 1);
  expect(statuses()).toEqual(['triggered', 'acknowledged']);
  await watch.clock.advance(5 * second);
  await waitUntil('the first being written', () => (statuses()[0] === 'acknowledged' ? true : undefined));
  expect(writes(server)).toHaveLength(3);
});

test('resolved from here it is resolved there once, and ends here when it is no longer told', async () => {
  const { watch, server } = await watchPagerDuty();
  const { id } = only(watch);
  watch.service.resolveAtSource(id);
  watch.service.resolveAtSource(id);
  expect(await settled(watch)).toMatchObject({ what: 'resolve', state: 'done' });
  expect(writes(server).map(({ body }) => body)).toEqual([
    { incident: { type: 'incident_reference', status: 'resolved' } },
  ]);
  await watch.service.pollNow();
  expect(only(watch).endedAt).toBeUndefined();
  await watch.clock.advance(poll);
  await watch.service.pollNow();
  expect(only(watch).endedAt).toBeDefined();
  watch.service.resolveAtSource(id);
  expect(writes(server)).toHaveLength(1);
});

test('a source that cannot be told refuses to resolve', async () => {
  const watch = createWatch();
  watch.tells({ fingerprint: 'a', startedAt: start, labels: {}, annotations: {}, suppressed: false });
  watch.service.start();
  await watch.service.pollNow();
  expect(() => watch.service.resolveAtSource(only(watch).id)).toThrow('cannot be told from here');
});

test('half a list ends nothing', async () => {
  const { watch, server } = await watchPagerDuty();
  const all = Array.from({ length: 120 }, (_, index) =>
    incident(`Q${index}`, { created_at: new Date(start - index * minute).toISOString(), urgency: 'low' }),
  );
  server.setIncidents(all);
  await watch.service.pollNow();
  expect(watch.service.list()).toHaveLength(121);
  for (const _round of [1, 2, 3]) {
    server.atCall(server.requests.length + 2, { kind: 'cut' });
    await watch.service.pollNow();
  }
  expect(watch.service.list().filter(({ endedAt }) => endedAt !== undefined)).toEqual([]);
  expect(watch.service.listSources()[0]?.health.state).toBe('failing');
});

test.each<[string, Partial<Parameters<WatchUnderTest['service']['addPagerDuty']>[0]>, RegExp]>([
  ['a key that is none', { token: 'wrong' }, /does not take the key \(HTTP 401\)/],
  ['two words', { token: 'a b' }, /one word/],
  ['an address in the clear', { apiUrl: 'http://api.pagerduty.com' }, /use https/],
  ['an address that is no e-mail address', { from: 'jo' }, /not an e-mail address/],
])('is not added with %s, and keeps nothing', async (_what, given, words) => {
  const kept = new Map<string, string>();
  const watch = createWatch({ practice: false, fetch, secrets: createMemorySecrets(kept) });
  const server = await startPagerDutyServer({ now: () => watch.clock.now() });
  onTestFinished(() => server.close());
  const whole = { name: 'PagerDuty', token: server.token, apiUrl: server.apiUrl, ...given };
  await expect(watch.service.addPagerDuty(whole)).rejects.toMatchObject({
    code: 'source-not-added',
    detail: { source: 'PagerDuty', reason: expect.stringMatching(words) },
  });
  expect([watch.service.listSources(), [...kept]]).toEqual([[], []]);
});

test('a key of the account needs a user that PagerDuty knows, and has no incidents of its own', async () => {
  const { watch, server } = await watchPagerDuty();
  const account = { name: 'Account', token: server.accountToken, apiUrl: server.apiUrl };
  const add = (more: object) => watch.service.addPagerDuty({ ...account, ...more });
  await expect(add({ onlyMine: true })).rejects.toMatchObject({ code: 'source-not-added' });
  await expect(add({ from: 'nobody@example.org' })).rejects.toMatchObject({
    detail: { reason: 'PagerDuty knows no user with the address nobody@example.org' },
  });
  await add({ from: 'JO.Bloggs@example.org', onlyMine: true });
  expect(server.requests.at(-1)?.query).toContainEqual(['user_ids[]', jo.id]);
});

test('the same key is not watched twice', async () => {
  const { watch, server } = await watchPagerDuty();
  const again = { name: 'Again', token: ` ${server.token} `, apiUrl: server.apiUrl };
  await expect(watch.service.addPagerDuty(again)).rejects.toMatchObject({
    detail: { reason: 'it is watched already, as PagerDuty' },
  });
});

test('the key is in the keychain and nowhere else, and goes with the source', async () => {
  const { watch, server, kept } = await watchPagerDuty();
  expect([...kept.values()]).toEqual([server.token]);
  watch.service.acknowledge(only(watch).id, 'window');
  await settled(watch);
  const database = watch.db.serialize().toString('latin1');
  for (const text of [database, JSON.stringify(watch.events), JSON.stringify(watch.logged)])
    expect(text).not.toContain(server.token);
  const [source] = watch.service.listSources();
  watch.service.removeSource(source?.id ?? '');
  await waitUntil('the key being forgotten', () => (kept.size === 0 ? true : undefined));
});
