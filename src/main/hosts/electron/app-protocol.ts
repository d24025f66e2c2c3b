import type { CustomScheme, Protocol } from 'electron/main';
import type { Logger } from '../../ports';
import { appHost, appScheme } from '../page-address';
import { readPageFile } from '../page-files';
import { pageHeaders } from '../page-headers';

/** Must be told to Electron before it is ready. */
export const privilegedScheme: CustomScheme = {
  scheme: appScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Serves the built page at `app://watchkeeper/`. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, folder: string, logger: Logger): void {
  protocol.handle(appScheme, async ({ method, url }) => {
    const isReading = new URL(url).host === appHost && (method === 'GET' || method === 'HEAD');
    const file = isReading ? await readPageFile(folder, url, logger) : undefined;
    if (file === undefined) return answer(404, 'text/plain', 'Not found');
    return answer(200, file.type, method === 'HEAD' ? null : file.bytes);
  });
}

function answer(status: number, type: string, body: Uint8Array<ArrayBuffer> | string | null): Response {
  return new Response(body, { status, headers: { ...pageHeaders, 'Content-Type': type } });
}
