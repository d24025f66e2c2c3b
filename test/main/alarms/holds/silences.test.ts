import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toFailure } from '../../../../src/shared/errors';
import { findAlertmanager, startAlertmanager, type TestAlertmanager } from '../../../support/alertmanager';
import { type Fault, type FaultProxy, startFaultProxy } from '../../../support/fault-proxy';
import { missingPeers } from '../../../support/missing-peers';
import { createSilenceDesk, labels, type SilenceDesk, wanted } from './silence-desk';

const isMissing =
  findAlertmanager() === undefined &&
  missingPeers('Silences at a real Alertmanager', ['prometheus-alertmanager']).length > 0;

const hour = 3_600_000;
const minute = 60_000;

type Told = {
  readonly id: string;
  readonly status: { readonly state: string };
  readonly endsAt: string;
  readonly createdBy: string;
  readonly comment: string;
  readonly matchers: readonly unknown[];
};

describe.skipIf(isMissing)('a silence at a real Alertmanager', () => {
  let alertmanager: TestAlertmanager;
  let proxy: FaultProxy;

  beforeAll(async () => {
    alertmanager = await startAlertmanager();
    proxy = await startFaultProxy(alertmanager.url);
  }, 20_000);
  afterAll(async () => {
    await proxy.close();
    await alertmanager.close();
  });
  afterEach(async () => {
    proxy.plan(() => undefined);
    for (const { id } of await live()) await alertmanager.expireSilence(id);
  });

  async function live(): Promise<readonly Told[]> {
    const all = (await (await fetch(`${alertmanager.url}/api/v2/silences`)).json()) as readonly Told[];
    return all.filter(({ status }) => status.state !== 'expired');
  }

  const stateOf = (desk: SilenceDesk) => desk.service.list()[0]?.state;
  const written = (desk: SilenceDesk) =>
    desk.until('the silence being written', () => stateOf(desk) === 'written' || undefined);

  function add(desk: SilenceDesk, lastingMs = hour) {
    return desk.service.add({ ...wanted, endsAt: desk.clock.now() + lastingMs });
  }

  it('covers what has the chosen labels, in my name and with my words', async () => {
    const desk = createSilenceDesk(alertmanager.url);
    expect(desk.service.preview('a1', wanted.labels)).toEqual({
      matchers: [
        { name: 'alertname', value: 'IngressErrorRateHigh' },
        { name: 'namespace', value: 'ingress' },
      ],
      count: 2,
      covers: [
        { id: 'a1', name: 'IngressErrorRateHigh', priority: 'high' },
        { id: 'a2', name: 'IngressErrorRateHigh', priority: 'high' },
      ],
    });
    const [silence] = add(desk);
    expect(silence).toMatchObject({
      state: 'writing',
      author: 'Sam',
      sourceName: 'Live',
      writtenUntilAt: undefined,
    });
    await written(desk);
    expect(await live()).toMatchObject([
      {
        createdBy: 'Sam',
        comment: 'Ada mends it [Watchkeeper op-1]',
        endsAt: new Date(silence?.endsAt ?? 0).toISOString(),
        matchers: [
          { name: 'alertname', value: 'IngressErrorRateHigh', isRegex: false, isEqual: true },
          { name: 'namespace', value: 'ingress', isRegex: false, isEqual: true },
        ],
      },
    ]);
    expect(desk.service.list()).toMatchObject([
      { state: 'written', writtenUntilAt: silence?.endsAt, failure: undefined },
    ]);
  });

  it('asked for twice, as after a lost answer, is one', async () => {
    const desk = createSilenceDesk(alertmanager.url);
    add(desk);
    add(desk);
    await written(desk);
    add(desk);
    await desk.clock.advance(10_000);
    expect(await live()).toHaveLength(1);
  });

  // The first request reads, the second writes.
  it.each<[string, number, Fault]>([
    ['before it was read', 1, 'before'],
    ['before it was written', 2, 'before'],
    ['after it was written', 2, 'after'],
    ['in the middle of the answer', 2, 'during'],
    ['with a 502 after it was written', 2, { status: 502, stored: true }],
    ['with a page for signing in', 2, { status: 302, headers: { location: '/login' }, stored: false }],
  ])('whose connection is cut %s is written exactly once', async (_when, nth, fault) => {
    let seen = 0;
    proxy.plan(() => {
      seen += 1;
      return seen === nth ? fault : undefined;
    });
    const desk = createSilenceDesk(proxy.origin);
    add(desk);
    await written(desk);
    await desk.clock.advance(minute);
    expect(await live()).toHaveLength(1);
    expect(desk.service.list()).toMatchObject([{ state: 'written', failure: undefined }]);
  });

  it.each([true, false])(
    'that was to be written when the process ended (killed: %s) is written once by the next',
    async (killed) => {
      let seen = 0;
      proxy.plan(() => {
        seen += 1;
        return seen === 2 ? 'hang after' : undefined;
      });
      const desk = createSilenceDesk(proxy.origin);
      add(desk);
      await desk.until('the silence being there', async () => (await live()).length === 1 || undefined);
      expect(stateOf(desk)).toBe('writing');
      const next = await desk.restart({ killed });
      proxy.plan(() => undefined);
      await written(next);
      await next.clock.advance(minute);
      expect(await live()).toHaveLength(1);
    },
  );

  it('whose late twin arrives after it loses the twin', async () => {
    const desk = createSilenceDesk(alertmanager.url);
    add(desk);
    await written(desk);
    const [first] = await live();
    const { id: _id, status: _status, ...twin } = first as Told;
    await fetch(`${alertmanager.url}/api/v2/silences`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(twin),
    });
    expect(await live()).toHaveLength(2);
    await desk.clock.advance(5 * minute);
    await desk.until('the twin being ended', async () => (await live()).length === 1 || undefined);
    expect((await live())[0]?.id).toBe(first?.id);
  });

  it('that is refused says so and is not tried again', async () => {
    let posts = 0;
    proxy.plan(() => {
      posts += 1;
      return posts === 2 ? { status: 400, body: '"no"', stored: false } : undefined;
    });
    const desk = createSilenceDesk(proxy.origin);
    add(desk);
    await desk.until('the refusal', () => desk.service.list().length === 0 || undefined);
    await desk.clock.advance(5 * minute);
    expect(await live()).toEqual([]);
    expect(desk.db.prepare('SELECT state, failure FROM silence').get()).toEqual({
      state: 'refused',
      failure: JSON.stringify({ code: 'source-act-refused', detail: { source: 'Live', reason: 'HTTP 400' } }),
    });
  });

  it('waits for a source that is away, says why, and can be taken back meanwhile', async () => {
    proxy.plan(() => 'before');
    const desk = createSilenceDesk(proxy.origin);
    add(desk);
    await desk.until('the failure', () => desk.service.list()[0]?.failure);
    expect(desk.service.list()).toMatchObject([
      { state: 'writing', failure: { code: 'source-unreachable' } },
    ]);
    desk.service.end('op-1');
    proxy.plan(() => undefined);
    await desk.until('its end', () => desk.service.list().length === 0 || undefined);
    expect(await live()).toEqual([]);
  });

  it('that could not be written before its end is not written', async () => {
    proxy.plan(() => 'before');
    const desk = createSilenceDesk(proxy.origin);
    add(desk, 2 * minute);
    await desk.until('the failure', () => desk.service.list()[0]?.failure);
    await desk.clock.advance(2 * minute);
    proxy.plan(() => undefined);
    await desk.until('its end', () => desk.service.list().length === 0 || undefined);
    expect(await live()).toEqual([]);
    expect(desk.db.prepare("SELECT state, failure ->> '$.code' AS code FROM silence").get()).toEqual({
      state: 'over',
      code: 'source-act-late',
    });
  });

  it('is extended once, whatever is pressed twice, and stays one', async () => {
    const desk = createSilenceDesk(alertmanager.url);
    const [first] = add(desk);
    const endsAt = first?.endsAt ?? 0;
    await written(desk);
    desk.service.extend('op-1', endsAt, hour);
    desk.service.extend('op-1', endsAt, hour);
    await written(desk);
    expect(desk.service.list()).toMatchObject([{ endsAt: endsAt + hour, writtenUntilAt: endsAt + hour }]);
    expect((await live()).map((told) => Date.parse(told.endsAt))).toEqual([endsAt + hour]);
  });

  it('is ended early, also where somebody was faster', async () => {
    const desk = createSilenceDesk(alertmanager.url);
    add(desk);
    await written(desk);
    for (const { id } of await live()) await alertmanager.expireSilence(id);
    desk.service.end('op-1');
    await desk.until('its end', () => desk.service.list().length === 0 || undefined);
    expect(desk.db.prepare('SELECT state, failure FROM silence').get()).toEqual({
      state: 'over',
      failure: null,
    });
  });

  it('whose ending has its answer lost is ended all the same', async () => {
    const desk = createSilenceDesk(proxy.origin);
    add(desk);
    await written(desk);
    let isCut = false;
    proxy.plan((path) => {
      if (isCut || !path.includes('/silence/')) return undefined;
      isCut = true;
      return 'after';
    });
    desk.service.end('op-1');
    await desk.until('its end', () => desk.service.list().length === 0 || undefined);
    expect(await live()).toEqual([]);
  });

  it('that somebody changes or ends there is followed', async () => {
    const desk = createSilenceDesk(alertmanager.url);
    const [silence] = add(desk);
    const endsAt = (silence?.endsAt ?? 0) + 30 * minute;
    await written(desk);
    const [{ status: _status, ...told }] = (await live()) as [Told];
    await fetch(`${alertmanager.url}/api/v2/silences`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...told, endsAt: new Date(endsAt).toISOString(), comment: 'in other words' }),
    });
    await desk.clock.advance(5 * minute);
    await desk.until('the other end', () => desk.service.list()[0]?.endsAt === endsAt || undefined);
    for (const { id } of await live()) await alertmanager.expireSilence(id);
    await desk.clock.advance(5 * minute);
    await desk.clock.advance(5 * minute);
    await desk.until('its end', () => desk.service.list().length === 0 || undefined);
    expect(await live()).toEqual([]);
  });

  it('is warned of once before its end, and the press on it extends it once', async () => {
    const desk = createSilenceDesk(alertmanager.url);
    const [silence] = add(desk, 2 * hour);
    const endsAt = silence?.endsAt ?? 0;
    await written(desk);
    await desk.clock.advance(endsAt - 15 * minute - minute - desk.clock.now());
    expect(desk.notifier.shown).toEqual([]);
    await desk.clock.advance(2 * minute);
    expect(desk.notifier.shown).toMatchObject([
      {
        title: 'The silence of IngressErrorRateHigh ends',
        body: expect.stringMatching(
          /^At \w{3} \d+ \w{3} \d\d:\d\d (GMT|BST): then what it covers pages again\.\nAda mends it$/,
        ),
        actions: [
          { id: 'extend', label: 'Extend 1 h' },
          { id: 'open', label: 'Open' },
        ],
      },
    ]);
    const key = desk.notifier.shown[0]?.key ?? '';
    desk.notifier.emit({ kind: 'opened', key });
    expect(desk.opened).toEqual(['a1']);
    desk.notifier.emit({ kind: 'action', key, actionId: 'extend' });
    desk.notifier.emit({ kind: 'action', key, actionId: 'extend' });
    await written(desk);
    expect((await live()).map((told) => Date.parse(told.endsAt))).toEqual([endsAt + hour]);
    expect(desk.notifier.withdrawn).toEqual([key]);
    await desk.clock.advance(10 * minute);
    expect(desk.notifier.shown).toHaveLength(1);
  });

  it('is warned of by one process only, and not off watch', async () => {
    const desk = createSilenceDesk(alertmanager.url);
    const [silence] = add(desk, 2 * hour);
    await written(desk);
    desk.setOnWatch(false);
    await desk.clock.advance((silence?.endsAt ?? 0) - 10 * minute - desk.clock.now());
    expect(desk.notifier.shown).toEqual([]);
    desk.setOnWatch(true);
    await desk.clock.advance(minute);
    expect(desk.notifier.shown).toHaveLength(1);
    const next = await desk.restart({ killed: true });
    await next.clock.advance(minute);
    expect(next.notifier.shown).toEqual([]);
  });

  it('of somebody else is told beside the alarm, as the source says', async () => {
    const desk = createSilenceDesk(alertmanager.url);
    expect(await desk.service.of('a1')).toEqual([]);
    await alertmanager.post([{ labels }]);
    const id = await alertmanager.silence('IngressErrorRateHigh');
    const [told] = await desk.until('the alert being silenced', async () => {
      const alerts = (await (await fetch(`${alertmanager.url}/api/v2/alerts`)).json()) as readonly {
        readonly fingerprint: string;
        readonly status: { readonly silencedBy: readonly string[] };
      }[];
      desk.db
        .prepare('UPDATE alarm SET fingerprint = ? WHERE id = ?')
        .run(alerts[0]?.fingerprint ?? '', 'a1');
      const found = await desk.service.of('a1');
      return found.length > 0 ? found : undefined;
    });
    expect(told).toEqual({ id, author: 'a test', comment: 'a test', endsAt: expect.any(Number) });
  });

  it.each<[string, () => Partial<typeof wanted>, string]>([
    [
      'a label that the alarm lacks',
      () => ({ labels: ['alertname', 'pod'] as never }),
      'the alarm has no label pod',
    ],
    ['a source that takes none', () => ({ alarmId: 'elsewhere' as never }), 'Pages takes no silences'],
  ])('for %s is refused', (_what, change, reason) => {
    const desk = createSilenceDesk(alertmanager.url);
    let failure: unknown;
    try {
      desk.service.add({ ...wanted, ...change(), endsAt: desk.clock.now() + hour });
    } catch (error) {
      failure = toFailure(error);
    }
    expect(failure).toEqual({ code: 'invalid-request', detail: { reason } });
    expect(desk.service.list()).toEqual([]);
  });
});
