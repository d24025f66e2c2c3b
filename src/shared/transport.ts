import type { EventMessage } from './contract';
import type { Reply } from './reply';

/** All that a window can do with the core. IPC and WebSocket are two small files under it. */
export type Transport = {
  request(name: string, input: unknown): Promise<Reply>;
  subscribe(listener: (event: EventMessage) => void): () => void;
};

/** The two channels of the Electron host. */
export const requestChannel = 'watchkeeper:request';
export const eventChannel = 'watchkeeper:event';
