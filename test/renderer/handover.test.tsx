import { beforeAll, expect, test } from 'vitest';
import {
  alerts,
  button,
  click,
  during,
  find,
  memoryStorage,
  ordinaryCore,
  Refusal,
  renderApp,
  text,
  type,
} from './support/render';
import { at, handover, incident } from './support/samples';

// Loaded on demand in the app; here before the tests, so that none of them waits for it.
beforeAll(() => import('../../src/renderer/handover/markdown-preview'));

const posted = () => [...document.querySelectorAll('dialog .exact-text')].map((each) => each.textContent);
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
    'It goes to #handover in the practice workspace (nobody else sees it).',
  );
  expect(find('dialog figcaption').textContent).toBe('Exactly this will be posted');
  expect(posted()).toEqual(handover.messages);
  expect(core.askedFor('handover.send')).toEqual([]);
  await click(button('Post'));
  expect(core.askedFor('handover.send')).toEqual([{ id: expect.any(String), shiftId: 'shift-1' }]);
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

test('what was just typed stands in what is shown before it is posted, and a long one as head and replies', async () => {
  let kept = handover;
  const core = ordinaryCore({
    'handover.read': () => kept,
    'handover.write': ({ ownWords }) => {
      kept = { ...handover, messages: ['*Handover*', `*Watch*\n${ownWords}`] };
      return kept;
    },
  });
  await renderApp(core, '#/handover');
  await type(words(), '> two *stars*');
  await click(button('Post to #handover…'));
  expect(find('dialog p').textContent).toContain('as a thread: a head and 1 reply.');
  expect(posted()).toEqual(['*Handover*', '*Watch*\n> two *stars*']);
});

test('words that cannot be saved are not left out in silence: nothing is asked and nothing posted', async () => {
  const core = ordinaryCore({
    'handover.write': () => {
      throw new Refusal('disk-full');
    },
  });
  await renderApp(core, '#/handover');
  await type(words(), 'quiet night');
  await click(button('Post to #handover…'));
  expect(document.querySelector('dialog')).toBe(null);
  expect(alerts()[0]).toMatch(/^The disk is full\./);
});

test('own words that were typed but not saved survive a reload of the window', async () => {
  const session = memoryStorage();
  const first = ordinaryCore();
  const before = await renderApp(first, '#/handover', session);
  await during(() => first.cut());
  await type(words(), 'typed before the reload');
  before.element.remove();

  const second = ordinaryCore({
    'handover.write': ({ ownWords }) => ({
      ...handover,
      sections: handover.sections.map((each) => ({ ...each, ownWords })),
    }),
  });
  await renderApp(second, '#/handover', session);
  expect(words().value).toBe('typed before the reload');
  expect(second.askedFor('handover.write')).toEqual([
    { shiftId: 'shift-1', section: 'watch', ownWords: 'typed before the reload' },
  ]);
});

test('the draft is read anew when the page opens and when the record grows under it', async () => {
  const core = ordinaryCore();
  await renderApp(core);
  const withLine = (line: string) => ({
    ...handover,
    sections: handover.sections.map((each) => ({ ...each, lines: [line] })),
  });
  core.answers['handover.read'] = () => withLine('an incident');
  await during(() => {
    location.hash = '#/handover';
    dispatchEvent(new Event('hashchange'));
  });
  expect(find('.record').textContent).toBe('an incident');
  core.answers['handover.read'] = () => withLine('an incident, resolved');
  await during(() => core.tell('incidents.changed', [incident]));
  expect(find('.record').textContent).toBe('an incident, resolved');
});

test('a word without end does not stand in the preview, which says how long it is', async () => {
  const markdown = `# Handover\n\n- Alarm: ${'x'.repeat(65_536)}`;
  await renderApp(ordinaryCore({ 'handover.read': () => ({ ...handover, markdown }) }), '#/handover');
  expect(find('.markdown li').textContent).toBe(
    `Alarm: ${'x'.repeat(199)}… (65536 characters without a space: the file has them all)`,
  );
});
