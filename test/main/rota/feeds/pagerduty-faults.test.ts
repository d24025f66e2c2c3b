import { describe, expect, it } from 'vitest';
import { failed, hourShifts, hours, now, readPagerDuty } from './pagerduty-under-test';

describe('a rate limit', () => {
  it.each([
    [{ 'ratelimit-reset': '17' }, 17_000],
    [{ 'retry-after': '9' }, 9_000],
    [{ 'retry-after': new Date(now + 30_000).toUTCString() }, 30_000],
    [{ 'ratelimit-reset': '0' }, 1_000],
    [{ 'ratelimit-reset': 'soon' }, 60_000],
    [{}, 60_000],
  ])('of %j is waited for, and the page asked for again', async (headers, waitMs) => {
    const { read, server, clock, waiting, offsets } = await readPagerDuty(hours(150));
    server.atCall(2, { kind: 'rate-limited', headers });
    const reading = read();
    await waiting(waitMs);
    await clock.advance(waitMs - 1);
    expect(offsets()).toEqual(['0', '100']);
    await clock.advance(1);
    expect(await reading).toMatchObject({ kind: 'read', copy: { shifts: hourShifts(150) } });
    expect(offsets()).toEqual(['0', '100', '100']);
  });

  it('is waited for three times in one reading, not a fourth time', async () => {
    const { read, server, clock, waiting, offsets } = await readPagerDuty(hours(150));
    for (const call of [1, 3, 4, 5])
      server.atCall(call, { kind: 'rate-limited', headers: { 'ratelimit-reset': '5' } });
    const reading = read();
    for (const times of [1, 2, 3]) {
      await waiting(5_000, times);
      await clock.advance(5_000);
    }
    expect(await reading).toEqual({ ...failed('rota-rate-limited', { seconds: 5 }), retryAfterMs: 5_000 });
    expect(offsets()).toEqual(['0', '0', '100', '100', '100']);
  });

  it.each([
    ['61', 61],
    ['900', 900],
    // An instant in place of a number of seconds: asked again in an hour, not in decades.
    ['1795161600', 3_600],
  ])('of %s s is too long to wait for', async (reset, seconds) => {
    const { read, server, offsets } = await readPagerDuty(hours(150));
    server.atCall(2, { kind: 'rate-limited', headers: { 'ratelimit-reset': reset } });
    expect(await read()).toEqual({
      ...failed('rota-rate-limited', { seconds }),
      retryAfterMs: seconds * 1_000,
    });
    expect(offsets()).toEqual(['0', '100']);
  });
});

describe('a refusal by PagerDuty', () => {
  it('of a wrong key is told as that', async () => {
    const { read } = await readPagerDuty([], { token: 'a-key-of-somebody-else' });
    expect(await read()).toEqual(failed('rota-token-refused', { status: 401 }));
  });

  it.each([
    [401, 'rota-token-refused'],
    [403, 'rota-token-refused'],
    [400, 'rota-http-error'],
    [402, 'rota-http-error'],
    [404, 'rota-http-error'],
    [500, 'rota-http-error'],
    [503, 'rota-http-error'],
  ])('with HTTP %d is %s, without its own words', async (status, code) => {
    const { read, server } = await readPagerDuty([]);
    server.atCall(1, { kind: 'status', status });
    expect(await read()).toEqual(failed(code, { status }));
  });

  it.each(['a key\nwith a line', 'ключ', 'two words'])(
    'is not even asked for with %j, which is no key',
    async (token) => {
      const { read, server } = await readPagerDuty([], { token });
      expect(await read()).toEqual(
        failed('rota-unreachable', { reason: 'the key holds a character that no key has' }),
      );
      expect(server.requests).toEqual([]);
    },
  );
});

