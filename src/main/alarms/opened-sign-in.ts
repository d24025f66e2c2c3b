import { type Failure, toFailure, WatchkeeperError } from '../../shared/errors';
import type { SignInKind } from '../../shared/nouns/alarm';
import type { Logger } from '../ports';
import { headersOf, readSignIn, type SignInHeaders } from './source-sign-in';

export type OpenedSignIn =
  | { readonly kind: 'headers'; readonly headers: SignInHeaders }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The sign-in of a source, read from the keychain once and looked for again at each read until it is there. */
export function createOpenedSignIn(options: {
  readonly source: { readonly id: string; readonly name: string };
  readonly signIn: SignInKind;
  readonly secretOf: (sourceId: string) => Promise<string | undefined>;
  readonly logger: Logger;
}): () => Promise<OpenedSignIn> {
  const { source, logger } = options;
  const lost: OpenedSignIn = {
    kind: 'failed',
    failure: { code: 'source-secret-lost', detail: { source: source.name } },
  };
  let opened: OpenedSignIn | undefined =
    options.signIn === 'none' ? { kind: 'headers', headers: {} } : undefined;
  let isLogged = false;

  return async () => {
    if (opened !== undefined) return opened;
    try {
      const text = await options.secretOf(source.id);
      const signIn = text === undefined ? undefined : readSignIn(text);
      if (signIn === undefined || signIn.kind !== options.signIn) return lost;
      opened = { kind: 'headers', headers: headersOf(signIn) };
      return opened;
    } catch (error) {
      // A locked keychain has not lost it: it is asked again at the next read.
      if (!isLogged) logger.warn('source.secret-unreadable', { sourceId: source.id, error });
      isLogged = true;
      return error instanceof WatchkeeperError ? { kind: 'failed', failure: toFailure(error) } : lost;
    }
  };
}
