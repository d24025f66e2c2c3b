import { z } from 'zod';
import type { EventMessage } from '../../../shared/contract';
import type { Reply } from '../../../shared/reply';

const requestFrame = z.strictObject({
  /** The window's own number for this request; the answer carries it back. */
  id: z.union([z.int().min(0), z.string().min(1).max(64)]),
  name: z.string().max(200),
  input: z.unknown().optional(),
});

export type RequestFrame = z.output<typeof requestFrame>;

/** Undefined for whatever no window of ours would send. */
export function readRequestFrame(text: string): RequestFrame | undefined {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return undefined;
  }
  return requestFrame.safeParse(given).data;
}

export function writeReplyFrame(id: RequestFrame['id'], reply: Reply): string {
  return JSON.stringify({ id, reply });
}

export function writeEventFrame(event: EventMessage): string {
  return JSON.stringify({ event });
}
