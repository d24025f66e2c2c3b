import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { refusalSentence } from '../../../../src/main/hosts/browser/refusal';
import { pageText, startTestServer } from '../../../support/browser-server';
import { rawRequest, upgradeHeaders } from '../../../support/raw-http';
import { signIn } from '../../../support/socket-client';

async function serverWithSession() {
  const server = await startTestServer();
  const { cookie, origin } = await signIn(server.mintLink());
  return { server, port: server.port, cookie, origin };
}

const refused = { status: 403, body: refusalSentence };
const statusAndBody = ({ status, body }: { status: number | undefined; body: string }) => ({ status, body });

describe('a foreign page', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
    '0.0.0.0:PORT',
    '[::1]:PORT',
    '127.0.0.1:PORT.evil.example',
    '127.0.0.1:PORT:PORT',
    'evil@127.0.0.1:PORT',
  ])('that points the name %j at this machine gets nothing', async (host) => {
    const { port, cookie, origin } = await serverWithSession();
    const headers = { host: host.replaceAll('PORT', String(port)), cookie };
    expect(statusAndBody(await rawRequest({ port, path: '/', headers }))).toEqual(refused);
    const upgrade = { ...upgradeHeaders, ...headers, origin };
    expect(statusAndBody(await rawRequest({ port, path: '/socket', headers: upgrade }))).toEqual(refused);
  });

  it('that points its name at this machine does not use up a launch link', async () => {
    const server = await startTestServer();
    const link = server.mintLink();
    const path = link.slice(server.origin.length);
    const stolen = await rawRequest({ port: server.port, path, headers: { host: 'evil.example' } });
    expect(statusAndBody(stolen)).toEqual(refused);
    expect(stolen.headers['set-cookie']).toBeUndefined();
    await expect(signIn(link)).resolves.toMatchObject({ origin: server.origin });
  });

  it.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'http://127.0.0.1',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
    '',
  ])('with the origin %j gets nothing, though the browser sends the cookie along', async (foreign) => {
    const { port, cookie } = await serverWithSession();
    const headers = { cookie, origin: foreign.replace('PORT', String(port)) };
    expect(statusAndBody(await rawRequest({ port, path: '/', headers }))).toEqual(refused);
    const upgrade = { ...upgradeHeaders, ...headers };
    expect(statusAndBody(await rawRequest({ port, path: '/socket', headers: upgrade }))).toEqual(refused);
  });

  it('cannot do without an origin where a socket is opened', async () => {
    const { port, cookie } = await serverWithSession();
    const headers = { ...upgradeHeaders, cookie };
    expect(statusAndBody(await rawRequest({ port, path: '/socket', headers }))).toEqual(refused);
  });
});

