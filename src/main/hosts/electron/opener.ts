import type { Shell } from 'electron/common';
import { WatchkeeperError } from '../../../shared/errors';
import type { Opener } from '../../ports';

/** The operating system opens whatever it is given, programs too: only plain https addresses are passed on. */
export function createElectronOpener(shell: Pick<Shell, 'openExternal'>): Opener {
  return {
    async open(url) {
      const address = URL.canParse(url) ? new URL(url) : undefined;
      // A name before the host makes an address look like another's.
      const misleading = address !== undefined && (address.username !== '' || address.password !== '');
      if (address === undefined || address.protocol !== 'https:' || misleading) {
        throw new WatchkeeperError('link-refused');
      }
      await shell.openExternal(address.href).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new WatchkeeperError('link-not-opened', { reason }, { cause: error });
      });
    },
  };
}
