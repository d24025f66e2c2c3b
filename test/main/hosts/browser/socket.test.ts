import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Alarm } from '../../../../src/shared/nouns/alarm';
import { startTestServer } from '../../../support/browser-server';
import { rawRequest, upgradeHeaders } from '../../../support/raw-http';
import { openSocketClient, signIn } from '../../../support/socket-client';

const mebibyte = 1024 * 1024;

describe('the socket of the browser host', () => {
  it.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[1, "app.info", {}]'],
    ['a frame without a name', '{"id":1,"input":{}}'],
    ['a frame without an id', '{"name":"app.info","input":{}}'],
    ['a frame with more in it', '{"id":1,"name":"app.info","input":{},"also":true}'],
    ['an id that is no id', '{"id":{"toString":1},"name":"app.info","input":{}}'],
    ['a name that is no name', '{"id":1,"name":["app.info"],"input":{}}'],
  ])('closes with 1008 on %s', async (_what, text) => {
    const client = await (await startTestServer()).openClient();
    client.socket.send(text);
    expect(await client.closed).toBe(1008);
  });

  it('closes with 1003 on bytes', async () => {
    const client = await (await startTestServer()).openClient();
    client.socket.send(Buffer.from('{"id":1,"name":"app.info","input":{}}'));
    expect(await client.closed).toBe(1003);
  });

  it('closes with 1009 on a frame of more than 1 MiB, and with it nothing else', async () => {
    const server = await startTestServer();
    const [large, other] = [await server.openClient(), await server.openClient()];
    large.socket.send(JSON.stringify({ id: 1, name: 'app.info', input: 'x'.repeat(mebibyte) }));
    expect(await large.closed).toBe(1009);
    expect(await other.request('app.info', {})).toMatchObject({ ok: true });
  });

  it('takes a frame of just under 1 MiB', async () => {
    const client = await (await startTestServer()).openClient();
    const reply = await client.request('app.info', 'x'.repeat(mebibyte - 100));
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });

  it('answers with the id it was given, a number or a word', async () => {
    const { socket } = await openQuietSocket();
    const answers: unknown[] = [];
    socket.on('message', (data) => answers.push(JSON.parse(data.toString()).id));
    for (const id of [0, 7, 'seven']) socket.send(JSON.stringify({ id, name: 'app.info', input: {} }));
    await expect.poll(() => answers).toEqual([0, 7, 'seven']);
  });

  it('lets 32 windows in and tells the next one why not', async () => {
    const server = await startTestServer();
    const session = await signIn(server.mintLink());
    const clients = await Promise.all(Array.from({ length: 32 }, () => openSocketClient(session)));
    expect(server.windowCount()).toBe(32);

    const headers = { ...upgradeHeaders, cookie: session.cookie, origin: session.origin };
    const next = await rawRequest({ port: server.port, path: '/socket', headers });
    expect([next.status, next.body]).toEqual([503, 'Too many windows are open. Close some and try again.']);

    await clients[0]?.close();
    await expect.poll(() => server.windowCount()).toBe(31);
    await openSocketClient(session);
  });

  it('lets go of a window that does not read, and of no other', async () => {
    const server = await startTestServer();
    const [slow, quick] = [await server.openClient(), await server.openClient()];
    let heard = 0;
    quick.subscribe(() => {
      heard += 1;
    });
    slow.socket.pause();
    const manyAlarms = [{ id: 'a', summary: 'x'.repeat(mebibyte) } as unknown as Alarm];
    let told = 0;
    while (server.windowCount() === 2 && told < 200) {
      server.core.announce('alarms.changed', manyAlarms);
      told += 1;
      await expect.poll(() => heard).toBe(told);
    }
    expect(server.windowCount()).toBe(1);
    expect(server.logger.lines.map(({ event }) => event)).toEqual(['socket.too-slow']);
    expect(await quick.request('app.info', {})).toMatchObject({ ok: true });
  });

  it('pings every 20 s and lets go of a window that stopped answering', async () => {
    const server = await startTestServer();
    const session = await signIn(server.mintLink());
    const alive = await openSocketClient(session);
    const dead = new WebSocket(`${session.origin.replace('http', 'ws')}/socket`, {
      headers: session,
      autoPong: false,
    });
    await once(dead, 'open');
    const closed = once(dead, 'close');

    const pings = Promise.all([once(alive.socket, 'ping'), once(dead, 'ping')]);
    await server.clock.advance(20_000);
    await pings;
    // The pong has come when this has: they travel in order.
    await alive.request('app.info', {});
    await server.clock.advance(20_000);
    expect((await closed)[0]).toBe(1006);
    expect(await alive.request('app.info', {})).toMatchObject({ ok: true });
  });

  it('says that it is going away when the host ends', async () => {
    const server = await startTestServer();
    const clients = [await server.openClient(), await server.openClient()];
    await server.close();
    expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([1001, 1001]);
    await expect(fetch(server.origin)).rejects.toThrow();
  });

  it('does not wait for a window that answers nothing when the host ends', async () => {
    const server = await startTestServer();
    const client = await server.openClient();
    client.socket.pause();
    const closed = server.close();
    await server.clock.advance(1_000);
    await closed;
    expect(server.windowCount()).toBe(0);
  });
});

async function openQuietSocket() {
  const server = await startTestServer();
  const headers = await signIn(server.mintLink());
  const socket = new WebSocket(`${headers.origin.replace('http', 'ws')}/socket`, { headers });
  await once(socket, 'open');
  return { server, socket };
}
