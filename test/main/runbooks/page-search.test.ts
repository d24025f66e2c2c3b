import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRunbookDesk } from './runbook-desk';

const files = {
  'ingress.md': '# Ingress returns errors\n\nThe controllers of the ingress answer 502. C++ and naïve café.',
  'nodes.md': '# Nodes\n\n## When ingress fails\n\nDrain the node-pool.',
  'text.md': '# Other\n\nThe ingress is named here only.',
};

test('a word in the title weighs more than in a heading, and there more than in the text', async () => {
  const { titles, withFolder } = openRunbookDesk();
  await withFolder(files);
  expect(titles('ingress')).toEqual(['Ingress returns errors', 'Nodes', 'Other']);
});

test('all words must be there, and the last may be the beginning of one', async () => {
  const { titles, withFolder } = openRunbookDesk();
  await withFolder(files);
  expect(titles('ingress control')).toEqual(['Ingress returns errors']);
  expect(titles('ingr controllers')).toEqual([]);
  expect(titles('NODE-POOL')).toEqual(['Nodes']);
  expect(titles('cafe')).toEqual(['Ingress returns errors']);
});

test('what was found stands marked in its surroundings', async () => {
  const { runbooks, withFolder } = openRunbookDesk();
  await withFolder(files);
  const { hits, total } = runbooks.search('named');
  expect(total).toBe(1);
  expect(hits[0]?.excerpt).toEqual([
    { text: '# Other The ingress is ', isMatch: false },
    { text: 'named', isMatch: true },
    { text: ' here only.', isMatch: false },
  ]);
});

test('without a word all pages are listed by their titles; with marks only, none', async () => {
  const { runbooks, titles, withFolder } = openRunbookDesk();
  await withFolder(files);
  expect(titles('  ')).toEqual(['Ingress returns errors', 'Nodes', 'Other']);
  expect(runbooks.search('*** "" -- ()')).toEqual({ hits: [], total: 0 });
});

describe('what would be syntax is a word', () => {
  test.each([
    'NEAR(a b)',
    'title:ingress',
    '{title}:x',
    '"',
    '""" OR 1',
    'a AND NOT b',
    '^ingress',
    'ingress*',
    "'; DROP TABLE runbook; --",
    'a\u0000b',
    '-ingress',
    '+',
    'ingress)',
    '\ud800',
  ])('%j', async (words) => {
    const { runbooks, titles, withFolder } = openRunbookDesk();
    await withFolder(files);
    expect(() => runbooks.search(words)).not.toThrow();
    expect(titles()).toHaveLength(3);
  });

  test('title:ingress asks for both words, wherever they are', async () => {
    const { titles, withFolder } = openRunbookDesk();
    await withFolder({ 'a.md': '# A\n\ntitle: ingress', ...files });
    expect(titles('title:ingress')).toEqual(['A']);
  });
});

test('whatever is typed, it is an answer and no error', async () => {
  const { runbooks, withFolder } = openRunbookDesk();
  await withFolder(files);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
      expect(runbooks.search(words).total).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 1_000 },
  );
});

test('the first fifty of many are listed and all are counted', async () => {
  const { runbooks, withFolder } = openRunbookDesk();
  await withFolder(
    Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.md`, `# Page ${n}\n\nwords`])),
  );
  expect([runbooks.search('words').hits.length, runbooks.search('words').total]).toEqual([50, 60]);
  expect([runbooks.search('').hits.length, runbooks.search('').total]).toEqual([50, 60]);
});
