import { expect, test } from 'vitest';
import type { Alarm, AlarmSource, WriteBack } from '../../../src/shared/nouns/alarm';
import {
  alerts,
  button,
  click,
  during,
  field,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
  submit,
  text,
  type,
} from '../support/render';
import { alarm, at, now, source } from '../support/samples';

const pagerDuty = source('PagerDuty', {
  id: 'source-1',
  kind: 'pagerduty',
  url: 'https://api.pagerduty.com',
  canResolve: true,
});
const webhook = (more: Partial<AlarmSource> = {}) =>
  source('Local', {
    kind: 'webhook',
    url: 'http://127.0.0.1:41234',
    told: { lastAt: now - 180_000 },
    ...more,
  });
const hold = {
  id: 'hold-1',
  kind: 'acknowledge',
  by: 'Ann',
  fromAt: now,
  untilAt: at(10, 30),
  via: 'window',
  why: '',
} as const;

async function watchOf(alarms: readonly Alarm[], sources: readonly AlarmSource[] = [pagerDuty]) {
  const core = ordinaryCore({
    'alarms.list': () => alarms,
    'sources.list': () => sources,
    'alarms.resolveAtSource': ({ id }) => alarm(id),
  });
  await renderApp(core);
  return core;
}

async function openDetails() {
  await during(() => {
    find<HTMLDetailsElement>('.alarm details').open = true;
    find('.alarm details').dispatchEvent(new Event('toggle'));
  });
}

test('what somebody acknowledged at its source is held there, and can still be taken here', async () => {
  await watchOf([
    alarm('one', { sourceName: 'PagerDuty', heldAtSource: { by: 'Jo Bloggs', sinceAt: at(9, 40) } }),
  ]);
  expect(text()).toContain('acknowledged at PagerDuty by Jo Bloggs, 09:40');
  expect(find('.alarm').className).toContain('held');
  expect(button('Acknowledge')).toBeDefined();
  expect(() => button('Release')).toThrow();
});

const unreachable = {
  code: 'source-unreachable',
  detail: { source: 'PagerDuty', reason: 'ENOTFOUND' },
} as const;
const refused = {
  code: 'source-act-refused',
  detail: { source: 'PagerDuty', reason: 'the key may not write (HTTP 403)' },
} as const;

test.each<[string, WriteBack, string]>([
  [
    'done',
    { what: 'acknowledge', state: 'done', failure: undefined },
    'acknowledged at PagerDuty too; releasing it here does not undo that',
  ],
  [
    'waiting',
    { what: 'acknowledge', state: 'waiting', failure: undefined },
    'not yet acknowledged at PagerDuty',
  ],
  [
    'tried in vain',
    { what: 'acknowledge', state: 'waiting', failure: unreachable },
    'not yet acknowledged at PagerDuty: PagerDuty cannot be reached (ENOTFOUND); it is tried again by itself',
  ],
  [
    'refused',
    { what: 'acknowledge', state: 'refused', failure: refused },
    'acknowledged here, not at PagerDuty: PagerDuty refused it: the key may not write (HTTP 403). Do it at PagerDuty by hand.',
  ],
])('says of a writing back that is %s how it stands', async (_what, writeBack, words) => {
  await watchOf([alarm('one', { sourceName: 'PagerDuty', hold, writeBack })]);
  expect(text()).toContain(words);
});

test('nothing is said of a writing back that went with a hold that is over, or of an alarm that is', async () => {
  const writeBack: WriteBack = { what: 'acknowledge', state: 'done', failure: undefined };
  await watchOf([
    alarm('one', { sourceName: 'PagerDuty', writeBack }),
    alarm('two', { sourceName: 'PagerDuty', writeBack, hold, endedAt: at(9, 50) }),
  ]);
  expect(text()).not.toContain('at PagerDuty too');
});

test('it is resolved at its source only after it was asked once more', async () => {
  const core = await watchOf([alarm('one')]);
  await openDetails();
  await click(button('Resolve at PagerDuty…'));
  expect(core.askedFor('alarms.resolveAtSource')).toEqual([]);
  await click(button('Not now'));
  await click(button('Resolve at PagerDuty…'));
  await click(button('Resolve at PagerDuty'));
  expect(core.askedFor('alarms.resolveAtSource')).toEqual([{ id: 'one' }]);
});

