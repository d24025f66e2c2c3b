import { WatchkeeperError } from '../../shared/errors';
import { givenSignIn, type SignIn } from '../../shared/requests/sign-in';

export type SignInHeaders = Readonly<Record<string, string>>;

/** A name of a header by RFC 9110. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const plain = /^[\x20-\x7e]+$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const control = /[\u0000-\u001f\u007f-\u009f]/;

/** They belong to the connection, to the request itself, or would make it another's. */
const notForSignIn = new Set([
  ...['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'http2-settings'],
  ...['host', 'cookie', 'cookie2', 'set-cookie', 'origin', 'referer', 'via', 'forwarded'],
  ...['content-length', 'content-type', 'content-encoding', 'accept', 'accept-encoding', 'expect', 'range'],
]);

/** As it is kept and sent. Throws `invalid-request`; no reason repeats what was given, except the name of a header. */
export function checkSignIn(given: SignIn): SignIn {
  if (given.kind === 'basic') return checkBasic(given.user.trim(), given.password);
  if (given.kind === 'bearer') {
    const kept = given.token.trim().replace(/^bearer +/i, '');
    if (!/^[\x21-\x7e]+$/.test(kept)) throw refused('a token is one word of letters, figures and signs');
    return { kind: 'bearer', token: kept };
  }
  if (given.kind === 'headers') {
    const headers = given.headers.map(({ name, value }) => checkHeader(name.trim(), value.trim()));
    const names = new Set(headers.map(({ name }) => name.toLowerCase()));
    if (names.size < headers.length) throw refused('a header is given twice');
    return { kind: 'headers', headers };
  }
  return given;
}

function checkBasic(user: string, password: string): SignIn {
  if (user.includes(':')) throw refused('a user name for this kind of sign-in has no colon');
  if (control.test(user) || control.test(password))
    throw refused('the user name or the password holds a control character');
  return { kind: 'basic', user, password };
}

function checkHeader(name: string, value: string) {
  if (!token.test(name))
    throw refused('the name of a header is one word without colons, such as X-Scope-OrgID');
  const lower = name.toLowerCase();
  if (notForSignIn.has(lower) || /^(proxy|sec)-/.test(lower))
    throw refused(`the header ${name} is not for signing in`);
  if (!plain.test(value))
    throw refused(`the value of ${name} holds something else than plain letters and signs`);
  return { name, value };
}

/** What every request to the source carries. */
export function headersOf(signIn: SignIn): SignInHeaders {
  if (signIn.kind === 'basic') {
    const pair = Buffer.from(`${signIn.user}:${signIn.password}`, 'utf8').toString('base64');
    return { authorization: `Basic ${pair}` };
  }
  if (signIn.kind === 'bearer') return { authorization: `Bearer ${signIn.token}` };
  if (signIn.kind === 'headers')
    return Object.fromEntries(signIn.headers.map(({ name, value }) => [name.toLowerCase(), value]));
  return {};
}

/** The text for the keychain. */
export function writeSignIn(signIn: SignIn): string {
  return JSON.stringify(signIn);
}

/** Undefined for what is no sign-in: somebody wrote something else under its name. Its text never gets into an error. */
export function readSignIn(text: string): SignIn | undefined {
  try {
    const read = givenSignIn.safeParse(JSON.parse(text));
    return read.success ? checkSignIn(read.data) : undefined;
  } catch {
    return undefined;
  }
}

function refused(reason: string): WatchkeeperError {
  return new WatchkeeperError('invalid-request', { reason });
}
