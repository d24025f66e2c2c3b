import { describe, expect, it } from 'vitest';
import { failed, hourShifts, hours, oncall, primary, readPagerDuty, window } from './pagerduty-under-test';

const pageOf = (rest: object) => ({
  kind: 'answer' as const,
  text: JSON.stringify({ oncalls: [], limit: 100, offset: 0, more: false, total: null, ...rest }),
});

describe('a rota of several pages', () => {
  it('is read to its end', async () => {
    const { read, offsets } = await readPagerDuty(hours(250));
    expect(await read()).toEqual({
      kind: 'read',
      copy: { lanes: [primary], shifts: hourShifts(250), unreadable: 0 },
    });
    expect(offsets()).toEqual(['0', '100', '200']);
  });

  it('that fills its last page asks for no further one', async () => {
    const { read, offsets } = await readPagerDuty(hours(200));
    expect(await read()).toMatchObject({ copy: { shifts: hourShifts(200) } });
    expect(offsets()).toEqual(['0', '100']);
  });

  it('follows a page that is smaller than asked', async () => {
    const { read, server, offsets } = await readPagerDuty(hours(60));
    server.atCall(1, pageOf({ oncalls: hours(25), limit: 25, more: true }));
    server.atCall(2, pageOf({ oncalls: hours(50).slice(25), limit: 25, offset: 25, more: true }));
    expect(await read()).toMatchObject({ copy: { shifts: hourShifts(60) } });
    expect(offsets()).toEqual(['0', '25', '50']);
  });

  it('that grows while it is read has no shift twice', async () => {
    const { read, server } = await readPagerDuty(hours(150));
    const earlier = oncall('2026-10-31T12:00:00Z', '2026-11-01T00:00:00Z');
    server.atCall(2, {
      kind: 'list',
      oncalls: [oncall(null, null, { schedule: null }), earlier, ...hours(150)],
    });
    // What came in on the first page is known at the next reading; the two that moved to the second are told twice.
    expect(await read()).toMatchObject({ kind: 'read', copy: { shifts: hourShifts(150), unreadable: 0 } });
  });

  it.each([
    [{ kind: 'status', status: 500 } as const, failed('rota-http-error', { status: 500 })],
    [{ kind: 'cut' } as const, failed('rota-unreachable', { reason: 'the connection was cut' })],
    [
      { kind: 'answer', text: '{"oncalls":[' } as const,
      failed('rota-unreadable', { reason: 'its JSON is broken' }),
    ],
  ])('of which the third fails (%j) is no copy at all', async (fault, outcome) => {
    const { read, server, offsets } = await readPagerDuty(hours(250));
    server.atCall(3, fault);
    expect(await read()).toEqual(outcome);
    expect(offsets()).toEqual(['0', '100', '200']);
  });

  it('that promises more and sends nothing is given up, and is no copy', async () => {
    const { read, server, offsets } = await readPagerDuty(hours(250));
    server.atCall(2, pageOf({ offset: 100, more: true }));
    expect(await read()).toEqual(
      failed('rota-unreadable', { reason: 'it promises more entries and sends none' }),
    );
    expect(offsets()).toEqual(['0', '100']);
  });

  it('that comes with the first page again is not asked for ever', async () => {
    const { read, server } = await readPagerDuty(hours(250));
    server.atCall(2, pageOf({ oncalls: hours(100), more: true }));
    expect(await read()).toEqual(
      failed('rota-unreadable', { reason: 'it answers another page than the one asked for' }),
    );
  });

  it('is read up to the 10,000 entries that PagerDuty gives out', async () => {
    const entry = hours(1)[0] ?? {};
    const { read, offsets } = await readPagerDuty(Array.from({ length: 10_000 }, () => entry));
    expect(await read()).toMatchObject({ copy: { shifts: hourShifts(1) } });
    expect(offsets()).toHaveLength(100);
    expect(offsets().at(-1)).toBe('9900');
  });

  it('with more than 10,000 entries is too large, and nothing beyond is asked for', async () => {
    const entry = hours(1)[0] ?? {};
    const { read, offsets } = await readPagerDuty(Array.from({ length: 10_001 }, () => entry));
    expect(await read()).toEqual(failed('rota-too-large', { limit: '10,000 entries' }));
    expect(offsets().at(-1)).toBe('9900');
  });

  it('is asked for over one span, however long the reading takes', async () => {
    const { read, server, clock, waiting } = await readPagerDuty(hours(150));
    server.atCall(2, { kind: 'rate-limited', headers: { 'ratelimit-reset': '50' } });
    const reading = read({ ...window, toAt: window.toAt + 1_000 * 86_400_000 });
    await waiting(50_000);
    await clock.advance(50_000);
    await reading;
    const untils = server.requests.map(({ query }) => query.find(([name]) => name === 'until')?.[1]);
    expect(untils).toHaveLength(3);
    expect(new Set(untils).size).toBe(1);
  });
});
