import { expect, test } from 'vitest';
import type { RequestInput } from '../../../src/shared/contract';
import type { FakeCore } from '../support/fake-core';
import { alerts, button, click, during, find, ordinaryCore, Refusal, renderApp } from '../support/render';
import { alarm } from '../support/samples';
import { overdue, runbook } from './runbook-samples';

const match = (id: string, more = {}) => ({
  kind: 'runbook' as const,
  because: 'title' as const,
  runbook: runbook(id, more),
});
/** Of which alarms the core was asked, question by question. */
const askedAbout = (core: FakeCore) =>
  (core.askedFor('alarms.help') as readonly RequestInput<'alarms.help'>[]).map(({ alarmIds }) => alarmIds);
const lines = () => [...document.querySelectorAll('.help-line')].map((each) => each.textContent);

test('each alarm shows the pages that belong to it, and which are past their review', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one'), alarm('two')],
    'alarms.help': ({ alarmIds }) =>
      alarmIds.map((alarmId) => ({
        alarmId,
        matches: alarmId === 'one' ? [match('a', { review: overdue }), match('b')] : [],
      })),
  });
  await renderApp(core);
  expect(lines()).toEqual(['Runbook: Page a · due for review since 12 July 2023', 'Runbook: Page b']);
  expect(find('.help-line a').getAttribute('href')).toBe('#/runbooks/a');
});

test('only new alarms are asked about, until the pages are others', async () => {
  const core = ordinaryCore({ 'alarms.list': () => [alarm('one')] });
  await renderApp(core);
  const asked = () => askedAbout(core);
  const before = asked().length;
  await during(() => core.tell('alarms.changed', [alarm('one'), alarm('two')]));
  expect(asked().slice(before)).toEqual([['two']]);
  await during(() => core.tell('runbooks.changed', { folders: [], pages: 1, due: 0 }));
  expect(asked().slice(before + 1)).toEqual([['one', 'two']]);
});

test('an alarm that has gone is forgotten with what was known of it', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one')],
    'alarms.help': ({ alarmIds }) => alarmIds.map((alarmId) => ({ alarmId, matches: [match('a')] })),
  });
  const { stores } = await renderApp(core);
  await during(() => core.tell('alarms.changed', []));
  expect(stores.alarmHelp.store.getState().matches).toEqual({});
});

test('a storm is asked about in parts', async () => {
  const storm = Array.from({ length: 250 }, (_, index) => alarm(`alarm-${index}`));
  const core = ordinaryCore({
    'alarms.list': () => storm,
    'alarms.help': ({ alarmIds }) => alarmIds.map((alarmId) => ({ alarmId, matches: [] })),
  });
  await renderApp(core);
  const sizes = askedAbout(core).map(({ length }) => length);
  expect(sizes).toContain(50);
  expect(Math.max(...sizes)).toBe(100);
});

test('a refusal is said above the alarms, and asked about again with the next word of them', async () => {
  let fails = true;
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one')],
    'alarms.help': ({ alarmIds }) => {
      if (fails) throw new Refusal('internal');
      return alarmIds.map((alarmId) => ({ alarmId, matches: [match('a')] }));
    },
  });
  await renderApp(core);
  expect(alerts().join()).toContain('Something went wrong inside Watchkeeper.');
  fails = false;
  await during(() => core.tell('alarms.changed', [alarm('one')]));
  expect(alerts()).toEqual([]);
  expect(lines()).toEqual(['Runbook: Page a']);
});

test('the address that a source gives is opened by the core, with its host to be seen', async () => {
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one', { runbookUrl: 'https://docs.example.org/a' })],
    'links.open': () => ({ host: 'docs.example.org' }),
  });
  await renderApp(core);
  await click(button('Runbook at docs.example.org'));
  expect(core.askedFor('links.open')).toEqual([{ url: 'https://docs.example.org/a' }]);
});

test('a known issue of the team says what to do, folded away until it is wanted', async () => {
  const issue = {
    id: 'etl',
    incident: 'No confirmation of the ETL.',
    actions: 'Restart <b>it</b>.',
    words: ['etl'],
  };
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one')],
    'alarms.help': () => [
      { alarmId: 'one', matches: [{ kind: 'known-issue' as const, issue, word: 'etl' }] },
    ],
  });
  await renderApp(core);
  const line = find('details.known-issue');
  expect(line.hasAttribute('open')).toBe(false);
  expect(line.textContent).toBe('Known issue: No confirmation of the ETL.What to doRestart <b>it</b>.');
});