describe('a caller without the session', () => {
  it('cannot use a launch link twice', async () => {
    const server = await startTestServer();
    const link = server.mintLink();
    await signIn(link);
    await expect(signIn(link)).rejects.toThrow(`403 ${refusalSentence}`);
  });

  it('cannot win the race for one link twice', async () => {
    const server = await startTestServer();
    const link = server.mintLink();
    const racers = await Promise.allSettled(Array.from({ length: 20 }, () => signIn(link)));
    expect(racers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each(['', 'x', 'A'.repeat(43), 'é'.repeat(43)])('cannot make up the token %j', async (token) => {
    const server = await startTestServer();
    server.mintLink();
    const path = `/?token=${encodeURIComponent(token)}`;
    expect(statusAndBody(await rawRequest({ port: server.port, path }))).toEqual(refused);
  });

  it('is let in by no other cookie', async () => {
    const { port, cookie, origin } = await serverWithSession();
    const [name, value] = cookie.split('=') as [string, string];
    const wrongCookies = [
      '',
      `${name}=`,
      `${name}=${value.slice(1)}`,
      `${name}=${value}x`,
      `${name}=${'A'.repeat(value.length)}`,
      `other=${value}`,
      `x${cookie}`,
      `watchkeeper-session-1=${value}`,
    ];
    for (const wrong of wrongCookies) {
      const page = await rawRequest({ port, path: '/', headers: { cookie: wrong } });
      const asset = await rawRequest({ port, path: '/assets/index-4f2a.js', headers: { cookie: wrong } });
      const headers = { ...upgradeHeaders, cookie: wrong, origin };
      const socket = await rawRequest({ port, path: '/socket', headers });
      expect([page, asset, socket].map(statusAndBody)).toEqual([refused, refused, refused]);
    }
  });

  it('reads in the browser where a good link comes from', async () => {
    const server = await startTestServer();
    const answer = await rawRequest({ port: server.port, path: '/', headers: { accept: 'text/html' } });
    expect(answer.status).toBe(403);
    expect(answer.headers['content-type']).toBe('text/html; charset=UTF-8');
    expect(answer.body).toContain(`<p>${refusalSentence}</p>`);
    expect(answer.body).not.toContain('<script');
  });

  it('finds no session of another host in the same browser', async () => {
    const [one, other] = [await startTestServer(), await startTestServer()];
    const { cookie } = await signIn(one.mintLink());
    expect(statusAndBody(await rawRequest({ port: other.port, path: '/', headers: { cookie } }))).toEqual(
      refused,
    );
  });

  it('is noted once a minute, and never with its token', async () => {
    const server = await startTestServer();
    const path = '/?token=abcdefghij';
    for (let knock = 0; knock < 50; knock += 1) await rawRequest({ port: server.port, path });
    expect(server.logger.lines).toEqual([
      { level: 'warn', event: 'browser.refused', fields: { reason: 'token' } },
    ]);
    await server.clock.advance(60_000);
    await rawRequest({ port: server.port, path });
    expect(server.logger.lines).toHaveLength(2);
  });
});

describe('a browser that is in', () => {
  it('may follow its old link again', async () => {
    const server = await startTestServer();
    const link = server.mintLink();
    const { cookie } = await signIn(link);
    const path = link.slice(server.origin.length);
    const again = await rawRequest({ port: server.port, path, headers: { cookie } });
    expect({ status: again.status, location: again.headers.location }).toEqual({
      status: 303,
      location: '/',
    });
  });

  it('may come by the name localhost', async () => {
    const { port, cookie } = await serverWithSession();
    const headers = { cookie, host: `localhost:${port}`, origin: `http://localhost:${port}` };
    expect((await rawRequest({ port, path: '/', headers })).body).toBe(pageText);
    const socket = await rawRequest({ port, path: '/socket', headers: { ...upgradeHeaders, ...headers } });
    expect(socket.status).toBe(101);
  });

  it.each([
    '/../secret.txt',
    '/../../../../../../etc/passwd',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/..%00/secret.txt',
    '//etc/passwd',
    '/file:///etc/passwd',
    '/%c0%ae%c0%ae/secret.txt',
    '/%ff',
  ])('cannot leave the served folder by %s', async (path) => {
    const { port, cookie } = await serverWithSession();
    const answer = await rawRequest({ port, path, headers: { cookie } });
    expect([403, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('not for the network');
    expect(answer.body).not.toContain('root:');
  });

  it('opens sockets at one address only', async () => {
    const { port, cookie, origin } = await serverWithSession();
    const headers = { ...upgradeHeaders, cookie, origin };
    for (const path of ['/', '/socket/', '/socket?x', '//', '/assets']) {
      expect((await rawRequest({ port, path, headers })).status).toBe(404);
    }
  });
});

describe('callers who connect and say nothing', () => {
  it('do not stop the service, and are shown out', async () => {
    const { server, port, cookie, origin } = await serverWithSession();
    const client = await server.openClient();
    const partial = `GET /socket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n`;
    const dawdlers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => dawdle(port, index % 2 === 0 ? partial : '')),
    );

    expect((await rawRequest({ port, path: '/', headers: { cookie } })).body).toBe(pageText);
    const another = await rawRequest({
      port,
      path: '/socket',
      headers: { ...upgradeHeaders, cookie, origin },
    });
    expect(another.status).toBe(101);
    expect(await client.request('app.info', {})).toMatchObject({ ok: true });

    await Promise.all(dawdlers.map((socket) => once(socket, 'close')));
    expect(await client.request('app.info', {})).toMatchObject({ ok: true });
  });
});

async function dawdle(port: number, words: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on('error', () => socket.destroy());
  socket.resume();
  await once(socket, 'connect');
  socket.write(words);
  return socket;
}
