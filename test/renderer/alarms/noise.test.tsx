// Loaded here already, so that the page's lazy import answers at once.
import '../../../src/renderer/alarms/noise-page';
import { expect, test } from 'vitest';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import type { NoiseRanking } from '../../../src/shared/nouns/noise';
import {
  alerts,
  button,
  click,
  find,
  ordinaryCore,
  press,
  Refusal,
  renderApp,
  text,
} from '../support/render';
import { alarm, at, now } from '../support/samples';

const minute = 60_000;
const said = (selector: string) => find(selector).textContent ?? '';
const rowOf = (id: string) => find(`[data-alarm=${id}]`);

const ended = (id: string, more: Partial<Alarm> = {}) => alarm(id, { endedAt: at(9, 40), ...more });

const ranking: NoiseRanking = {
  fromAt: now - 30 * 24 * 60 * minute,
  toAt: now,
  total: 3,
  rules: [
    {
      sourceId: 'live',
      name: 'Door',
      sourceName: 'live',
      firings: 40,
      firingMs: 95 * minute,
      pages: 1_200,
      acknowledgements: 3,
      medianHeldMs: 20 * minute,
      endedByThemselves: 30,
      forNothing: 32,
      flaps: 2,
      verdicts: { 'false-positive': 2, 'not-actionable': 0, 'poor-detail': 1, useful: 0 },
    },
    {
      sourceId: 'live',
      name: 'Window',
      sourceName: 'live',
      firings: 1,
      firingMs: 0,
      pages: 0,
      acknowledgements: 0,
      medianHeldMs: undefined,
      endedByThemselves: 0,
      forNothing: 0,
      flaps: 0,
      verdicts: { 'false-positive': 0, 'not-actionable': 0, 'poor-detail': 0, useful: 0 },
    },
  ],
};

test('what is expected to end by itself is folded away, and says until when and why', async () => {
  await renderApp(
    ordinaryCore({
      'alarms.list': () => [
        alarm('sync', {
          quiet: { because: 'expected-end', untilAt: now + 10 * minute, why: 'heavy jobs at night' },
        }),
        alarm('rings'),
      ],
    }),
  );
  expect(said('.noise-expected summary')).toBe('1 alarm expected to end by itself');
  expect(find<HTMLDetailsElement>('.noise-expected').open).toBe(false);
  expect(said('.noise-expected .alarm.quiet')).toMatch(
    /expected to end by itself by \d\d:\d\d: heavy jobs at night/,
  );
  expect(document.querySelectorAll('.alarms-column .alarm.needs-you, ul > .alarm.needs-you')).toHaveLength(1);
});

test('a flapping alarm says how it flaps and until when nobody is told, and how often it fired', async () => {
  const flapping = { changes: 6, sinceAt: now - 20 * minute, lastChangeAt: now - 2 * minute };
  await renderApp(
    ordinaryCore({
      'alarms.list': () => [
        alarm('door', {
          firings: 7,
          flapping: { ...flapping, stableAt: now + 13 * minute },
          quiet: { because: 'flapping', untilAt: now + 13 * minute },
        }),
        alarm('calm', { flapping: { ...flapping, stableAt: now - minute } }),
      ],
    }),
  );
  expect(rowOf('door').textContent).toMatch(/flapping: 6 changes in 18 min; nobody is told until \d\d:\d\d/);
  expect(rowOf('door').textContent).toContain('fired 7 times in 24 h');
  expect(rowOf('calm').textContent).not.toContain('flapping');
});

test('v and a digit in the row of an alarm say what to think of it', async () => {
  let alarms: readonly Alarm[] = [ended('one'), ended('two')];
  const core = ordinaryCore({
    'alarms.list': () => alarms,
    'alarms.judge': ({ id, verdict }) => {
      const judged = ended(id, { judgement: { verdict, by: 'Ann', at: now, note: '' } });
      alarms = [judged, ended('two')];
      return judged;
    },
  });
  await renderApp(core);
  rowOf('one').focus();
  await press('2');
  expect(core.askedFor('alarms.judge')).toEqual([]);
  await press('v');
  expect(said('.noise-verdict .hold-panel')).toBe('False positive1Not actionable2Poor detail3Useful4');
  await press('2');
  expect(core.askedFor('alarms.judge')).toEqual([{ id: 'one', verdict: 'not-actionable' }]);
  expect(document.querySelector('.hold-panel')).toBeNull();
  expect(rowOf('one').textContent).toContain('judged “not actionable” by you at');
  expect(button('Judge anew…')).toBeDefined();
});

test('Escape leaves the verdict, and a refusal stands in the row', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [ended('one')],
    'alarms.judge': () => {
      throw new Refusal('not-found', { noun: 'alarm' });
    },
  });
  await renderApp(core);
  await click(button('Judge…'));
  await press('Escape', {}, button(/^Useful/));
  expect(document.querySelector('.hold-panel')).toBeNull();
  await click(button('Judge…'));
  await click(button(/^Useful/));
  expect(alerts().join(' ')).not.toBe('');
});

test('in a row that can be judged v is about that alarm, elsewhere about all that nobody saw', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [ended('one', { unseen: true }), alarm('rings')],
    'alarms.seen': () => [],
  });
  await renderApp(core);
  rowOf('one').focus();
  await press('v');
  expect(core.askedFor('alarms.seen')).toEqual([]);
  expect(said('.noise-verdict .hold-panel')).toContain('Useful');
  rowOf('rings').focus();
  await press('v');
  expect(core.askedFor('alarms.seen')).toEqual([{ ids: ['one'] }]);
});

test('an alarm that fires and nobody has cannot be judged', async () => {
  await renderApp(ordinaryCore({ 'alarms.list': () => [alarm('rings')] }));
  expect(document.querySelector('.noise-verdict')).toBeNull();
});

test('the ranking says by what rule, and is written as a file', async () => {
  const core = ordinaryCore({
    'noise.read': () => ranking,
    'noise.export': () => ({ file: '/exports/noise-2026-11-20.csv' }),
  });
  await renderApp(core, '#/noise');
  expect(find('h1').textContent).toBe('Noise of the alarms');
  expect(text()).toContain('Ranked by pages × the share of firings that were for nothing');
  const cells = [...document.querySelectorAll('.noise-ranking tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(cells).toEqual([
    ['Alarm', 'Pages', 'For nothing', 'Firings', 'Firing for', 'Held', 'By themselves', 'Flaps', 'Judged'],
    [
      'Doorlive',
      '1,200',
      '80 %',
      '40',
      '1 h 35 min',
      '3 ×median 20 min',
      '75 %',
      '2',
      'false positive 2 ×, poor detail 1 ×',
    ],
    ['Windowlive', '0', '0 %', '1', '0 h', '', '0 %', '', ''],
  ]);
  expect(text()).toContain('1 more rule in the files.');
  await click(button('Export CSV'));
  expect(core.askedFor('noise.export')).toEqual([{ form: 'csv' }]);
  expect(text()).toContain('/exports/noise-2026-11-20.csv');
});

test('where nothing fired it says so', async () => {
  await renderApp(ordinaryCore({ 'noise.read': () => ({ ...ranking, rules: [], total: 0 }) }), '#/noise');
  expect(text()).toContain('Nothing fired in the last 30 days.');
});
