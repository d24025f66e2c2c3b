import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseDataFolder, defaultDataFolder } from '../../../src/main/hosts/data-folder';
import { prepareDataFolder } from '../../../src/main/prepare-data-folder';
import { WatchkeeperError } from '../../../src/shared/errors';
import { temporaryFolder } from '../../support/temporary-folder';

describe('the place of the data', () => {
  it.each([
    ['linux', {}, '/home/ada', '/home/ada/.local/share/watchkeeper'],
    ['linux', { XDG_DATA_HOME: '/data/ada' }, '/home/ada', '/data/ada/watchkeeper'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada', '/home/ada/.local/share/watchkeeper'],
    ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Watchkeeper'],
    ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\ada', 'D:\\Roaming\\Watchkeeper'],
    ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Roaming\\Watchkeeper'],
  ] as const)('on %s with %j is where the system keeps such data', (platform, environment, home, folder) => {
    expect(defaultDataFolder({ platform, environment, home })).toBe(folder);
  });

  it('is the folder that was asked for, made where it is not there', () => {
    const folder = join(temporaryFolder(), 'asked for');
    const machine = { platform: 'linux', env: { XDG_DATA_HOME: '/nowhere' } } as const;
    expect(chooseDataFolder(relative(process.cwd(), folder), machine)).toBe(folder);
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  it('is the system’s own place where none was asked for', () => {
    const home = temporaryFolder();
    const folder = chooseDataFolder(undefined, { platform: 'linux', env: { XDG_DATA_HOME: home } });
    expect(folder).toBe(join(home, 'watchkeeper'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is closed to other users when it is made', () => {
    const folder = join(temporaryFolder(), 'deep', 'watchkeeper');
    prepareDataFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('keeps the mode that its owner gave it', () => {
    const folder = join(temporaryFolder(), 'shared');
    mkdirSync(folder, { mode: 0o750 });
    prepareDataFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o750);
  });

  it('is refused in words when a file is in its way', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'mine');
    const refusal = (folder: string, reason: string) =>
      new WatchkeeperError('data-folder-unusable', { folder, reason });
    expect(() => prepareDataFolder(file)).toThrow(refusal(file, 'it is a file, not a folder'));
    const below = join(file, 'data');
    expect(() => prepareDataFolder(below)).toThrow(
      refusal(below, 'a part of its path is a file, not a folder'),
    );
  });
});
