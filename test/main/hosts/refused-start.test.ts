import { expect, test } from 'vitest';
import { explainRefusedStart } from '../../../src/main/hosts/refused-start';
import { WatchkeeperError } from '../../../src/shared/errors';

test('a known refusal ends with 2 and says what, what it means and what to do', () => {
  const detail = { folder: '/d', host: 'browser', pid: 7, since: 'today' };
  expect(explainRefusedStart(new WatchkeeperError('data-folder-in-use', detail))).toEqual({
    exitCode: 2,
    sentences: [
      'The data folder /d is held by another Watchkeeper (browser, process 7, since today).',
      'This one did not start, so that two do not write the same log.',
      'Use the one that runs, quit it first, or start with another folder (--data DIR).',
    ],
  });
});

test('anything else ends with 1 and without its inner words', () => {
  const refused = explainRefusedStart(new Error('xoxb-secret'));
  expect(refused.exitCode).toBe(1);
  expect(refused.sentences.join(' ')).not.toContain('xoxb');
});
