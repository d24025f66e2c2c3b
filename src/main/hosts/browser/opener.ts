import type { Opener } from '../../ports';
import { createHttpsOpener } from '../https-opener';
import type { OpenBrowser } from './open-browser';

export function createOpener(openBrowser: OpenBrowser): Opener {
  return createHttpsOpener(async (address) => {
    const result = await openBrowser(address);
    if (result.kind === 'failed') throw new Error(result.reason);
  });
}
