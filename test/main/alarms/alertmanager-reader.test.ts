import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createAlertmanagerReader } from '../../../src/main/alarms/alertmanager-reader';
import { createManualClock } from '../../support/manual-clock';
import { failed, json, openReader, serve } from './served-reader';

const goodAlert = {
  labels: { alertname: 'IngressErrorRateHigh', severity: 'critical' },
  annotations: { summary: 'Errors above 5 %' },
  receivers: [{ name: 'nobody' }],
  fingerprint: '9ae1b4c6f0d2a713',
  startsAt: '2026-11-20T09:01:12.345678901Z',
  updatedAt: '2026-11-20T09:05:12.345Z',
  endsAt: '2026-11-20T09:09:12.345Z',
  generatorURL: 'https://prometheus.example.org/graph',
  status: { state: 'active', silencedBy: [], inhibitedBy: [] },
};

const seenGoodAlert = {
  fingerprint: '9ae1b4c6f0d2a713',
  startedAt: Date.parse('2026-11-20T09:01:12.345Z'),
  labels: { alertname: 'IngressErrorRateHigh', severity: 'critical' },
  annotations: { summary: 'Errors above 5 %' },
  suppressed: false,
};

describe('reading an Alertmanager', () => {
  it('asks for silenced and inhibited alerts too, under the route prefix', async () => {
    const asked: (string | undefined)[] = [];
    const { reader } = await serve(
      (request, response) => {
        asked.push(request.url);
        json(response, []);
      },
      { prefix: '/alerts-of/live' },
    );
    expect(await reader.read()).toEqual({ kind: 'read', alerts: [], unreadable: 0 });
    expect(asked).toEqual([
      '/alerts-of/live/api/v2/alerts?active=true&silenced=true&inhibited=true',
      '/alerts-of/live/api/v2/status',
    ]);
  });

  it('tells suppressed from active, whatever suppressed it', async () => {
    const muted = { ...goodAlert, fingerprint: 'b', status: { state: 'suppressed', mutedBy: ['nights'] } };
    const { reader } = await serve((_request, response) => json(response, [goodAlert, muted]));
    expect(await reader.read()).toEqual({
      kind: 'read',
      alerts: [seenGoodAlert, { ...seenGoodAlert, fingerprint: 'b', suppressed: true }],
      unreadable: 0,
    });
  });

  it('keeps the good alerts and counts those that make no sense', async () => {
    const nonsense = [
      null,
      'an alert',
      {},
      { ...goodAlert, startsAt: 'yesterday' },
      { ...goodAlert, fingerprint: 7 },
      { ...goodAlert, labels: ['alertname'] },
    ];
    const { reader } = await serve((_request, response) =>
      json(response, [...nonsense.slice(0, 3), goodAlert, ...nonsense.slice(3)]),
    );
    expect(await reader.read()).toEqual({ kind: 'read', alerts: [seenGoodAlert], unreadable: 6 });
  });

  it('keeps an alert whose labels or annotations hold something else than text, without it', async () => {
    const odd = {
      ...goodAlert,
      labels: { alertname: 'Odd', shards: 3 },
      annotations: { summary: 'Still here', values: { a: 1 }, gone: null },
    };
    const { reader } = await serve((_request, response) => json(response, [odd]));
    expect(await reader.read()).toEqual({
      kind: 'read',
      alerts: [{ ...seenGoodAlert, labels: { alertname: 'Odd' }, annotations: { summary: 'Still here' } }],
      unreadable: 0,
    });
  });

  it('takes a label called __proto__ for a label', async () => {
    const { reader } = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify([goodAlert]).replace('"severity":', '"__proto__":{"x":1},"severity":'));
    });
    const outcome = await reader.read();
    expect(outcome.kind === 'read' && outcome.alerts[0]?.labels).toEqual(seenGoodAlert.labels);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('reads a compressed answer', async () => {
    const { reader } = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(JSON.stringify([goodAlert])));
    });
    expect(await reader.read()).toEqual({ kind: 'read', alerts: [seenGoodAlert], unreadable: 0 });
  });
});

