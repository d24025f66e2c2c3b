import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainRefusedHost } from '../../../../src/main/hosts/browser/refused-start';
import { findResourcesFolder } from '../../../../src/main/hosts/browser/resources-folder';
import { WatchkeeperError } from '../../../../src/shared/errors';
import { temporaryFolder } from '../../../support/temporary-folder';

describe('a start that cannot be', () => {
  it('is explained in one paragraph and ends with 2 when the core refuses', () => {
    const inUse = { folder: '/data', host: 'browser', pid: 7, since: '2026-03-01T08:00:00.000Z' };
    expect(explainRefusedHost(new WatchkeeperError('data-folder-in-use', inUse), 0)).toEqual({
      exitCode: 2,
      sentence:
        'The data folder /data is held by another Watchkeeper (browser, process 7, since 2026-03-01T08:00:00.000Z). ' +
        'This one did not start, so that two do not write the same log. ' +
        'Use the one that runs, quit it first, or start with another folder (--data DIR).',
    });
  });

  it('names a port that is taken', () => {
    const taken = Object.assign(new Error('listen'), { code: 'EADDRINUSE' });
    expect(explainRefusedHost(taken, 4711)).toEqual({
      exitCode: 1,
      sentence:
        'Port 4711 of this machine is taken. Watchkeeper did not start. ' +
        'Choose another one with --port, or leave it out for any free one.',
    });
  });

  it('is left unexplained when nobody foresaw it', () => {
    expect(explainRefusedHost(new TypeError('x'), 0)).toBeUndefined();
  });
});

describe('the folder of what ships with the product', () => {
  it.each([
    ['from the sources', 'app/out/main', 'app/resources'],
    ['outside the archive of a packaged app', 'resources/app.asar/out/main', 'resources/resources'],
    ['around the archive of a packaged app', 'resources/app.asar/out/main', 'resources'],
  ])('is found %s', (_where, built, resources) => {
    const root = temporaryFolder();
    mkdirSync(join(root, built), { recursive: true });
    mkdirSync(join(root, resources, 'packs'), { recursive: true });
    expect(findResourcesFolder(join(root, built))).toBe(join(root, resources));
  });

  it('is missed aloud', () => {
    expect(() => findResourcesFolder(join(temporaryFolder(), 'a', 'b'))).toThrow('team packs');
  });
});
