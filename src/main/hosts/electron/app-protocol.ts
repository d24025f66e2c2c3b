import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { CustomScheme, Protocol } from 'electron/main';
import type { Logger } from '../../ports';
import { appHost, appScheme } from './page-address';

/** Must be told to Electron before it is ready. */
export const privilegedScheme: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Only what a built page is made of; any other file is as good as not there. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/** Serves the built page at `app://watchkeeper/`, and nothing outside its folder. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, folder: string, logger: Logger): void {
  protocol.handle(appScheme, async (request) => {
    const file = fileFor(request, resolve(folder));
    const type = file === undefined ? undefined : contentTypes[extname(file)];
    if (file === undefined || type === undefined) return answer(404, 'text/plain', 'Not found');
    try {
      return answer(200, type, request.method === 'HEAD' ? null : new Uint8Array(await readFile(file)));
    } catch (error) {
      logger.warn('page.file-unreadable', { file, error });
      return answer(404, 'text/plain', 'Not found');
    }
  });
}

function fileFor(request: Pick<Request, 'method' | 'url'>, folder: string): string | undefined {
  const { host, pathname } = new URL(request.url);
  if (host !== appHost || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined;
  const path = decode(pathname === '/' ? '/index.html' : pathname);
  if (path === undefined || path.includes('\0')) return undefined;
  const file = resolve(folder, `.${path}`);
  return file.startsWith(folder + sep) ? file : undefined;
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // Not an address that a built page could contain.
    return undefined;
  }
}

function answer(status: number, type: string, body: Uint8Array<ArrayBuffer> | string | null): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  });
}
