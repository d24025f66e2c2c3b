import { z } from 'zod';
import { WatchkeeperError } from '../../shared/errors';
import { type SignInKind, signInKinds } from '../../shared/nouns/alarm';
import type { SignIn } from '../../shared/requests/sign-in';
import { checkSourceAddress, isThisMachine } from './source-address';
import { checkSignIn, writeSignIn } from './source-sign-in';
import type { KnownSource } from './source-store';

/** The settings of a source that is an Alertmanager. Those written before there were any have neither. */
const settingsForm = z.object({
  signIn: z.enum(signInKinds).default('none'),
  replicas: z.array(z.string()).default([]),
});

export type GivenAlertmanager = {
  readonly name: string;
  readonly url: string;
  readonly replicas?: readonly string[] | undefined;
  readonly signIn?: SignIn | undefined;
};

export type NewAlertmanager = {
  readonly source: Pick<KnownSource, 'kind' | 'name' | 'url' | 'settings'>;
  /** For the keychain. */
  readonly secret: string | undefined;
};

/** Checks what a person gave. Throws `source-address-invalid` or `invalid-request`, neither with a secret in it. */
export function newAlertmanager(given: GivenAlertmanager, known: readonly KnownSource[]): NewAlertmanager {
  const signIn = checkSignIn(given.signIn ?? { kind: 'none' });
  const [url = '', ...replicas] = [given.url, ...(given.replicas ?? [])].map(checkSourceAddress);
  const addresses = [url, ...replicas];
  for (const [index, address] of addresses.entries()) {
    if (addresses.indexOf(address) < index) throw refused(address, 'it is given twice');
    const same = known.find((source) => addressesOf(source).includes(address));
    if (same !== undefined) throw refused(address, `it is watched already, as ${same.name}`);
    refusePlainSignIn(address, signIn.kind);
  }
  return {
    source: {
      kind: 'alertmanager',
      name: given.name.trim(),
      url,
      settings: {
        ...(signIn.kind === 'none' ? {} : { signIn: signIn.kind }),
        ...(replicas.length === 0 ? {} : { replicas }),
      },
    },
    secret: signIn.kind === 'none' ? undefined : writeSignIn(signIn),
  };
}

/** The same source with another sign-in. */
export function withSignIn(
  source: KnownSource,
  given: SignIn,
): Pick<NewAlertmanager, 'secret'> & {
  readonly settings: KnownSource['settings'];
} {
  const signIn = checkSignIn(given);
  for (const address of addressesOf(source)) refusePlainSignIn(address, signIn.kind);
  return {
    settings: { ...source.settings, signIn: signIn.kind },
    secret: signIn.kind === 'none' ? undefined : writeSignIn(signIn),
  };
}

export function addressesOf({ url, settings }: Pick<KnownSource, 'url' | 'settings'>): [string, ...string[]] {
  return [url, ...settingsForm.parse(settings).replicas];
}

export function signInOf(settings: KnownSource['settings']): SignInKind {
  return settingsForm.parse(settings).signIn;
}

function refusePlainSignIn(address: string, kind: SignInKind): void {
  if (kind === 'none' || !address.startsWith('http:') || isThisMachine(new URL(address).hostname)) return;
  throw refused(
    address,
    'over plain http a sign-in could be read on its way: use https, or an address of this machine',
  );
}

function refused(address: string, reason: string): WatchkeeperError {
  return new WatchkeeperError('source-address-invalid', { address: address.slice(0, 200), reason });
}
