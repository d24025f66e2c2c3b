import { describe, expect, it } from 'vitest';
import { startServer } from '../../../../src/main/hosts/browser/server';
import { pageText, startTestServer } from '../../../support/browser-server';
import { rawRequest } from '../../../support/raw-http';
import { signIn } from '../../../support/socket-client';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

async function signedInServer() {
  const server = await startTestServer();
  const { cookie } = await signIn(server.mintLink());
  const get = (path: string, method = 'GET') =>
    rawRequest({ port: server.port, path, method, headers: { cookie } });
  return { server, get };
}

describe('the page of the browser host', () => {
  it('follows a launch link to the page without the token', async () => {
    const server = await startTestServer();
    const answer = await fetch(server.mintLink());
    expect(answer.redirected).toBe(true);
    expect(answer.url).toBe(`${server.origin}/`);
  });

  it('swaps the token for a cookie that scripts cannot read and other sites cannot send', async () => {
    const server = await startTestServer();
    const { status, headers } = await rawRequest({
      port: server.port,
      path: server.mintLink().slice(server.origin.length),
    });
    expect({ status, location: headers.location, caching: headers['cache-control'] }).toEqual({
      status: 303,
      location: '/',
      caching: 'no-store',
    });
    expect(headers['set-cookie']).toHaveLength(1);
    expect(headers['set-cookie']?.[0]).toMatch(
      new RegExp(
        `^watchkeeper-session-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000$`,
      ),
    );
  });

  it('redirects nowhere else, whatever the address says', async () => {
    const server = await startTestServer();
    const path = `${server.mintLink().slice(server.origin.length)}&to=https://example.org&next=//example.org`;
    expect((await rawRequest({ port: server.port, path })).headers.location).toBe('/');
  });

  it('serves the page with nothing kept by the browser, and assets for good', async () => {
    const { get } = await signedInServer();
    const page = await get('/');
    const script = await get('/assets/index-4f2a.js');
    expect(
      [page, script].map(({ status, body, headers }) => [status, body, headers['cache-control']]),
    ).toEqual([
      [200, pageText, 'no-store'],
      [200, 'export {};', 'private, max-age=31536000, immutable'],
    ]);
  });

  it('names the type of what it serves', async () => {
    const { get } = await signedInServer();
    const types: Record<string, string | undefined> = {};
    for (const path of [
      '/',
      '/index.html',
      '/assets/index-4f2a.js',
      '/assets/index-4f2a.css',
      '/assets/letters-4f2a.woff2',
    ]) {
      types[path] = (await get(path)).headers['content-type'];
    }
    expect(types).toEqual({
      '/': 'text/html; charset=utf-8',
      '/index.html': 'text/html; charset=utf-8',
      '/assets/index-4f2a.js': 'text/javascript; charset=utf-8',
      '/assets/index-4f2a.css': 'text/css; charset=utf-8',
      '/assets/letters-4f2a.woff2': 'font/woff2',
    });
  });

  it.each(['/', '/assets/index-4f2a.js', '/nothing-here'])('lets nothing foreign into %s', async (path) => {
    const { get } = await signedInServer();
    const { headers } = await get(path);
    expect(headers['content-security-policy']).toBe(policy);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('sends the same headers with a refusal', async () => {
    const server = await startTestServer();
    const { headers } = await rawRequest({ port: server.port, path: '/' });
    expect(headers['content-security-policy']).toBe(policy);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('only lets the page be read', async () => {
    const { get } = await signedInServer();
    expect((await get('/', 'HEAD')).status).toBe(200);
    expect((await get('/', 'POST')).status).toBe(405);
    expect((await get('/', 'DELETE')).status).toBe(405);
  });

  it('lists no folder, and lets nobody keep an answer that something is missing', async () => {
    const { get } = await signedInServer();
    const answers = [await get('/assets'), await get('/assets/'), await get('/assets/index-0000.js')];
    expect(answers.map(({ status, headers }) => [status, headers['cache-control']])).toEqual([
      [404, 'no-store'],
      [404, 'no-store'],
      [404, 'no-store'],
    ]);
  });

  it('does not start without a page to serve', async () => {
    const { core, clock, logger } = await startTestServer();
    const start = startServer({ core, clock, logger, port: 0, rendererFolder: '/nowhere' });
    await expect(start).rejects.toThrow('The page is not built');
  });
});
