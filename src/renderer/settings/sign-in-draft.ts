import type { SignInKind } from '../../shared/nouns/alarm';
import type { SignIn } from '../../shared/requests/sign-in';

/** What stands in the fields of a sign-in. */
export type SignInDraft = {
  readonly kind: SignInKind;
  readonly user: string;
  readonly password: string;
  readonly token: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
};

const noHeader = { name: '', value: '' };
export const mostHeaders = 8;

export function emptySignIn(kind: SignInKind = 'none'): SignInDraft {
  return { kind, user: '', password: '', token: '', headers: [noHeader] };
}

export function withOneMoreHeader(draft: SignInDraft): SignInDraft {
  return { ...draft, headers: [...draft.headers, noHeader] };
}

/** Undefined while something is still to be filled in. */
export function signInFrom({ kind, user, password, token, headers }: SignInDraft): SignIn | undefined {
  if (kind === 'none') return { kind };
  if (kind === 'basic') return user.trim() === '' || password === '' ? undefined : { kind, user, password };
  if (kind === 'bearer') return token.trim() === '' ? undefined : { kind, token };
  const given = headers.filter(({ name, value }) => name.trim() !== '' || value.trim() !== '');
  const isWhole = given.every(({ name, value }) => name.trim() !== '' && value.trim() !== '');
  return isWhole && given.length > 0 ? { kind, headers: given } : undefined;
}
