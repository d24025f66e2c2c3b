import { expect, test } from 'vitest';
import '../../../src/renderer/commands/approvals-section';
import { button, click, find, ordinaryCore, renderApp, settle, text } from '../support/render';
import { at } from '../support/samples';
import { version, view } from './command-samples';

const { packHash, packName, commands } = version();
const approval = { packHash: `${packHash}-0123456789abcdef`, packName, commands, by: 'Ann', at: at(9) };

test('what was approved is listed in Settings with every word of it, and can be taken back', async () => {
  const core = ordinaryCore({
    'commands.read': () => view({ approvals: [approval] }),
    'commands.withdraw': () => view(),
  });
  await renderApp(core, '#/settings');
  const isThere = () => document.querySelector('#approved-commands') !== null;
  for (let turn = 0; turn < 50 && !isThere(); turn += 1) await settle();
  const section = find('section[aria-labelledby=approved-commands]');
  expect(section.textContent).toContain('Cloud Platform, version hash-0123456');
  expect(section.textContent).toContain('approved by Ann, Fri 20 Nov 09:00 GMT');
  expect(section.querySelectorAll('.argv')).toHaveLength(2);
  await click(button('Take back'));
  expect(core.askedFor('commands.withdraw')).toEqual([{ packHash: approval.packHash }]);
  expect(section.textContent).toContain('None.');
  expect(text()).not.toContain('Take back');
});
