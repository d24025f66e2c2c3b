import type { Transport } from '../../shared/transport';

/** A transport that can lose the core tells so; one that cannot leaves it out. */
export type WindowTransport = Transport & {
  readonly watchLink?: (listener: (isOpen: boolean) => void) => () => void;
};

declare global {
  interface Window {
    /** Put here by the preload of the shell that has one. */
    readonly watchkeeper?: Transport;
  }
}
