import { expect, test } from 'vitest';
import { createWatch, only, poll, seenAlert } from './watch-under-test';

test('a value of 64 kB is cut for the eye, and kept whole in the record', async () => {
  const watch = createWatch();
  const long = 'x'.repeat(64 * 1024);
  const short = 'y'.repeat(2_000);
  const labels = { alertname: 'A', severity: 'critical', long, short };
  const annotations = { summary: long, description: 'short' };
  watch.tells(seenAlert('A', { labels, annotations }));
  watch.service.start();
  await watch.clock.advance(poll);

  const cut = `${'x'.repeat(2_000)}…`;
  const { labels: shown, annotations: notes, summary } = only(watch);
  expect({ shown, notes, summary }).toEqual({
    shown: { alertname: 'A', severity: 'critical', long: cut, short },
    notes: { summary: cut, description: 'short' },
    summary: cut,
  });
  const row = watch.db
    .prepare<[], { labels: string; annotations: string }>('SELECT labels, annotations FROM alarm')
    .get();
  expect(JSON.parse(row?.labels ?? '')).toEqual(labels);
  expect(JSON.parse(row?.annotations ?? '')).toEqual(annotations);
});
