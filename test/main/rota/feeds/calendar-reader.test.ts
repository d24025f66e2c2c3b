import type { RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createCalendarReader } from '../../../../src/main/rota/feeds/calendar-reader';
import { startCalendarServer } from '../../../support/calendar-server';
import { createManualClock } from '../../../support/manual-clock';
import { autumn, calendar, event, short } from './calendar-cases';

const secret = '/private/s3cret/feed?key=s3cret';
const one = calendar(event('DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z'));
const jo = [['e1', 'calendar', 'Jo Bloggs', '2026-10-20T09:00', '2026-10-20T10:00']];
const now = Date.parse('2026-10-20T08:00:00Z');

/** A reader called Rota of a real server. */
async function serve(
  listener: RequestListener,
  options: { signal?: AbortSignal; fetch?: typeof fetch } = {},
) {
  const server = await startCalendarServer(listener);
  const clock = createManualClock(now);
  const reader = createCalendarReader({
    name: 'Rota',
    address: { kind: 'web', url: `${server.origin}${secret}`, place: '127.0.0.1' },
    fetch: options.fetch ?? fetch,
    clock,
    signal: options.signal ?? new AbortController().signal,
  });
  const read = async () => {
    const outcome = await reader.read(autumn);
    expect(JSON.stringify(outcome)).not.toContain('s3cret');
    expect(JSON.stringify(outcome)).not.toContain(String(server.port));
    return outcome.kind === 'read' ? outcome.copy.shifts.map(short) : outcome;
  };
  return { ...server, clock, read };
}

const failed = (code: string, detail: Record<string, unknown> = {}) => ({
  kind: 'failed',
  failure: { code, detail: { source: 'Rota', ...detail } },
});

function send(response: ServerResponse, body: string | Buffer, type = 'text/calendar; charset=utf-8') {
  response.setHeader('content-type', type);
  response.end(body);
}

test('a feed is asked for once, without cookies, keys or where from', async () => {
  const { read, requests } = await serve((_request, response) => send(response, one));
  expect(await read()).toEqual(jo);
  expect(requests.map(({ path }) => path)).toEqual([secret]);
  const headers = Object.keys(requests[0]?.headers ?? {});
  expect(headers.filter((name) => ['cookie', 'authorization', 'referer'].includes(name))).toEqual([]);
});

test.each([
  [
    'compressed',
    (response: ServerResponse) => {
      response.setHeader('content-encoding', 'gzip');
      send(response, gzipSync(one));
    },
  ],
  ['called plain text', (response: ServerResponse) => send(response, one, 'text/plain')],
  ['called a web page though it is none', (response: ServerResponse) => send(response, one, 'text/html')],
  ['called nothing', (response: ServerResponse) => response.end(one)],
])('a calendar that is %s is read', async (_what, answer) => {
  const { read } = await serve((_request, response) => answer(response));
  expect(await read()).toEqual(jo);
});

test('a letter that a fold divides is whole again', async () => {
  const bytes = Buffer.from(one.replace('Jo Bloggs', 'Zoë 李'));
  const folded = [...bytes].flatMap((byte) =>
    byte === 0x0d || byte === 0x0a ? [byte] : [byte, 0x0d, 0x0a, 0x20],
  );
  const { read } = await serve((_request, response) => send(response, Buffer.from(folded)));
  expect(await read()).toEqual([['e1', 'calendar', 'Zoë 李', '2026-10-20T09:00', '2026-10-20T10:00']]);
});

