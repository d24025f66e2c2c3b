import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWebhookPayload } from '../../../src/main/alarms/webhook-payload';
import { webhookAlert, webhookBody } from '../../support/webhook-bodies';

const now = Date.parse('2026-11-20T09:00:00Z');
const startedAt = Date.parse('2026-11-20T08:58:00.123Z');
const read = (body: unknown) => readWebhookPayload(JSON.stringify(body), now);

test('reads what fires and what is over', () => {
  const over = webhookAlert('Over', { status: 'resolved', endsAt: '2026-11-20T08:59:30Z' });
  expect(read(webhookBody([webhookAlert('DiskFull'), over]))).toEqual({
    alerts: [
      {
        fingerprint: 'fingerprint-of-DiskFull',
        startedAt,
        labels: { alertname: 'DiskFull', severity: 'critical', instance: 'db-1' },
        annotations: { summary: 'DiskFull on db-1' },
        suppressed: false,
        link: 'https://prometheus.example.org/graph?g0.expr=up',
        toldAt: now,
      },
    ],
    ended: [{ fingerprint: 'fingerprint-of-Over', startedAt, endedAt: Date.parse('2026-11-20T08:59:30Z') }],
    unreadable: 0,
  });
});

test('reads what Grafana sends, which says more', () => {
  const alert = webhookAlert('DiskFull', {
    silenceURL: 'https://grafana.example.org/alerting/silence/new',
    dashboardURL: '',
    panelURL: '',
    imageURL: null,
    values: { A: 1.5, B: null },
    valueString: "[ var='A' labels={} value=1.5 ]",
  });
  const extra = {
    version: '1',
    orgId: 1,
    title: '[FIRING:1] DiskFull',
    state: 'alerting',
    message: '**Firing**',
  };
  expect(read(webhookBody([alert], extra))).toMatchObject({
    alerts: [{ startedAt }],
    ended: [],
    unreadable: 0,
  });
});

test.each([
  ['the zero time', '0001-01-01T00:00:00Z'],
  ['a time ahead of our clock', '2026-11-20T09:00:00.001Z'],
  ['a time before its start', '2026-11-20T08:58:00Z'],
  ['no time', 'soon'],
  ['nothing', null],
])('takes %s as an end for now', (_what, endsAt) => {
  expect(read(webhookBody([webhookAlert('DiskFull', { status: 'resolved', endsAt })]))?.ended).toEqual([
    { fingerprint: 'fingerprint-of-DiskFull', startedAt, endedAt: now },
  ]);
});

test.each([
  ['null', null],
  ['a string', 'DiskFull'],
  ['no fingerprint', webhookAlert('Bad', { fingerprint: '' })],
  ['a fingerprint without end', webhookAlert('Bad', { fingerprint: 'x'.repeat(201) })],
  ['a status that is none', webhookAlert('Bad', { status: 'pending' })],
  ['no start', webhookAlert('Bad', { startsAt: undefined })],
  ['the zero time as its start', webhookAlert('Bad', { startsAt: '0001-01-01T00:00:00Z' })],
  ['labels that are a list', webhookAlert('Bad', { labels: [] })],
])('sets aside an alert that is or has %s, and keeps the others', (_what, bad) => {
  const told = read(webhookBody([webhookAlert('A'), bad, webhookAlert('B')]));
  expect(told?.alerts.map(({ labels }) => labels.alertname)).toEqual(['A', 'B']);
  expect(told?.unreadable).toBe(1);
});

test('counts what the sender left out as not read', () => {
  expect(read(webhookBody([webhookAlert('A')], { truncatedAlerts: 41 }))?.unreadable).toBe(41);
});

test('drops labels that are no text, and keeps a label named __proto__ as one', () => {
  const labels = JSON.parse('{"alertname":"A","count":3,"__proto__":"x","nested":{"a":1}}') as unknown;
  const told = read(webhookBody([webhookAlert('A', { labels })]));
  expect(Object.entries(told?.alerts[0]?.labels ?? {})).toEqual([
    ['alertname', 'A'],
    ['__proto__', 'x'],
  ]);
});

test.each(['', 'null', '[]', '{}', '{"alerts":{}}', '{"alerts":[]', '<html>', '"alerts"'])(
  'is no payload: %s',
  (text) => {
    expect(readWebhookPayload(text, now)).toBeUndefined();
  },
);

const runs = { numRuns: 10_000, seed: 20_261_120 };

test('of 10,000 mutated bodies, each is read or refused, and no good alert is lost', () => {
  const junk = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constant('\u0000\ud800\u202e'),
    fc.string({ unit: 'binary' }),
  );
  const field = fc.constantFrom(
    'status',
    'labels',
    'annotations',
    'startsAt',
    'endsAt',
    'fingerprint',
    'generatorURL',
  );
  const broken = fc.tuple(field, junk).map(([name, value]) => webhookAlert('Mutated', { [name]: value }));
  const entries = fc.array(fc.oneof(junk, broken), { maxLength: 4 });
  fc.assert(
    fc.property(entries, entries, junk, (before, after, truncatedAlerts) => {
      const given = [...before, webhookAlert('Good'), ...after];
      const told = read(webhookBody(given, { truncatedAlerts }));
      expect(told?.alerts.some(({ labels }) => labels.alertname === 'Good')).toBe(true);
      const counted = (told?.alerts.length ?? 0) + (told?.ended.length ?? 0) + (told?.unreadable ?? 0);
      expect(counted).toBeGreaterThanOrEqual(given.length);
      for (const end of told?.ended ?? []) expect(end.endedAt).toBeLessThanOrEqual(now);
    }),
    runs,
  );
});

test('of 10,000 bodies with bytes changed, cut or doubled, none is more than read or refused', () => {
  const whole = JSON.stringify(webhookBody([webhookAlert('A'), webhookAlert('B', { status: 'resolved' })]));
  const place = fc.nat({ max: whole.length - 1 });
  fc.assert(
    fc.property(place, place, fc.string({ unit: 'binary', maxLength: 3 }), (from, to, put) => {
      const told = readWebhookPayload(whole.slice(0, from) + put + whole.slice(to), now);
      if (told === undefined) return;
      for (const { startedAt: at, fingerprint } of [...told.alerts, ...told.ended]) {
        expect(Number.isFinite(at)).toBe(true);
        expect(fingerprint.length).toBeGreaterThan(0);
      }
    }),
    runs,
  );
});
