import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { createLocalServer, type LocalLimits } from '../../../src/main/hosts/local-server';
import type { LocalRequest } from '../../../src/main/ports';
import { rawRequest } from '../../support/raw-http';

type Seen = { readonly method: string; readonly path: string; readonly contentType: string };

async function listen(onRequest: (request: LocalRequest) => Promise<number>, limits?: LocalLimits) {
  const seen: Seen[] = [];
  const listening = await createLocalServer(limits).listen({
    port: 0,
    onRequest(request) {
      const { method, path, contentType } = request;
      seen.push({ method, path, contentType });
      return onRequest(request);
    },
  });
  onTestFinished(() => listening.close());
  return { ...listening, seen };
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));
const quick: LocalLimits = { headersMs: 200, requestMs: 300 };

test('tells of a request as it was sent, and answers with a status and nothing else', async () => {
  const { port, seen } = await listen(() => Promise.resolve(405));
  const answer = await rawRequest({
    port,
    path: '/../a%2Fb?c=d',
    method: 'PATCH',
    headers: { host: 'localhost:1', 'content-type': 'text/plain', origin: 'https://evil.example' },
  });
  expect(seen).toEqual([{ method: 'PATCH', path: '/../a%2Fb?c=d', contentType: 'text/plain' }]);
  const { date: _date, ...headers } = answer.headers;
  expect({ ...answer, headers }).toEqual({
    status: 405,
    body: '',
    headers: { 'content-length': '0', connection: 'close' },
  });
});

test.each([
  'evil.example',
  'evil.example:80',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '0.0.0.0',
  '192.168.1.1',
  'user@127.0.0.1',
  '[::1',
  '2130706433',
])('answers 404 to the Host %s and tells nobody', async (host) => {
  const { port, seen } = await listen(() => Promise.resolve(200));
  expect((await rawRequest({ port, path: '/', method: 'POST', headers: { host } })).status).toBe(404);
  expect(seen).toEqual([]);
});

test('cannot be reached by any other address of this machine', async () => {
  const { port } = await listen(() => Promise.resolve(200));
  const socket = connect({ port, host: '127.0.0.2' });
  const outcome = await new Promise((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('error', (error) => resolve('code' in error ? error.code : error.message));
  });
  socket.destroy();
  expect(outcome).toBe('ECONNREFUSED');
});

test('reads a body up to its limit to the byte, told in advance or not', async () => {
  const bodies: (string | undefined)[] = [];
  const { port } = await listen(async (request) => {
    bodies.push(await request.readBody(10));
    return 200;
  });
  const url = `http://127.0.0.1:${port}/`;
  const chunked = (body: string) =>
    ({ method: 'POST', body: new Blob([body]).stream(), duplex: 'half' }) as RequestInit;
  await fetch(url, { method: 'POST', body: '0123456789' });
  await fetch(url, { method: 'POST', body: '0123456789a' });
  await fetch(url, chunked('ééééé'));
  await fetch(url, chunked('éééééa'));
  expect(bodies).toEqual(['0123456789', undefined, 'ééééé', undefined]);
});

test('says 500 and goes on when what answers fails', async () => {
  let isBroken = true;
  const { port } = await listen(() =>
    isBroken ? Promise.reject(new Error('secret')) : Promise.resolve(200),
  );
  const broken = await rawRequest({ port, path: '/' });
  expect([broken.status, broken.body]).toEqual([500, '']);
  isBroken = false;
  expect((await rawRequest({ port, path: '/' })).status).toBe(200);
});

test('cuts off who never ends a body, and who never begins to speak', async () => {
  const outcomes: string[] = [];
  const { port } = await listen(async (request) => {
    await request.readBody(1_000).then(
      () => outcomes.push('read'),
      () => outcomes.push('cut'),
    );
    return 200;
  }, quick);
  const slow = await open(port);
  slow.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nabc');
  const mute = await open(port);
  const half = await open(port);
  half.write('POST / HTTP/1.1\r\nhost: loc');
  slow.resume();
  mute.resume();
  half.resume();
  await Promise.all([closed(slow), closed(mute), closed(half)]);
  expect(outcomes).toEqual(['cut']);
});

test('holds no more than a bounded number of connections, and serves again when they are gone', async () => {
  const { port } = await listen(() => Promise.resolve(200), quick);
  const sockets = await Promise.all(Array.from({ length: 200 }, () => open(port)));
  const ends = sockets.map((socket) => {
    socket.resume();
    return closed(socket);
  });
  await Promise.all(ends);
  expect((await rawRequest({ port, path: '/' })).status).toBe(200);
});

test('rejects when the port is taken, and lets go of its own when it is closed', async () => {
  const first = await listen(() => Promise.resolve(200));
  const again = () => createLocalServer().listen({ port: first.port, onRequest: () => Promise.resolve(200) });
  await expect(again()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const waiting = await open(first.port);
  await first.close();
  expect(first.isOpen()).toBe(false);
  expect(await text(waiting)).toBe('');
  const second = await again();
  expect([second.port, second.isOpen()]).toEqual([first.port, true]);
  await second.close();
});
