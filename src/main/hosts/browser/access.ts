/**
 * Who may talk to the browser host. Any web page a person visits can send requests to 127.0.0.1, and any program on the
 * machine can connect; so a caller must come by our own name (Host: stops DNS rebinding), from our own page (Origin), and
 * hold the session that only a launch link gives. A launch link works once.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type RefusalReason = 'host' | 'origin' | 'token' | 'session';

export type UpgradeVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export type PageVerdict =
  | UpgradeVerdict
  /** A launch link was followed: give this cookie and send the browser to the page without the token. */
  | { readonly kind: 'swapped'; readonly setCookie: string };

export type Access = {
  mintLaunchToken(): string;
  /** `token` is the launch token of the address, where a page was asked for with one. */
  judgePage(headers: IncomingHttpHeaders, token: string | undefined): PageVerdict;
  judgeUpgrade(headers: IncomingHttpHeaders): UpgradeVerdict;
};

/** Links that nobody followed; older ones stop working, so that the list cannot grow for ever. */
const launchTokensKept = 32;
/** The session ends with the process in any case. Until then it survives a restart of the browser. */
const cookieSeconds = 30 * 24 * 60 * 60;

export function createAccess(port: number): Access {
  const session = secret();
  const cookieName = `watchkeeper-session-${port}`;
  const hosts = ['127.0.0.1', 'localhost'].map((name) => new URL(`http://${name}:${port}`).host);
  const launchTokens = new Set<string>();

  const spend = (given: string) => {
    const known = [...launchTokens].find((token) => isSame(token, given));
    return known !== undefined && launchTokens.delete(known);
  };
  const holdsSession = (headers: IncomingHttpHeaders) =>
    cookiesNamed(cookieName, headers.cookie).some((value) => isSame(session, value));
  const judgeWhence = (headers: IncomingHttpHeaders): RefusalReason | undefined => {
    if (headers.host === undefined || !hosts.includes(headers.host)) return 'host';
    if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return 'origin';
    return undefined;
  };
  const judgeSession = (headers: IncomingHttpHeaders): UpgradeVerdict =>
    holdsSession(headers) ? { kind: 'allowed' } : { kind: 'refused', reason: 'session' };

  return {
    mintLaunchToken() {
      const token = secret();
      launchTokens.add(token);
      const [oldest] = launchTokens;
      if (launchTokens.size > launchTokensKept && oldest !== undefined) launchTokens.delete(oldest);
      return token;
    },
    judgePage(headers, token) {
      const reason = judgeWhence(headers);
      if (reason !== undefined) return { kind: 'refused', reason };
      if (token === undefined) return judgeSession(headers);
      // A browser that is in already may follow its old link again, from its history for instance.
      if (!spend(token) && !holdsSession(headers)) return { kind: 'refused', reason: 'token' };
      const setCookie = `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${cookieSeconds}`;
      return { kind: 'swapped', setCookie };
    },
    judgeUpgrade(headers) {
      const reason = headers.origin === undefined ? 'origin' : judgeWhence(headers);
      return reason === undefined ? judgeSession(headers) : { kind: 'refused', reason };
    },
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function isSame(known: string, given: string): boolean {
  const [left, right] = [Buffer.from(known), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function cookiesNamed(name: string, header = ''): readonly string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
