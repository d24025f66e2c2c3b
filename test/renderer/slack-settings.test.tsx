import { expect, test } from 'vitest';
import {
  awaited,
  button,
  click,
  during,
  field,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
} from './support/render';
import { settings } from './support/samples';

const slackCore = () =>
  ordinaryCore({
    'settings.read': () => ({ ...settings, workspace: 'slack', slack: { state: 'not-connected' } }),
  });

function clipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

const spoken = () => find('.manifest [role=status]').textContent;

test('the manifest is copied whole, and it is said', async () => {
  const copied: string[] = [];
  clipboard(async (text) => void copied.push(text));
  await renderApp(slackCore(), '#/settings');
  expect(field('Bot token').value).toBe('');
  expect(spoken()).toBe('');
  await click(button('Copy the manifest'));
  expect(copied).toEqual([find('.manifest pre').textContent]);
  expect(copied[0]).toContain('chat:write');
  expect(spoken()).toBe('Copied.');
});

test('where the page may not use the clipboard, the manifest is selected and that is said', async () => {
  clipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
  await renderApp(slackCore(), '#/settings');
  await click(button('Copy the manifest'));
  expect(spoken()).toBe('It could not be copied for you, so it is selected: copy it as you copy any text.');
  expect(getSelection()?.toString()).toBe(find('.manifest pre').textContent);
});

test('what scrolls can be reached by keys and has a name', async () => {
  await renderApp(slackCore(), '#/settings');
  const region = find('.manifest section');
  expect([region.tabIndex, region.getAttribute('aria-label')]).toEqual([0, 'Manifest of the Slack app']);
});

test('a workspace is shown as chosen from the press on, and the old one again if it cannot be kept', async () => {
  const answer = awaited<void>();
  const core = ordinaryCore({
    'settings.setUp': async () => {
      await answer.promise;
      throw new Refusal('disk-full');
    },
  });
  await renderApp(core, '#/settings');
  const slack = () => field<HTMLInputElement>(/^Slack/);
  await click(slack());
  expect(slack().checked).toBe(true);
  await during(answer.resolve);
  expect(slack().checked).toBe(false);
});
