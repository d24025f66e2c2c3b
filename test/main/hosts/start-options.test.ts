import { expect, test } from 'vitest';
import { readStartOptions } from '../../../src/main/hosts/start-options';

const nothingGiven = { dataFolder: undefined, opensWindow: true };

test.each([
  ['unpackaged', ['electron', '.'], nothingGiven],
  ['packaged', ['watchkeeper'], nothingGiven],
  ['a data folder', ['electron', '.', '--data', '/d e'], { ...nothingGiven, dataFolder: '/d e' }],
  ['a data folder after =', ['watchkeeper', '--data=/d'], { ...nothingGiven, dataFolder: '/d' }],
  ['no window', ['watchkeeper', '--no-open'], { ...nothingGiven, opensWindow: false }],
  [
    'switches of Chromium and of tools around us',
    [
      'electron',
      '--inspect=0',
      '--remote-debugging-port=0',
      '--no-sandbox',
      '.',
      '--data',
      '/d',
      '--lang=de',
    ],
    { ...nothingGiven, dataFolder: '/d' },
  ],
  ['an empty data folder', ['watchkeeper', '--data='], nothingGiven],
  ['a data switch without a folder', ['watchkeeper', '--data'], nothingGiven],
])('reads %s', (_what, argv, expected) => {
  expect(readStartOptions(argv)).toEqual(expected);
});