describe('redirects', () => {
  const hops =
    (location: (path: string) => string | undefined, status = 302): RequestListener =>
    (request, response) => {
      const next = location(request.url ?? '');
      if (next === undefined) return send(response, one);
      response.writeHead(status, { location: next, 'set-cookie': 'session=1' }).end('moved');
    };
  const steps = (last: number) => (path: string) => {
    const step = Number(/^\/step(\d)/.exec(path)?.[1] ?? 0);
    return step < last ? `/step${step + 1}` : undefined;
  };

  test.each([301, 302, 303, 307, 308])('one of %d is followed', async (status) => {
    const { read } = await serve(hops(steps(1), status));
    expect(await read()).toEqual(jo);
  });

  test('three are followed, and no cookie is taken along', async () => {
    const { read, requests } = await serve(hops(steps(3)));
    expect(await read()).toEqual(jo);
    expect(requests.map(({ path }) => path)).toEqual([secret, '/step1', '/step2', '/step3']);
    expect(requests.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('four are not', async () => {
    const { read, requests } = await serve(hops(steps(4)));
    expect(await read()).toEqual(failed('rota-unreachable', { reason: 'it redirects more than 3 times' }));
    expect(requests).toHaveLength(4);
  });

  test.each([
    'http://example.org/s3cret',
    'ftp://example.org/',
    'https://jo:s3cret@example.org/',
    'file:///etc/passwd',
    'https://[',
  ])('one to %s is not followed', async (location) => {
    const { read, requests } = await serve(hops((path) => (path === secret ? location : undefined)));
    expect(await read()).toEqual(
      failed('rota-unreachable', { reason: 'it redirects to an address that is not safe' }),
    );
    expect(requests).toHaveLength(1);
  });

  test('one from out there to this machine is not followed', async () => {
    const inner = await startCalendarServer((_request, response) => send(response, one));
    const asked: string[] = [];
    const reader = createCalendarReader({
      name: 'Rota',
      address: { kind: 'web', url: 'https://rota.example.org/a', place: 'rota.example.org' },
      fetch: async (input) => {
        asked.push(String(input));
        return new Response(null, { status: 302, headers: { location: `${inner.origin}/a` } });
      },
      clock: createManualClock(now),
      signal: new AbortController().signal,
    });
    expect(await reader.read(autumn)).toEqual(
      failed('rota-unreachable', { reason: 'it redirects to an address that is not safe' }),
    );
    expect(asked).toEqual(['https://rota.example.org/a']);
    expect(inner.requests).toEqual([]);
  });

  test('one to a sign-in page is a sign-in', async () => {
    const { read } = await serve((request, response) =>
      request.url === '/sign-in'
        ? send(response, '<!DOCTYPE html><title>Sign in</title>', 'text/html')
        : response.writeHead(302, { location: '/sign-in' }).end(),
    );
    expect(await read()).toEqual(failed('rota-sign-in-needed'));
  });

  test('one to nowhere is the error that it is', async () => {
    const { read } = await serve((_request, response) => response.writeHead(302).end());
    expect(await read()).toEqual(failed('rota-http-error', { status: 302 }));
  });
});

describe('failures', () => {
  test.each([
    ['text/html', '<!doctype html><p>Sign in'],
    ['text/html; charset=utf-8', 'Sign in'],
    ['text/plain', '\n <html lang="en">'],
  ])('a web page as %s is a sign-in', async (type, body) => {
    const { read } = await serve((_request, response) => send(response, body, type));
    expect(await read()).toEqual(failed('rota-sign-in-needed'));
  });

  test.each([401, 403])('%d is a sign-in', async (status) => {
    const { read } = await serve((_request, response) => response.writeHead(status).end());
    expect(await read()).toEqual(failed('rota-sign-in-needed'));
  });

  test.each([304, 400, 404, 410, 500, 502, 503])('%d is the error that it is', async (status) => {
    const { read } = await serve((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end(status === 304 ? undefined : '<html>');
    });
    expect(await read()).toEqual(failed('rota-http-error', { status }));
  });

  test.each([
    ['120', 120],
    [new Date(now + 90_000).toUTCString(), 90],
    ['999999999', 86_400],
    ['-5', 60],
    ['soon', 60],
    [undefined, 60],
  ])('429 with Retry-After %s waits so long', async (after, seconds) => {
    const { read } = await serve((_request, response) => {
      response.writeHead(429, after === undefined ? {} : { 'retry-after': after }).end();
    });
    expect(await read()).toEqual({
      ...failed('rota-rate-limited', { seconds }),
      retryAfterMs: seconds * 1_000,
    });
  });

  test('more than 5 MB is not read to its end', async () => {
    const { read } = await serve((_request, response) => send(response, Buffer.alloc(6_000_000, one)));
    expect(await read()).toEqual(failed('rota-too-large', { limit: '5 MB' }));
  });

  test('what is no calendar is said to be none', async () => {
    const { read } = await serve((_request, response) => send(response, '{}', 'application/json'));
    expect(await read()).toEqual(
      failed('rota-unreadable', { reason: 'it does not begin with BEGIN:VCALENDAR' }),
    );
  });

  test('a calendar cut off by its server is no shorter rota', async () => {
    const { read } = await serve((_request, response) => send(response, one.slice(0, -20)));
    expect(await read()).toEqual(
      failed('rota-unreadable', { reason: 'it ends too early: END:VCALENDAR is missing' }),
    );
  });

  test('a connection that is cut', async () => {
    const { read } = await serve((request, response) => {
      response.writeHead(200, { 'content-length': 10_000 }).write(one);
      setImmediate(() => request.socket.destroy());
    });
    expect(await read()).toEqual(failed('rota-unreachable', { reason: 'the connection was cut' }));
  });

  test('a server that is not there', async () => {
    const { read, close } = await serve((_request, response) => response.end());
    await close();
    expect(await read()).toEqual(failed('rota-unreachable', { reason: 'ECONNREFUSED' }));
  });

  test('a fetch whose message holds the address', async () => {
    const refuse = async () => {
      throw new TypeError('fetch failed', { cause: new Error(`cannot look up ${secret}`) });
    };
    const { read } = await serve(() => undefined, { fetch: refuse });
    expect(await read()).toEqual(failed('rota-unreachable', { reason: 'no reason given' }));
  });

  test("Electron's own codes", async () => {
    const refuse = async () => {
      throw new Error('net::ERR_NAME_NOT_RESOLVED');
    };
    const { read } = await serve(() => undefined, { fetch: refuse });
    expect(await read()).toEqual(failed('rota-unreachable', { reason: 'ERR_NAME_NOT_RESOLVED' }));
  });

  test.each([
    ['no answer', () => undefined],
    ['half an answer', (response: ServerResponse) => response.writeHead(200).write(one.slice(0, 30))],
  ])('%s within 20 s', async (_what, answer) => {
    const { read, clock, asked } = await serve((_request, response) => void answer(response));
    const reading = read();
    await asked;
    await clock.advance(19_999);
    await clock.advance(1);
    expect(await reading).toEqual(failed('rota-timeout', { seconds: 20 }));
  });

  test('the watch is closed meanwhile, or already', async () => {
    const closing = new AbortController();
    const { read, asked } = await serve(() => undefined, { signal: closing.signal });
    const reading = read();
    await asked;
    closing.abort();
    const stopped = failed('rota-unreachable', { reason: 'the reading was stopped' });
    expect(await reading).toEqual(stopped);
    expect(await read()).toEqual(stopped);
  });
});
