import { WatchkeeperError } from '../../shared/errors';
import type { Opener } from '../ports';

/**
 * The operating system opens whatever it is given, programs too: only plain https addresses are handed over. `handOver`
 * rejects with the reason where the link could not be opened.
 */
export function createHttpsOpener(handOver: (address: string) => Promise<void>): Opener {
  return {
    async open(url) {
      await handOver(plainHttps(url)).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new WatchkeeperError('link-not-opened', { reason }, { cause: error });
      });
    },
  };
}

/** The address as the parser understood it, so that nothing it overlooked reaches the opener. */
function plainHttps(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  // A name before the host makes an address look like another's.
  const misleading = address !== undefined && (address.username !== '' || address.password !== '');
  if (address?.protocol !== 'https:' || misleading) throw new WatchkeeperError('link-refused');
  return address.href;
}
