import type { Transport } from '../../src/shared/transport';
import type { EchoCore } from '../support/echo-core';

/** One way from a window to a core, of which both ends are in the test's hands. */
export type Harness = {
  readonly transport: Transport;
  readonly core: EchoCore;
};

export type TransportUnderTest = {
  readonly name: string;
  /** Closes by itself when the test ends. */
  open(): Promise<Harness>;
};
