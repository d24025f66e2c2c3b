import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { createLocalServer } from '../../../src/main/hosts/local-server';
import type { LocalServer } from '../../../src/main/ports';
import { createMemorySecrets } from '../../support/memory-secrets';
import { rawRequest } from '../../support/raw-http';
import { webhookAlert, webhookBody } from '../../support/webhook-bodies';
import {
  createWatch,
  hour,
  minute,
  only,
  poll,
  second,
  start,
  testPack,
  type WatchUnderTest,
} from './watch-under-test';

async function watchWebhook(
  options: { readonly localServer?: LocalServer; readonly kept?: Map<string, string> } = {},
) {
  const kept = options.kept ?? new Map<string, string>();
  const watch = createWatch({
    practice: false,
    secrets: createMemorySecrets(kept),
    ...(options.localServer === undefined ? {} : { localServer: options.localServer }),
  });
  const [source] = await watch.service.addWebhook({ name: ' Local ' });
  const id = source?.id ?? '';
  const address = await watch.service.webhookAddress(id);
  watch.service.start();
  await watch.service.pollNow();
  const { port, pathname } = new URL(address);
  return { watch, kept, id, address, port: Number(port), path: pathname };
}

async function post(address: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  expect(await answer.text()).toBe('');
  return answer.status;
}

const fires = webhookBody([webhookAlert('DiskFull')]);
const isOver = webhookBody(
  [webhookAlert('DiskFull', { status: 'resolved', endsAt: '2026-11-20T08:59:00Z' })],
  {
    status: 'resolved',
  },
);
const shown = (watch: WatchUnderTest) => watch.notifier.shown.map(({ title }) => title);

test('what is told fires here at once, and ends by the sender’s word', async () => {
  const { watch, address, id, port } = await watchWebhook();
  expect(watch.service.listSources()).toMatchObject([
    {
      kind: 'webhook',
      name: 'Local',
      url: `http://127.0.0.1:${port}`,
      isSettling: false,
      told: { lastAt: undefined },
      health: { state: 'fresh', lastSuccessAt: start },
    },
  ]);
  expect(await post(address, fires)).toBe(200);
  expect(only(watch)).toMatchObject({
    sourceId: id,
    name: 'DiskFull',
    priority: 'high',
    summary: 'DiskFull on db-1',
    startedAt: Date.parse('2026-11-20T08:58:00.123Z'),
    lastToldAt: start,
    link: 'https://prometheus.example.org/graph?g0.expr=up',
  });
  expect(shown(watch)).toEqual(['DiskFull']);
  expect(watch.service.listSources()).toMatchObject([{ told: { lastAt: start } }]);

  expect(await post(address, isOver)).toBe(200);
  expect(only(watch).endedAt).toBe(Date.parse('2026-11-20T08:59:00Z'));
  expect(watch.notifier.withdrawn).toEqual([`alarm:${only(watch).id}`]);
});

test('silence ends nothing: neither polls nor other news', async () => {
  const { watch, address } = await watchWebhook();
  await post(address, fires);
  await post(address, webhookBody([webhookAlert('Other')]));
  await watch.clock.advance(4 * poll);
  watch.clock.jumpTo(start + 25 * hour);
  await watch.service.pollNow();
  const standing = watch.service
    .list()
    .map(({ name, endedAt, lastToldAt }) => ({ name, endedAt, lastToldAt }));
  expect(standing.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: 'DiskFull', endedAt: undefined, lastToldAt: start },
    { name: 'Other', endedAt: undefined, lastToldAt: start },
  ]);
  expect(watch.service.blindSinceAt()).toBeUndefined();
  await post(address, fires);
  const told = watch.service.list().map(({ lastToldAt }) => lastToldAt);
  expect(told.toSorted()).toEqual([start, start + 25 * hour]);
});

test('the same told twice is one alarm, and an end of what never fired is nothing', async () => {
  const { watch, address } = await watchWebhook();
  expect(await post(address, webhookBody([webhookAlert('Never', { status: 'resolved' })]))).toBe(200);
  expect(watch.service.list()).toEqual([]);
  await post(address, fires);
  const before = only(watch);
  watch.service.acknowledge(before.id, 'window');
  await post(address, fires);
  expect(only(watch)).toMatchObject({ id: before.id, hold: { by: 'Sam' } });
  expect(shown(watch)).toEqual(['DiskFull']);
  await post(address, isOver);
  const ended = only(watch);
  await post(address, isOver);
  expect(only(watch)).toEqual(ended);
});

test('what could not be read is counted until something else is told', async () => {
  const { watch, address } = await watchWebhook();
  await post(address, webhookBody([webhookAlert('DiskFull'), { odd: true }], { truncatedAlerts: 3 }));
  await watch.clock.advance(poll);
  expect(watch.service.listSources()[0]?.unreadable).toBe(4);
  await post(address, fires);
  expect(watch.service.listSources()[0]?.unreadable).toBe(0);
});

test('says 500, so that it is sent again, while it cannot be kept', async () => {
  const { watch, address } = await watchWebhook();
  watch.setPack(undefined);
  expect(await post(address, fires)).toBe(500);
  watch.setPack(testPack);
  watch.db.exec("CREATE TRIGGER full BEFORE INSERT ON alarm BEGIN SELECT RAISE(ABORT, 'disk full'); END");
  expect(await post(address, fires)).toBe(500);
  expect(watch.service.list()).toEqual([]);
  expect(watch.service.listSources()).toMatchObject([{ told: { lastAt: undefined } }]);
  watch.db.exec('DROP TRIGGER full');
  expect(await post(address, fires)).toBe(200);
  expect(only(watch).name).toBe('DiskFull');
});

