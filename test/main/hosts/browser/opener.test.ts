import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBrowserOpener } from '../../../../src/main/hosts/browser/open-browser';
import { createOpener } from '../../../../src/main/hosts/browser/opener';
import { WatchkeeperError } from '../../../../src/shared/errors';
import { createManualClock } from '../../../support/manual-clock';
import { temporaryFolder } from '../../../support/temporary-folder';
import { placeStandIn } from './stand-in';

const writesItsArguments = 'printf "%s\\n" "$@" > "$folder/arguments"';

afterEach(() => {
  vi.unstubAllEnvs();
});

function createTestOpener(environment: Record<string, string> = { DISPLAY: ':0' }) {
  const clock = createManualClock(0);
  const openBrowser = createBrowserOpener({ platform: 'linux', environment, clock });
  return { clock, openBrowser, opener: createOpener(openBrowser) };
}

describe('the opener of links', () => {
  it.each([
    ['linux', 'xdg-open', []],
    ['darwin', 'open', []],
    ['win32', 'rundll32', ['url.dll,FileProtocolHandler']],
  ] as const)('on %s hands the link to %s as an argument', async (platform, command, before) => {
    const folder = placeStandIn(command, writesItsArguments);
    const openBrowser = createBrowserOpener({
      platform,
      environment: { DISPLAY: ':0' },
      clock: createManualClock(0),
    });
    const link = "https://example.org/?a=1&b=$(touch%20x);'c'#top";
    await createOpener(openBrowser).open(link);
    expect(readFileSync(join(folder, 'arguments'), 'utf8').trim().split('\n')).toEqual([
      ...before,
      new URL(link).href,
    ]);
  });

  it.each([
    'http://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ssh://example.org',
    '--help',
    'example.org',
    '/etc/passwd',
    ' ',
    '',
    'https://',
    'ms-msdt:/id',
  ])('refuses %j and starts nothing', async (link) => {
    const folder = placeStandIn('xdg-open', writesItsArguments);
    const { opener } = createTestOpener();
    await expect(opener.open(link)).rejects.toThrow(new WatchkeeperError('link-refused'));
    expect(existsSync(join(folder, 'arguments'))).toBe(false);
  });

  it('says so when the desktop opened nothing', async () => {
    placeStandIn('xdg-open', 'exit 3');
    const failure = new WatchkeeperError('link-not-opened', { reason: 'xdg-open ended with 3' });
    await expect(createTestOpener().opener.open('https://example.org')).rejects.toThrow(failure);
  });
});

describe('opening the browser', () => {
  it('has opened when the opener stays, because the browser runs in it', async () => {
    placeStandIn('xdg-open', 'exec sleep 2');
    const { clock, openBrowser } = createTestOpener();
    const opened = openBrowser('http://127.0.0.1:1/');
    await clock.advance(3_000);
    expect(await opened).toEqual({ kind: 'opened' });
  });

  it('fails in words where there is no opener', async () => {
    vi.stubEnv('PATH', temporaryFolder());
    expect(await createTestOpener().openBrowser('http://127.0.0.1:1/')).toEqual({
      kind: 'failed',
      reason: 'spawn xdg-open ENOENT',
    });
  });

  it('starts nothing on a machine without a desktop', async () => {
    const folder = placeStandIn('xdg-open', writesItsArguments);
    const result = await createTestOpener({}).openBrowser('http://127.0.0.1:1/');
    expect(result).toEqual({ kind: 'failed', reason: 'there is no desktop here' });
    expect(existsSync(join(folder, 'arguments'))).toBe(false);
  });
});