test.each<[string, Partial<Alarm>, readonly AlarmSource[]]>([
  ['whose source cannot be told', {}, [source('live', { id: 'source-1' })]],
  ['that is over', { endedAt: at(9, 50) }, [pagerDuty]],
  [
    'that is resolved there',
    { writeBack: { what: 'resolve', state: 'done', failure: undefined } },
    [pagerDuty],
  ],
])('there is nothing to resolve in an alarm %s', async (_what, more, sources) => {
  await watchOf([alarm('one', more)], sources);
  await openDetails();
  expect(() => button(/^Resolve at/)).toThrow();
});

test('an alarm of which its source has been silent for a day says so', async () => {
  await watchOf([alarm('one', { sourceName: 'Local', lastToldAt: now - 26 * 3_600_000 - 120_000 })]);
  await openDetails();
  expect(text()).toMatch(/Not heard of for 26 h.*: Local repeats what fires, so it may be over/);
});

test('one told of this morning does not', async () => {
  await watchOf([alarm('one', { lastToldAt: now - 3_600_000 })]);
  await openDetails();
  expect(text()).not.toContain('Not heard of');
});

test('the silence of a webhook is never "every source has just been read"', async () => {
  await watchOf([], [webhook()]);
  expect(text()).toContain('Local cannot be asked; it last told something 3 min ago.');
  expect(text()).not.toContain('has just been read');
});

test('with another source beside it, only that one has been read', async () => {
  await watchOf([], [pagerDuty, webhook({ told: { lastAt: undefined } })]);
  expect(text()).toContain('Every source that can be asked has just been read.');
  expect(text()).toContain('Local cannot be asked; it has told nothing yet.');
});

test('a source says how it listens, and when it has more than was read', async () => {
  const core = ordinaryCore({ 'sources.list': () => [webhook(), { ...pagerDuty, cutAt: 2_000 }] });
  await renderApp(core, '#/settings');
  expect(text()).toContain('listening; last told 3 min ago');
  expect(text()).toContain('it has more, and only the newest 2000 were read');
});

test('the address of a webhook is asked for and copied, and shown where there is no clipboard', async () => {
  const address = 'http://127.0.0.1:41234/secret';
  const copied: string[] = [];
  let isAllowed = true;
  const writeText = (given: string) =>
    isAllowed ? Promise.resolve(void copied.push(given)) : Promise.reject(new Error('not allowed'));
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  const core = ordinaryCore({
    'sources.list': () => [webhook()],
    'sources.webhookAddress': () => ({ address }),
  });
  await renderApp(core, '#/settings');
  expect(text()).not.toContain('secret');
  await click(button('Copy address'));
  expect(copied).toEqual([address]);
  expect(text()).toContain('Copied. Keep it like a password');
  isAllowed = false;
  await click(button('Copy address'));
  expect(field('Its address').value).toBe(address);
});

test('a webhook is made by its name', async () => {
  const core = ordinaryCore({ 'sources.addWebhook': () => [webhook()] });
  await renderApp(core, '#/settings');
  const form = button('Make an address').closest('form');
  await type(form?.querySelector('input') as HTMLInputElement, ' Local ');
  await submit(form);
  expect(core.askedFor('sources.addWebhook')).toEqual([{ name: 'Local' }]);
});

test('PagerDuty is added with its key, and a refusal leaves what was typed', async () => {
  let isRefused = true;
  const core = ordinaryCore({
    'sources.addPagerDuty': () => {
      if (isRefused) throw new Refusal('source-not-added', { source: 'PagerDuty', reason: 'no' });
      return [pagerDuty];
    },
  });
  await renderApp(core, '#/settings');
  const key = field('Key');
  const form = key.closest('form');
  await type(key, ' u+key ');
  await click(form?.querySelector('input[type=checkbox]') as HTMLElement);
  await type(field('Services'), 'PABC123, PDEF456');
  await submit(form);
  expect(alerts().join()).toContain('The source of alarms PagerDuty was not added: no.');
  expect(key.value).toBe(' u+key ');
  isRefused = false;
  await submit(form);
  expect(core.askedFor('sources.addPagerDuty').at(-1)).toEqual({
    name: 'PagerDuty',
    token: 'u+key',
    onlyMine: true,
    serviceIds: ['PABC123', 'PDEF456'],
    teamIds: [],
  });
  expect(key.value).toBe('');
});
