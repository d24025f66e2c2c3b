import { expect, test } from 'vitest';
import { wordsFor } from '../../../src/shared/error-words';
import type { Failure } from '../../../src/shared/errors';
import type { AlarmSource } from '../../../src/shared/nouns/alarm';
import { button, click, field, find, ordinaryCore, Refusal, renderApp, type } from '../support/render';
import { alarm, now, source } from '../support/samples';

async function settingsWith(
  sources: readonly AlarmSource[],
  answers: Parameters<typeof ordinaryCore>[0] = {},
) {
  const core = ordinaryCore({ 'sources.list': () => sources, ...answers });
  await renderApp(core, '#/settings');
  return core;
}

/** Not the one for a folder of packs, which stands on the same page. */
const form = () => find<HTMLFormElement>('form.add-source:not(.add-folder)');
const row = () => find('.settings .list > .row');

async function choose(select: HTMLSelectElement, value: string) {
  await type(select, value);
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await click(find('h1'));
}

test('an Alertmanager needs a name and an address, and nothing more is sent', async () => {
  const core = await settingsWith([], { 'sources.add': () => [source('live')] });
  await type(field('Name'), 'live');
  await type(field('Alertmanager address'), 'https://am.example.org');
  await click(button('Add'));
  expect(core.askedFor('sources.add')).toEqual([{ name: 'live', url: 'https://am.example.org' }]);
  expect(row().textContent).toContain('live');
});

test('a sign-in and replicas are there for those who look for them', async () => {
  const core = await settingsWith([], { 'sources.add': () => [source('live', { signIn: 'headers' })] });
  await type(field('Name'), 'live');
  await type(field('Alertmanager address'), 'https://am-1.example.org');
  await type(
    field<HTMLTextAreaElement>(/^Further replicas/),
    'https://am-2.example.org\n https://am-3.example.org ',
  );
  await choose(field<HTMLSelectElement>('Sign-in'), 'headers');
  expect(button('Add').disabled).toBe(true);
  await type(field('Header 1'), 'X-Grafana-Org-Id');
  await type(field('Value 1'), '2');
  await click(button('One more header'));
  await type(field('Header 2'), 'Authorization');
  expect(button('Add').disabled).toBe(true);
  await type(field('Value 2'), 'Bearer secret');
  expect(field('Value 2').type).toBe('password');
  await click(button('Add'));
  expect(core.askedFor('sources.add')).toEqual([
    {
      name: 'live',
      url: 'https://am-1.example.org',
      replicas: ['https://am-2.example.org', 'https://am-3.example.org'],
      signIn: {
        kind: 'headers',
        headers: [
          { name: 'X-Grafana-Org-Id', value: '2' },
          { name: 'Authorization', value: 'Bearer secret' },
        ],
      },
    },
  ]);
  // Nothing secret stays in the form.
  expect(form().innerHTML).not.toContain('secret');
});

test('what is refused stays in the form, with the reason', async () => {
  await settingsWith([], {
    'sources.add': () => {
      throw new Refusal('source-address-invalid', { address: 'http://am.example.org', reason: 'no' });
    },
  });
  await type(field('Name'), 'live');
  await type(field('Alertmanager address'), 'http://am.example.org');
  await click(button('Add'));
  expect(form().textContent).toContain('The address http://am.example.org cannot be used: no.');
  expect(field('Alertmanager address').value).toBe('http://am.example.org');
});

test('a lost secret is said with what to do, and the place to give it anew stands open', async () => {
  const failure: Failure = { code: 'source-secret-lost', detail: { source: 'live' } };
  const failing = source('live', {
    signIn: 'basic',
    health: { state: 'failing', lastSuccessAt: undefined, failingSinceAt: now - 60_000, failure },
  });
  const core = await settingsWith([failing], {
    'sources.replaceSecret': () => [source('live', { signIn: 'basic' })],
  });
  const { what, todo } = wordsFor(failure);
  expect(row().textContent).toContain(what.replace(/\.$/, ''));
  expect(row().textContent).toContain(todo);
  expect(find<HTMLDetailsElement>('.source-more').open).toBe(true);
  await type(field('User name'), 'watch');
  await type(field('Password'), 'open sesame');
  await click(button('Use this sign-in'));
  expect(core.askedFor('sources.replaceSecret')).toEqual([
    { id: 'live', signIn: { kind: 'basic', user: 'watch', password: 'open sesame' } },
  ]);
  expect(row().textContent).toContain('read 8 s ago');
  expect(row().innerHTML).not.toContain('sesame');
});

test('each replica says whether it answers', async () => {
  const failure: Failure = { code: 'source-timeout', detail: { source: 'am-2.test', seconds: 2 } };
  await settingsWith([
    source('live', {
      parts: [
        { name: 'am-1.test', failure: undefined },
        { name: 'am-2.test', failure },
      ],
    }),
  ]);
  expect([...document.querySelectorAll('.source-parts li')].map((each) => each.textContent)).toEqual([
    'am-1.test answers',
    'am-2.test did not answer within 2 s.',
  ]);
});

test('after a restart of its server a source is not "no alarms", here or on the watch', async () => {
  const settling = source('live', { isSettling: true, restartedAt: now - 60_000 });
  const words = 'restarted Fri 20 Nov 09:41 GMT: alarms may be missing until they are sent again';
  await settingsWith([settling]);
  expect(row().textContent).toContain(words);
  await renderApp(ordinaryCore({ 'sources.list': () => [settling] }));
  expect(document.body.textContent).not.toContain('No alarms.');
  expect(find('.truth').textContent).toContain(`Nobody can say: live: ${words}.`);
});

test('alarms that are too many to be listed are counted aloud', async () => {
  await settingsWith([source('live', { leftOut: 39_001 })]);
  expect(row().textContent).toContain('read 8 s ago, 39,001 more than can be listed');
});

test('the details of an alarm say which rule made it high', async () => {
  const high = alarm('a', { priorityBy: 'severity = cp-team at live' });
  const core = ordinaryCore({ 'alarms.list': () => [high, alarm('b', { priority: 'low' })] });
  await renderApp(core);
  for (const summary of document.querySelectorAll<HTMLElement>('details > summary')) {
    if (summary.textContent === 'All labels') await click(summary);
  }
  const facts = [...document.querySelectorAll('dl.labels')].map((each) => each.textContent).join(' ');
  expect(facts).toContain('high because severity = cp-team at live');
});
