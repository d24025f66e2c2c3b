import { expect, test } from 'vitest';
import { button, click, field, find, ordinaryCore, renderApp, text, type } from '../support/render';
import { at, pack } from '../support/samples';

test('a colleague’s message is put into one of the pack’s channels, and signed', async () => {
  const core = ordinaryCore({
    'packs.current': () => ({
      ...pack,
      channels: { ...pack.channels, support: '#ask', named: [{ name: '#ask', purpose: 'Questions' }] },
    }),
    'practice.post': ({ channel, text: words }) => [
      { channel, ts: '1.000000', threadTs: undefined, text: words, author: 'A colleague', postedAt: at(9) },
    ],
  });
  await renderApp(core, '#/practice');
  expect([...find('select').children].map((each) => each.textContent)).toEqual([
    '#incidents',
    '#handover',
    '#ask',
  ]);
  expect(button('Post as a colleague').disabled).toBe(true);
  await type(field<HTMLInputElement>('What a colleague writes there'), 'is it down?');
  await click(button('Post as a colleague'));
  expect(core.askedFor('practice.post')).toEqual([{ channel: '#incidents', text: 'is it down?' }]);
  expect(text()).toContain('A colleague: is it down?');
  expect(field<HTMLInputElement>('What a colleague writes there').value).toBe('');
});