test('killed between keeping and answering, it is told again and stays one alarm', async () => {
  let isKilled = false;
  const real = createLocalServer();
  const killing: LocalServer = {
    listen: ({ port, onRequest }) =>
      real.listen({
        port,
        async onRequest(request) {
          const status = await onRequest(request);
          if (!isKilled) return status;
          throw new Error('killed before it could answer');
        },
      }),
  };
  const { watch, address } = await watchWebhook({ localServer: killing });
  isKilled = true;
  expect(await post(address, fires)).toBe(500);
  const before = only(watch);
  await watch.service.close();

  isKilled = false;
  const next = await watch.restart({ killed: true, afterMs: 10 * second });
  next.service.start();
  await next.service.pollNow();
  expect(await post(address, fires)).toBe(200);
  expect(next.service.list()).toEqual([{ ...before, lastToldAt: next.clock.now() }]);
});

test('keeps its address over a restart; while its port is taken it fails in words, is blind, and tries again', async () => {
  const { watch, address, port } = await watchWebhook();
  await watch.service.close();
  const squatter = createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => squatter.once('listening', resolve));
  const next = await watch.restart({ killed: false, afterMs: minute });
  next.service.start();
  await next.service.pollNow();
  await next.clock.advance(poll);
  await next.service.pollNow();
  expect(next.service.listSources()).toMatchObject([
    {
      health: {
        state: 'failing',
        failure: { code: 'source-not-listening', detail: { source: 'Local', port, reason: 'EADDRINUSE' } },
      },
    },
  ]);
  expect(next.service.blindSinceAt()).toBeDefined();

  await new Promise((resolve) => squatter.close(resolve));
  await next.clock.advance(2 * minute);
  await next.service.pollNow();
  expect(next.service.blindSinceAt()).toBeUndefined();
  expect(await post(address, fires)).toBe(200);
  expect(only(next).name).toBe('DiskFull');
});

test('a keychain that lost its path makes it fail, not listen on another', async () => {
  const { watch, kept, address } = await watchWebhook();
  await watch.service.close();
  kept.clear();
  const next = await watch.restart({ killed: false });
  next.service.start();
  await next.service.pollNow();
  expect(next.service.listSources()).toMatchObject([
    { health: { state: 'failing', failure: { code: 'source-secret-lost' } } },
  ]);
  await expect(fetch(address)).rejects.toThrow();
});

test('removed, it stops listening', async () => {
  const { watch, id, address } = await watchWebhook();
  watch.service.removeSource(id);
  await expect
    .poll(() =>
      fetch(address).then(
        () => 'answers',
        () => 'refuses',
      ),
    )
    .toBe('refuses');
  expect(await watch.service.webhookAddress(id).catch((error: unknown) => error)).toMatchObject({
    code: 'not-found',
  });
});

test('its path is 32 random bytes, in the keychain and nowhere else', async () => {
  const { watch, kept, path, address } = await watchWebhook();
  const other = await watchWebhook();
  await post(address, fires);
  await post(address, 'nonsense');
  const secret = path.slice(1);
  expect([...kept.values()]).toEqual([secret]);
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(other.path).not.toBe(path);
  const database = watch.db.serialize().toString('latin1');
  for (const text of [database, JSON.stringify(watch.events), JSON.stringify(watch.logged)])
    expect(text).not.toContain(secret);
});

test('who does not know the path learns nothing: 404 for every method, body and size', async () => {
  const { watch, port, path, address } = await watchWebhook();
  const wrong = [
    '/',
    path.slice(0, -1),
    `${path}x`,
    `${path}/`,
    `${path}?`,
    path.toUpperCase(),
    `/${path}`,
    `http://127.0.0.1:${port}${path.slice(0, -1)}`,
  ];
  const answers = [];
  for (const method of ['GET', 'POST', 'PUT', 'OPTIONS', 'HEAD', 'DELETE'])
    for (const at of wrong) answers.push((await rawRequest({ port, path: at, method })).status);
  expect([...new Set(answers)]).toEqual([404]);
  const huge = await fetch(new URL('/wrong', address), { method: 'POST', body: 'x'.repeat(6_000_000) }).then(
    ({ status }) => status,
    () => 'cut',
  );
  expect([404, 'cut']).toContain(huge);
  expect(watch.service.list()).toEqual([]);
});

test('who knows the path is told by the status what is wrong, and nothing is kept', async () => {
  const { watch, address, port, path } = await watchWebhook();
  expect((await rawRequest({ port, path })).status).toBe(405);
  expect((await rawRequest({ port, path, method: 'OPTIONS' })).status).toBe(405);
  expect(await post(address, fires, { 'content-type': 'text/plain' })).toBe(415);
  expect(await post(address, 'nonsense')).toBe(400);
  expect(await post(address, [])).toBe(400);
  const foreign = { host: 'evil.example', 'content-type': 'application/json' };
  expect((await rawRequest({ port, path, method: 'POST', headers: foreign })).status).toBe(404);
  const tooLarge = webhookBody([webhookAlert('Huge', { annotations: { summary: 'x'.repeat(5_000_000) } })]);
  expect(await post(address, tooLarge).catch(() => 413)).toBe(413);
  expect(watch.service.list()).toEqual([]);
  expect(await post(address, fires, { origin: 'https://evil.example' })).toBe(200);
});

test('10,000 alarms in one body are kept, each of them', async () => {
  const { watch, address } = await watchWebhook();
  const alerts = Array.from({ length: 10_000 }, (_, index) => ({
    ...webhookAlert(`Storm${index}`),
    annotations: {},
    generatorURL: '',
  }));
  expect(await post(address, webhookBody(alerts))).toBe(200);
  expect(watch.service.list()).toHaveLength(10_000);
});
