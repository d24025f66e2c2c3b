import { expect, test } from 'vitest';
import type { SettingsView } from '../../src/shared/nouns/app';
import {
  alerts,
  button,
  click,
  field,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
  text,
  type,
} from './support/render';

const fresh: SettingsView = {
  packId: undefined,
  me: '',
  workspace: undefined,
  slack: { state: 'not-connected' },
};

function freshCore(answers: Parameters<typeof ordinaryCore>[0] = {}) {
  let kept = fresh;
  const core = ordinaryCore({
    'settings.read': () => kept,
    'settings.setUp': (given) => {
      kept = { ...kept, ...given, slack: { state: 'practice' } };
      return kept;
    },
    'packs.list': () => [
      {
        id: 'cloud-platform',
        name: 'Cloud Platform',
        origin: 'shipped',
        file: 'cloud-platform.yaml',
        problem: undefined,
      },
      {
        id: 'mine',
        name: 'Mine',
        origin: 'own',
        file: 'mine.yaml',
        problem: {
          file: 'mine.yaml',
          line: 14,
          column: 5,
          reason: '"supprt" is not known',
          hint: 'did you mean "support"?',
        },
      },
    ],
    ...answers,
  });
  return core;
}

test('a name is enough to start in the practice workspace, and then the Watch page is there', async () => {
  const core = freshCore();
  await renderApp(core);
  expect(find('h1').textContent).toBe('Who keeps this watch?');
  expect(button('Start').disabled).toBe(true);
  await type(field('Your name'), '  Ann ');
  await click(button('Start'));
  expect(core.askedFor('settings.setUp')).toEqual([
    { me: 'Ann', packId: 'cloud-platform', workspace: 'practice' },
  ]);
  expect(location.hash).toBe('#/watch');
  expect(find('h1').textContent).toBe('You have the watch');
  expect(find('.practice-marker').textContent).toBe('Practice workspace: nothing leaves this machine');
});

test('a pack that cannot be read says where and why, and cannot be chosen', async () => {
  await renderApp(freshCore());
  expect(text()).toContain(
    'mine.yaml, line 14, column 5: "supprt" is not known. Hint: did you mean "support"?',
  );
  expect(field<HTMLInputElement>(/^Mine/).disabled).toBe(true);
});

test('a token that Slack refuses sets nothing up and is said on this page', async () => {
  const core = freshCore({
    'slack.connect': () => {
      throw new Refusal('slack-token-refused', { error: 'invalid_auth' });
    },
  });
  await renderApp(core);
  await type(field('Your name'), 'Ann');
  await click(field(/^Slack/));
  expect(button('Start').disabled).toBe(true);
  await type(field('Bot token'), 'xoxb-1');
  await click(button('Start'));
  expect(alerts()[0]).toMatch(/^Slack refused the token \(invalid_auth\)\./);
  expect(core.askedFor('settings.setUp')).toEqual([]);
  expect(find('h1').textContent).toBe('Who keeps this watch?');
  expect(field<HTMLInputElement>('Bot token').value).toBe('xoxb-1');
});

test('with a token from the environment, a name and Start are enough', async () => {
  const core = freshCore({
    'settings.read': () => ({
      ...fresh,
      slack: { state: 'connected', team: 'Justice', user: 'watchkeeper', source: 'environment' },
    }),
  });
  await renderApp(core);
  expect(text()).toContain('Connected to Justice as watchkeeper, with the token from the environment.');
  expect(document.querySelector('input[type=password], .manifest')).toBe(null);
  await type(field('Your name'), 'Ann');
  await click(button('Start'));
  expect(core.askedFor('slack.connect')).toEqual([]);
  expect(core.askedFor('settings.setUp')).toEqual([
    { me: 'Ann', packId: 'cloud-platform', workspace: 'slack' },
  ]);
});

test('a token from the environment that Slack refuses is said before anything is set up, and can be replaced', async () => {
  const failure = { code: 'slack-token-refused', detail: { error: 'invalid_auth' } } as const;
  await renderApp(freshCore({ 'settings.read': () => ({ ...fresh, slack: { state: 'failing', failure } }) }));
  expect(field<HTMLInputElement>(/^Slack/).checked).toBe(true);
  expect(alerts()[0]).toMatch(/^Slack refused the token \(invalid_auth\)\./);
  expect(field<HTMLInputElement>('Bot token').value).toBe('');
});
