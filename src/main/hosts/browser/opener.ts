import { WatchkeeperError } from '../../../shared/errors';
import type { Opener } from '../../ports';
import type { OpenBrowser } from './open-browser';

export function createOpener(openBrowser: OpenBrowser): Opener {
  return {
    async open(url) {
      const result = await openBrowser(httpsOnly(url));
      if (result.kind === 'failed') throw new WatchkeeperError('link-not-opened', { reason: result.reason });
    },
  };
}

/** The address as the parser understood it, so that nothing it overlooked reaches the opener. */
function httpsOnly(url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:') throw new WatchkeeperError('link-refused');
  return parsed.href;
}
