import { once } from 'node:events';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

export type RawAnswer = {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type RawRequest = {
  readonly port: number;
  /** Sent as it is: nothing is resolved or encoded. */
  readonly path: string;
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
};

/** A request as an attacker would write it; a browser or fetch would tidy its path and refuse its Host. */
export async function rawRequest({
  port,
  path,
  method = 'GET',
  headers = {},
}: RawRequest): Promise<RawAnswer> {
  const call = request({ host: '127.0.0.1', port, path, method, headers, agent: false });
  call.end();
  const [name, answer] = await Promise.race([
    once(call, 'response').then(([response]) => ['response', response] as const),
    once(call, 'upgrade').then(([response]) => ['upgrade', response] as const),
  ]);
  const body = name === 'upgrade' ? '' : await text(answer);
  return { status: answer.statusCode, headers: answer.headers, body };
}

/** What a browser sends to open a WebSocket. */
export const upgradeHeaders = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
} as const;
