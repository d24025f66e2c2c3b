import type { Duplex } from 'node:stream';
import { refusalSentence } from './refusal';

const refusals = {
  403: { phrase: 'Forbidden', sentence: refusalSentence },
  404: { phrase: 'Not Found', sentence: 'There is nothing at this address.' },
  503: { phrase: 'Service Unavailable', sentence: 'Too many windows are open. Close some and try again.' },
} as const;

/** Answers an upgrade in plain HTTP and lets go of the connection, whatever the other side does with it. */
export function refuseUpgrade(socket: Duplex, status: keyof typeof refusals): void {
  const { phrase, sentence } = refusals[status];
  const answer = [
    `HTTP/1.1 ${status} ${phrase}`,
    'Connection: close',
    'Content-Type: text/plain; charset=UTF-8',
    `Content-Length: ${Buffer.byteLength(sentence)}`,
    '',
    sentence,
  ].join('\r\n');
  // The caller may be gone already; there is then nobody to tell.
  socket.once('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(answer);
}
