import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { Logger } from '../ports';

export type PageFile = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

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

/** Reads a file of the built page by the path of its address, and nothing outside the page's folder. */
export async function readPageFile(
  folder: string,
  address: string,
  logger: Logger,
): Promise<PageFile | undefined> {
  const file = fileFor(resolve(folder), new URL(address).pathname);
  const type = file === undefined ? undefined : contentTypes[extname(file)];
  if (file === undefined || type === undefined) return undefined;
  try {
    return { type, bytes: new Uint8Array(await readFile(file)) };
  } catch (error) {
    logger.warn('page.file-unreadable', { file, error });
    return undefined;
  }
}

function fileFor(folder: string, pathname: string): string | undefined {
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
