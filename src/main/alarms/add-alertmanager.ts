import { WatchkeeperError } from '../../shared/errors';
import type { AlarmSource } from '../../shared/nouns/alarm';
import type { SignIn } from '../../shared/requests/sign-in';
import { type GivenAlertmanager, newAlertmanager, withSignIn } from './alertmanager-source';
import type { NewSource, SourceRegister } from './source-register';

export type AlertmanagerAdding = {
  addSource(given: GivenAlertmanager): Promise<readonly AlarmSource[]>;
  /** Another sign-in for the same source, or the same once more after the keychain lost it; it is asked at once. */
  replaceSecret(given: { readonly id: string; readonly signIn: SignIn }): Promise<readonly AlarmSource[]>;
};

export type AlertmanagerAddingOptions = {
  readonly sources: Pick<SourceRegister, 'known' | 'renew'>;
  readonly keep: (source: NewSource, secret?: string) => Promise<readonly AlarmSource[]>;
  /** Undefined: it has none any more. */
  readonly keepSecret: (sourceId: string, secret: string | undefined) => Promise<void>;
  readonly pollAgain: (sourceId: string) => Promise<void>;
  readonly tell: () => readonly AlarmSource[];
};

export function createAddAlertmanager(options: AlertmanagerAddingOptions): AlertmanagerAdding {
  const { sources } = options;

  function alertmanagerOf(id: string) {
    const source = sources.known().find((one) => one.id === id && one.kind === 'alertmanager');
    if (source === undefined) throw new WatchkeeperError('not-found', { noun: 'Alertmanager' });
    return source;
  }

  return {
    async addSource(given) {
      const { source, secret } = newAlertmanager(given, sources.known());
      return options.keep(source, secret);
    },
    async replaceSecret({ id, signIn }) {
      const { settings, secret } = withSignIn(alertmanagerOf(id), signIn);
      await options.keepSecret(id, secret);
      // It may have been removed meanwhile.
      alertmanagerOf(id);
      sources.renew(id, settings);
      await options.pollAgain(id);
      return options.tell();
    },
  };
}
