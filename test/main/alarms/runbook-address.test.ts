import { expect, test } from 'vitest';
import { createWatch, only, poll, seenAlert } from './watch-under-test';

test.each([
  [{ runbook_url: 'https://a.example/x' }, 'https://a.example/x'],
  [{ runbook: ' https://b.example/y ' }, 'https://b.example/y'],
  [{ runbook: 'https://b.example/y', runbook_url: 'https://a.example/x' }, 'https://a.example/x'],
  [{ runbook: 'https://b.example/y', runbook_url: 'javascript:alert(1)' }, 'https://b.example/y'],
  [{ runbook: 'http://b.example/y' }, undefined],
  [{ runbook: 'runbooks/y.md' }, undefined],
])('of the annotations %j the address is %s: only https is one', async (annotations, address) => {
  const watch = createWatch();
  watch.tells(seenAlert('A', { annotations }));
  watch.service.start();
  await watch.clock.advance(poll);
  expect(only(watch).runbookUrl).toBe(address);
});
