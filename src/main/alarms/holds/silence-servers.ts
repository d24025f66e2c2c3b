import type { Clock, Fetch, Logger } from '../../ports';
import type { Server } from '../alertmanager-request';
import { addressesOf, signInOf } from '../alertmanager-source';
import { createOpenedSignIn } from '../opened-sign-in';
import type { KnownSource } from '../source-store';
import type { SilenceServers } from './alertmanager-silences';

/** Where the silences of a source are written; undefined for a source that takes none. */
export function silenceServersOf(
  source: KnownSource | undefined,
  signal: AbortSignal,
  options: {
    readonly fetch: Fetch;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly secretOf: (sourceId: string) => Promise<string | undefined>;
  },
): SilenceServers | undefined {
  if (source?.kind !== 'alertmanager') return undefined;
  const { fetch, clock, logger, secretOf } = options;
  const { name, settings } = source;
  const [first, ...others] = addressesOf(source);
  const server = (url: string): Server => ({ name, url, fetch, clock, signal });
  return {
    servers: [server(first), ...others.map(server)],
    signIn: createOpenedSignIn({ source, signIn: signInOf(settings), secretOf, logger }),
  };
}