describe('an answer that is not a rota', () => {
  it.each([
    { kind: 'answer', type: 'text/html', text: '<!doctype html><title>Sign in</title>' } as const,
    { kind: 'answer', text: '\n<html><body>Sign in</body></html>' } as const,
    { kind: 'redirect', to: '/sign-in' } as const,
  ])('but a page (%j) is a sign-in, and no redirect is followed', async (fault) => {
    const { read, server } = await readPagerDuty([]);
    server.atCall(1, fault);
    expect(await read()).toEqual(failed('rota-sign-in-needed'));
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['', 'its JSON is broken'],
    ['{"oncalls":[', 'its JSON is broken'],
    ['null', 'it is not a list of who is on call'],
    ['[]', 'it is not a list of who is on call'],
    ['{"oncalls":{},"more":false}', 'it is not a list of who is on call'],
    ['{"oncalls":[]}', 'it is not a list of who is on call'],
    ['{"error":{"message":"Invalid","code":2001}}', 'it is not a list of who is on call'],
  ])('but %j cannot be read', async (text, reason) => {
    const { read, server } = await readPagerDuty([]);
    server.atCall(1, { kind: 'answer', text });
    expect(await read()).toEqual(failed('rota-unreadable', { reason }));
  });

  it('is given up when it is larger than 10 MB', async () => {
    const { read, server } = await readPagerDuty([]);
    server.atCall(1, { kind: 'answer', text: ' '.repeat(10_000_001) });
    expect(await read()).toEqual(failed('rota-too-large', { limit: '10 MB' }));
  });
});

describe('PagerDuty out of reach', () => {
  it('because nothing listens there is unreachable', async () => {
    const { read, server } = await readPagerDuty([]);
    await server.close();
    expect(await read()).toEqual(failed('rota-unreachable', { reason: 'ECONNREFUSED' }));
  });

  it.each(['cut', 'cut-half-way'] as const)('because the connection is %s is unreachable', async (kind) => {
    const { read, server } = await readPagerDuty([]);
    server.atCall(1, { kind });
    expect(await read()).toEqual(
      failed('rota-unreachable', { reason: expect.stringMatching(/^(ECONNRESET|the connection was cut)$/) }),
    );
  });

  it.each(['hang', 'hang-half-way'] as const)('because it %ss has timed out after 20 s', async (kind) => {
    const { read, server, clock, asked } = await readPagerDuty(hours(150));
    server.atCall(2, { kind });
    let isSettled = false;
    const reading = read().finally(() => {
      isSettled = true;
    });
    await asked(2);
    await clock.advance(19_999);
    expect(isSettled).toBe(false);
    await clock.advance(1);
    expect(await reading).toEqual(failed('rota-timeout', { seconds: 20 }));
  });

  it('does not hold up the rota, even if the fetch at hand ignores its signal', async () => {
    const { read, clock } = await readPagerDuty([], { fetch: () => new Promise(() => undefined) });
    const reading = read();
    await clock.advance(20_000);
    expect(await reading).toEqual(failed('rota-timeout', { seconds: 20 }));
  });

  it('is told without what a thrown error says of address and key', async () => {
    const { read, server } = await readPagerDuty([], {
      fetch: (input, init) => {
        throw new TypeError(`${String(input)} ${JSON.stringify(init?.headers)}`, {
          cause: Object.assign(new Error(String(input)), { code: `E ${String(input)}` }),
        });
      },
    });
    expect(await read()).toEqual(failed('rota-unreachable', { reason: 'no reason given' }));
    expect(server.requests).toEqual([]);
  });
});

describe('a reading that is broken off', () => {
  const brokenOff = failed('rota-unreachable', { reason: 'the reading was stopped' });

  it('before it begins asks nothing', async () => {
    let calls = 0;
    const { read } = await readPagerDuty([], {
      signal: AbortSignal.abort(),
      fetch: async () => {
        calls += 1;
        return Response.json({ oncalls: [], more: false });
      },
    });
    expect(await read()).toEqual(brokenOff);
    expect(calls).toBe(0);
  });

  it('while an answer is awaited ends at once', async () => {
    const closing = new AbortController();
    const { read, server, asked } = await readPagerDuty([], { signal: closing.signal });
    server.atCall(1, { kind: 'hang' });
    const reading = read();
    await asked(1);
    closing.abort();
    expect(await reading).toEqual(brokenOff);
  });

  it('while a rate limit is waited for ends at once and asks nothing more', async () => {
    const closing = new AbortController();
    const { read, server, waiting } = await readPagerDuty([], { signal: closing.signal });
    server.atCall(1, { kind: 'rate-limited', headers: { 'ratelimit-reset': '45' } });
    const reading = read();
    await waiting(45_000);
    closing.abort();
    expect(await reading).toEqual(brokenOff);
    expect(server.requests).toHaveLength(1);
  });
});
