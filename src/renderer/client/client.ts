import type {
  EventMessage,
  EventName,
  Events,
  RequestAnswer,
  RequestInput,
  RequestName,
} from '../../shared/contract';
import type { Failure } from '../../shared/errors';
import type { Reply } from '../../shared/reply';
import type { Transport } from '../../shared/transport';

/** The core did not answer: nobody knows whether it heard. */
export type Unreachable = { readonly code: 'unreachable' };
export type ClientFailure = Failure | Unreachable;

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ClientFailure };

export type Client = {
  /** Never rejects: a refusal and an unreachable core are both outcomes. */
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Outcome<RequestAnswer<N>>>;
  on<N extends EventName>(name: N, listener: (value: Events[N]) => void): () => void;
};

export function createClient(transport: Transport): Client {
  return {
    async request<N extends RequestName>(name: N, input: RequestInput<N>) {
      let reply: Reply;
      try {
        reply = await transport.request(name, input);
      } catch {
        // Every transport rejects for one reason only: there was no answer.
        return { ok: false, failure: { code: 'unreachable' } };
      }
      return reply.ok
        ? { ok: true, value: reply.value as RequestAnswer<N> }
        : { ok: false, failure: reply.error };
    },
    on<N extends EventName>(name: N, listener: (value: Events[N]) => void) {
      return transport.subscribe((event: EventMessage) => {
        if (event.name === name) listener(event.value as Events[N]);
      });
    },
  };
}
