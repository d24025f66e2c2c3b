import { startTestServer } from '../support/browser-server';
import type { TransportUnderTest } from './harness';

/** The browser host's own server on loopback, with a WebSocket client where the page would be. */
export const overSocket: TransportUnderTest = {
  name: 'WebSocket of the browser host',
  async open() {
    const server = await startTestServer();
    return { transport: await server.openClient(), core: server.core };
  },
};