describe('an answer that is not a list of alarms', () => {
  it('that is a page is a sign-in, although it says 200', async () => {
    const { reader } = await serve((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Sign in</title>');
    });
    expect(await reader.read()).toEqual(failed('source-sign-in-needed'));
  });

  it('that is nothing at all is a sign-in', async () => {
    const { reader } = await serve((_request, response) => response.end());
    expect(await reader.read()).toEqual(failed('source-sign-in-needed'));
  });

  it('that is a redirect is a sign-in, and is not followed', async () => {
    const asked: (string | undefined)[] = [];
    const { reader } = await serve((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/sign-in' }).end('Found');
    });
    expect(await reader.read()).toEqual(failed('source-sign-in-needed'));
    expect(asked).toHaveLength(1);
  });

  it.each([
    [401, 'source-sign-in-refused'],
    [403, 'source-sign-in-refused'],
    [404, 'source-not-alertmanager'],
    [410, 'source-not-alertmanager'],
    [429, 'source-http-error'],
    [500, 'source-http-error'],
    [503, 'source-http-error'],
  ])('HTTP %d is %s', async (status, code) => {
    const { reader } = await serve((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>No</h1>');
    });
    expect(await reader.read()).toEqual(failed(code, { status }));
  });

  it.each([
    ['{"status":"success"}', 'it is not a list'],
    ['null', 'it is not a list'],
    ['"an error"', 'it is not a list'],
    ['[{"labels":{}},1]', 'none of its 2 entries is an alarm'],
    ['[{"labels":', 'its JSON is broken'],
  ])('%s is JSON that cannot be read', async (body, reason) => {
    const { reader } = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(body);
    });
    expect(await reader.read()).toEqual(failed('source-unreadable', { reason }));
  });

  it('that is larger than 40 MB is given up while it comes in', async () => {
    const chunk = Buffer.alloc(1_000_000, ' ');
    let sent = 0;
    const { reader } = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      const send = () => {
        while (!response.destroyed && response.write(chunk)) sent += 1;
      };
      response.on('drain', send);
      send();
    });
    expect(await reader.read()).toEqual(failed('source-too-large', { megabytes: 40 }));
    expect(sent).toBeLessThan(80);
  });

  it('that is large only when unpacked is given up too', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    const { reader } = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('content-encoding', 'gzip');
      response.end(bomb);
    });
    expect(await reader.read()).toEqual(failed('source-too-large', { megabytes: 40 }));
  });
});

describe('a source that does not answer', () => {
  it('because nothing listens there is unreachable', async () => {
    const { reader, close } = await serve(() => undefined);
    await close();
    expect(await reader.read()).toEqual(failed('source-unreachable', { reason: 'ECONNREFUSED' }));
  });

  it('because its name is unknown is unreachable', async () => {
    const reader = createAlertmanagerReader({
      ...openReader,
      addresses: ['http://no-such-host.invalid'],
      name: 'Live',
      fetch,
      clock: createManualClock(0),
    });
    expect(await reader.read()).toEqual(
      failed('source-unreachable', { reason: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) }),
    );
  });

  it('because it cuts the connection is unreachable', async () => {
    const { reader } = await serve((request) => request.socket.destroy());
    expect(await reader.read()).toEqual(failed('source-unreachable', { reason: 'the connection was cut' }));
  });

  it('to the end because the connection is reset half-way is unreachable', async () => {
    const { reader } = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('[{"labels":', () => request.socket.resetAndDestroy());
    });
    const outcome = await reader.read();
    expect(outcome).toEqual(
      failed('source-unreachable', {
        reason: expect.stringMatching(/^(ECONNRESET|the connection was cut)$/),
      }),
    );
  });

  it('within ten seconds has timed out', async () => {
    const { reader, clock, asked } = await serve(() => undefined);
    const reading = reader.read();
    await asked;
    await clock.advance(9_999);
    expect(await stateOf(reading)).toBe('pending');
    await clock.advance(1);
    expect(await reading).toEqual(failed('source-timeout', { seconds: 10 }));
  });

  it('in full within ten seconds has timed out, though it began to', async () => {
    const { reader, clock, asked } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('[');
    });
    const reading = reader.read();
    await asked;
    await clock.advance(10_000);
    expect(await reading).toEqual(failed('source-timeout', { seconds: 10 }));
  });

  it('is given up at once when the watch is closed', async () => {
    const closing = new AbortController();
    const { reader, asked } = await serve(() => undefined, { signal: closing.signal });
    const reading = reader.read();
    await asked;
    closing.abort();
    expect(await reading).toMatchObject({ kind: 'failed', failure: { code: 'source-unreachable' } });
  });

  it('even if the fetch at hand ignores its signal, does not hold up the watch', async () => {
    const clock = createManualClock(0);
    const reader = createAlertmanagerReader({
      ...openReader,
      addresses: ['http://127.0.0.1'],
      name: 'Live',
      fetch: () => new Promise(() => undefined),
      clock,
    });
    const reading = reader.read();
    await clock.advance(10_000);
    expect(await reading).toEqual(failed('source-timeout', { seconds: 10 }));
  });
});

function stateOf(promise: Promise<unknown>): Promise<'pending' | 'settled'> {
  return Promise.race([
    promise.then(() => 'settled' as const),
    new Promise<'pending'>((resolve) => setImmediate(() => resolve('pending'))),
  ]);
}
