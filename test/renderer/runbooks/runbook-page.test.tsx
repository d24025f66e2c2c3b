import { describe, expect, test } from 'vitest';
import { isReadable, readableMarkdown } from '../../../src/renderer/runbooks/readable-markdown';
import {
  alerts,
  button,
  click,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
  settle,
  text,
} from '../support/render';
import { overdue, runbook, runbookPage } from './runbook-samples';

async function openPage(markdown: string, answers = {}, more = {}) {
  const core = ordinaryCore({ 'runbooks.page': () => runbookPage(markdown, more), ...answers });
  await renderApp(core, '#/runbooks/a');
  // The page and its reader of Markdown are loaded when they are first needed.
  await expect
    .poll(async () => {
      await settle();
      return document.querySelector('.markdown, .plain-page');
    })
    .not.toBeNull();
  return core;
}

test('a page says where it is from, when it was read, and how its review stands', async () => {
  await openPage(
    'Text',
    {},
    { runbook: runbook('a', { review: overdue }), remark: 'Its front matter has no end.', isTemplate: true },
  );
  expect(find('h1').textContent).toBe('Page a');
  expect(find('header .overdue').textContent).toBe('due for review since 12 July 2023.');
  expect(text()).toContain('a.md in /docs, read 09:42.');
  expect(text()).toContain('Its front matter has no end.');
  expect(text()).toContain('what stands between <% and %> is made when the page is published');
});

test('HTML is text, pictures are their words, and no link has an address of its own', async () => {
  await openPage(
    '<script>x</script>\n\nA <b onclick="x">b</b> ![alt words](https://x.example/p.png) ![](p.png) [j](javascript:x)',
  );
  const shown = find('.markdown');
  expect(shown.textContent).toContain('<script>x</script>');
  expect(shown.textContent).toContain('A <b onclick="x">b</b> [picture: alt words] [picture: not named]');
  expect(shown.textContent).toContain('j (not an https link: left out)');
  expect(shown.querySelectorAll('script, b, img, a')).toHaveLength(0);
});

test('an https link opens through the core; another page is asked for; one that is nowhere says so', async () => {
  const core = await openPage('[out](https://x.example/y) [on](b.md) [lost](c.md) <mailto:a@b.example>', {
    'links.open': () => ({ host: 'x.example' }),
    'runbooks.follow': ({ href }: { href: string }) => {
      if (href === 'b.md') return { id: 'b' };
      throw new Refusal('runbook-link-unknown', { href });
    },
  });
  expect(find('.markdown').textContent).toContain('out (x.example)');
  expect(find('.markdown').textContent).toContain('mailto:');
  await click(button('out'));
  expect(core.askedFor('links.open')).toEqual([{ url: 'https://x.example/y' }]);
  await click(button('lost'));
  expect(alerts().join()).toContain('The link to c.md leads to no page that was read.');
  await click(button('on'));
  expect(location.hash).toBe('#/runbooks/b');
});

describe('as Markdown is read', () => {
  test('a first heading that repeats the title is left out, another is not', () => {
    expect(readableMarkdown('\n# Title #\n\nText', 'Title')).toBe('\nText');
    expect(readableMarkdown('# <%= current_page.data.title %>\n\nText', 'Title')).toBe('\nText');
    expect(readableMarkdown('# Other\n\nText', 'Title')).toBe('# Other\n\nText');
  });

  test('a table keeps its lines, and what is in a fence stays as it is', () => {
    expect(readableMarkdown('Text\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter', '')).toBe(
      'Text\n\n~~~~~~~~\n| a | b |\n|---|---|\n| 1 | 2 |\n~~~~~~~~\n\n\nAfter',
    );
    const fenced = '```\n| a |\n|---|\n```\n';
    expect(readableMarkdown(fenced, '')).toBe(fenced);
    expect(readableMarkdown('a | b\n\nno table', '')).toBe('a | b\n\nno table');
  });

  test.each([
    [
      'an ordinary page',
      '# A\n\n> > quote\n\n- a\n  - b\n    - c\n\n---\n\n***\n\n```\n          deep: [x]\n```',
      true,
    ],
    ['a long page', 'x'.repeat(100_001), false],
    ['quotes in quotes', '>'.repeat(30), false],
    ['lists in lists', `${'- '.repeat(30)}x`, false],
    ['a run of stars', '*'.repeat(200), false],
    ['thousands of brackets', '['.repeat(4_000), false],
    ['emphasis in emphasis', `${'**a '.repeat(600)}${'b**'.repeat(600)}`, false],
    ['pictures in pictures', `${'!['.repeat(600)}${'](b)'.repeat(600)}`, false],
    ['much emphasis in many paragraphs', '**a** and _b_ [c](d) snake_case_name\n\n'.repeat(900), true],
    ['a list far to the right', `${' '.repeat(90)}- x`, false],
  ])('%s', (_what, page, isIt) => {
    expect(isReadable(page)).toBe(isIt);
  });
});
