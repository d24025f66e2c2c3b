import { beforeAll, expect, test } from 'vitest';
import {
  alerts,
  button,
  click,
  during,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
  text,
  type,
} from './support/render';
import { at, handover } from './support/samples';

// Loaded on demand in the app; here before the tests, so that none of them waits for it.
beforeAll(() => import('../../src/renderer/handover/markdown-preview'));

const words = () => find<HTMLTextAreaElement>('.handover-section textarea');

test('own words are saved while they are typed, and say when', async () => {
  const core = ordinaryCore({
    'handover.write': ({ ownWords }) => ({
      ...handover,
      sections: handover.sections.map((each) => (each.id === 'watch' ? { ...each, ownWords } : each)),
    }),
  });
  const { passTime } = await renderApp(core, '#/handover');
  expect(find('.record').textContent).toBe('Ann, primary');
  await type(words(), 'quiet night');
  expect(find('.handover-section h2').textContent).toBe('Watchsaving…');
  await passTime();
  expect(core.askedFor('handover.write')).toEqual([
    { shiftId: 'shift-1', section: 'watch', ownWords: 'quiet night' },
  ]);
  expect(find('.handover-section h2').textContent).toBe('Watchsaved 09:42:10');
});

test('own words that could not be saved stay, say so, and are saved after the reconnect', async () => {
  const core = ordinaryCore({ 'handover.write': () => handover });
  const { passTime } = await renderApp(core, '#/handover');
  await during(() => core.cut());
  await type(words(), 'quiet night');
  await passTime();
  expect(words().value).toBe('quiet night');
  expect(alerts()[0]).toMatch(/^Watchkeeper on this machine did not answer\. This was not saved/);
  await during(() => core.mend());
  expect(core.askedFor('handover.write')).toEqual([
    { shiftId: 'shift-1', section: 'watch', ownWords: 'quiet night' },
  ]);
  expect(alerts()).toEqual([]);
});

test('export first saves what was just typed, then shows the file', async () => {
  const core = ordinaryCore({
    'handover.write': () => handover,
    'handover.export': () => ({ file: '/data/handovers/one.md' }),
  });
  await renderApp(core, '#/handover');
  core.asked.splice(0);
  await type(words(), 'quiet night');
  await click(button('Export Markdown'));
  expect(core.asked.map((each) => each.name)).toEqual(['handover.write', 'handover.export']);
  expect(find('.handover-acts .hint').textContent).toBe('Written to /data/handovers/one.md');
});

test('posting asks once more, naming the channel and the workspace, and then says that it was sent', async () => {
  const sent = {
    at: at(9, 42),
    delivery: { state: 'sent', failure: undefined },
    changedSince: false,
  } as const;
  const core = ordinaryCore({ 'handover.send': () => ({ ...handover, sent }) });
  await renderApp(core, '#/handover');
  await click(button('Post to #handover…'));
  expect(find('dialog p').textContent).toBe(
    'These words go to #handover in the practice workspace (nobody else sees it), laid out as Slack shows headings and lists.',
  );
  expect(find('.will-post').textContent).toBe('Handover');
  expect(core.askedFor('handover.send')).toEqual([]);
  await click(button('Post'));
  expect(core.askedFor('handover.send')).toEqual([{ shiftId: 'shift-1' }]);
  expect(find('.lead').textContent).toBe('Posted Fri 20 Nov 09:42 GMT, #handover.');
});

test('without a shift it says what a handover belongs to', async () => {
  const core = ordinaryCore({
    'handover.read': () => {
      throw new Refusal('no-watch');
    },
  });
  await renderApp(core, '#/handover');
  expect(text()).toContain('A handover belongs to a shift, and you have none now.');
  expect(alerts()).toEqual([]);
});
