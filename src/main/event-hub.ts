import type { EventMessage, EventName, Events } from '../shared/contract';

export type Announce = <N extends EventName>(name: N, value: Events[N]) => void;

/** Tells what was committed to whoever listens. Events announce changes; they never steer a feature. */
export type EventHub = {
  readonly announce: Announce;
  subscribe(listener: (event: EventMessage) => void): () => void;
};

export function createEventHub(onListenerError: (error: unknown) => void): EventHub {
  const listeners = new Set<(event: EventMessage) => void>();
  return {
    announce(name, value) {
      // The mapped union cannot be rebuilt from a generic pair without saying so.
      const message = { name, value } as EventMessage;
      for (const listener of listeners) {
        try {
          listener(message);
        } catch (error) {
          onListenerError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
