import { expect, test } from 'vitest';
import { button, click, find, ordinaryCore, renderApp } from './support/render';
import { info } from './support/samples';

const damaged = {
  ...info,
  recovery: {
    setAsideAs: 'watchkeeper.sqlite.damaged',
    backup: { file: 'b', takenAt: Date.UTC(2026, 10, 19, 18) },
  },
};

test('a database that was set aside is told of on every page, and its backup restored only after a second yes', async () => {
  const core = ordinaryCore({ 'app.info': () => damaged, 'recovery.restore': () => info });
  await renderApp(core, '#/settings');
  expect(find('.page-notice').textContent).toContain('The database could not be read.');
  expect(find('.page-notice').textContent).toContain('The newest backup is from Thu 19 Nov 18:00 GMT.');
  await click(button('Restore the backup…'));
  expect(core.askedFor('recovery.restore')).toEqual([]);
  await click(button('Restore'));
  expect(core.askedFor('recovery.restore')).toEqual([{}]);
  expect(document.querySelector('.page-notice')).toBe(null);
});

test('going on with the empty log is a decision too', async () => {
  const core = ordinaryCore({ 'app.info': () => damaged });
  await renderApp(core);
  await click(button('Go on with the empty log'));
  expect(document.querySelector('.page-notice')).toBe(null);
  expect(core.askedFor('recovery.restore')).toEqual([]);
});
