import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../src/main/runbooks/read-page';
import { reviewDates, reviewOn } from '../../../src/main/runbooks/review-date';

const page = (text: string, path = 'a.md') => readPage(path, text);

describe('front matter', () => {
  test('gives the title, the dates, and is no part of the text', () => {
    expect(
      page('---\r\ntitle: T\r\nlast_reviewed_on: 2023-01-12\r\nreview_in: 6 months\r\n---\r\nText'),
    ).toEqual({
      title: 'T',
      headings: '',
      text: 'Text',
      stem: 'a',
      review: { reviewedOn: '2023-01-12', dueOn: '2023-07-12', problem: undefined },
      remark: undefined,
    });
  });

  test.each([
    ['a bracket that stays open', '---\ntitle: [T\n---\nText', 'Its front matter cannot be read: '],
    [
      'a list',
      '---\n- a\n---\nText',
      'Its front matter cannot be read: it is not a list of names with values.',
    ],
    ['an alias without an anchor', '---\ntitle: *a\n---\nText', 'Its front matter cannot be read: '],
    [
      'aliases that unfold without end',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n---\nText`,
      'Its front matter cannot be read: it refers to itself or is too deep.',
    ],
    ['depth without end', `---\na: ${'['.repeat(7_000)}\n---\nText`, 'Its front matter cannot be read: '],
    ['a tab', '---\na:\n\tb: c\n---\nText', 'Its front matter cannot be read: '],
    ['no end', '---\ntitle: T\nText', 'Its front matter has no end, or is too long to be read.'],
    ['too much of it', `---\ntitle: T\n${'# x\n'.repeat(9_000)}---\nText`, 'Its front matter has no end'],
  ])('that holds %s keeps the page and says so', (_what, text, remark) => {
    const read = page(text, 'from-its-name.md');
    expect(read.remark).toContain(remark);
    expect(read.text).toContain('Text');
    expect(read.title).not.toBe('');
    expect(read.review).toEqual({ reviewedOn: undefined, dueOn: undefined, problem: undefined });
  });

  test('values that are no words count as none', () => {
    expect(
      page('---\ntitle: {a: b}\nlast_reviewed_on: [2023]\n__proto__: {title: x}\n---\n# H'),
    ).toMatchObject({
      title: 'H',
      remark: undefined,
    });
    expect(page('---\ntitle: 404\n---\n')).toMatchObject({ title: '404' });
    expect(page('---\n---\n# H')).toMatchObject({ title: 'H', remark: undefined });
  });

  test('a page that begins with a rule has none', () => {
    expect(page('---\n\nSome words\n')).toMatchObject({ text: '---\n\nSome words\n', remark: undefined });
  });

  test('ERB is text: in the title, the headings and the page', () => {
    expect(page('# <%= system("id") %>\n\n<% exit %>', 'a.md.erb')).toMatchObject({
      title: 'a',
      text: '# <%= system("id") %>\n\n<% exit %>',
    });
  });
});

test.each([
  ['2023-01-12', '6 months', '2023-07-12'],
  ['2023-08-31', '6 months', '2024-02-29'],
  ['2024-02-29', '1 year', '2025-02-28'],
  ['2026-03-28', '1 day', '2026-03-29'],
  ['2026-10-24', '2 weeks', '2026-11-07'],
  ['2026-01-01', ' 90  Days ', '2026-04-01'],
])('%s and in %s is %s', (reviewedOn, reviewIn, dueOn) => {
  expect(reviewDates(reviewedOn, reviewIn)).toMatchObject({ dueOn, problem: undefined });
});

test.each([
  ['2023-02-30', '6 months', 'last_reviewed_on is no date such as 2026-01-31'],
  ['12 January 2023', '6 months', 'last_reviewed_on is no date such as 2026-01-31'],
  ['2023-01-12', 'soon', 'review_in is no interval such as 6 months'],
  ['2023-01-12', '-6 months', 'review_in is no interval such as 6 months'],
  ['9999-01-12', '9999 years', 'review_in is longer than calendars go'],
])('%s and in %s gives no date, and says why', (reviewedOn, reviewIn, reason) => {
  expect(reviewOn('2026-11-20', reviewDates(reviewedOn, reviewIn))).toEqual({ state: 'unclear', reason });
});

test('a review is due from its day on', () => {
  const dates = reviewDates('2026-05-20', '6 months');
  expect(['2026-11-19', '2026-11-20', '2026-11-21'].map((day) => reviewOn(day, dates).state)).toEqual([
    'current',
    'due',
    'due',
  ]);
  expect(reviewOn('2026-11-20', reviewDates('2026-05-20', undefined))).toEqual({ state: 'undated' });
});

test('headings are read outside of code, of both forms, without their marks', () => {
  const text = [
    '# One #',
    'Two',
    '---',
    '```sh',
    '# not this',
    '```',
    '~~~',
    '# nor this',
    '```',
    '# nor this either',
    '~~~',
    '###### [Six](http://x) `code` **bold**',
    '####### seven',
    '#none',
    '- list',
    '---',
    '   ## Indented',
    '    ## Code',
  ].join('\n');
  expect(page(text).headings.split('\n')).toEqual(['One', 'Two', 'Six code bold', 'Indented']);
});

test('whatever the text, a page comes of it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('', '---\n', '---\ntitle: '),
      (text, begin) => {
        const read = page(`${begin}${text}`);
        expect(read.title.length).toBeGreaterThan(0);
        expect(read.title.isWellFormed()).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
