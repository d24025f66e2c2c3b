import type { WindowTransport } from '../../../src/renderer/client/window-transport';
import type {
  EventMessage,
  EventName,
  Events,
  RequestAnswer,
  RequestInput,
  RequestName,
} from '../../../src/shared/contract';
import type { Failure } from '../../../src/shared/errors';
import type { Reply } from '../../../src/shared/reply';

type Answers = {
  [N in RequestName]?: (input: RequestInput<N>) => RequestAnswer<N> | Promise<RequestAnswer<N>>;
};

/** Thrown by an answer to refuse. */
export class Refusal extends Error {
  readonly failure: Failure;
  constructor(code: Failure['code'], detail: Failure['detail'] = {}) {
    super(code);
    this.failure = { code, detail };
  }
}

export type Asked = { readonly name: string; readonly input: unknown };

/** The core's side of a transport, in this process: answers by table, keeps what was asked, and can go away. */
export function createFakeCore(answers: Answers) {
  const asked: Asked[] = [];
  const listeners = new Set<(event: EventMessage) => void>();
  const linkListeners = new Set<(isOpen: boolean) => void>();
  let isOpen = true;
  /** Lost after the core has heard, so that its answer gets lost. */
  let losesAnswers = false;

  const transport: WindowTransport = {
    async request(name, input): Promise<Reply> {
      if (!isOpen) throw new Error('not connected');
      asked.push({ name, input });
      const answer = answers[name as RequestName] as ((given: unknown) => unknown) | undefined;
      let reply: Reply;
      try {
        if (answer === undefined) throw new Refusal('unknown-request', { name });
        reply = { ok: true, value: await answer(structuredClone(input)) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        reply = { ok: false, error: error.failure };
      }
      if (losesAnswers || !isOpen) throw new Error('the answer was lost');
      return reply;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    watchLink(listener) {
      linkListeners.add(listener);
      return () => linkListeners.delete(listener);
    },
  };

  function setOpen(open: boolean) {
    isOpen = open;
    for (const listener of linkListeners) listener(open);
  }

  return {
    transport,
    answers,
    asked,
    askedFor: (name: RequestName) => asked.filter((each) => each.name === name).map((each) => each.input),
    tell<N extends EventName>(name: N, value: Events[N]) {
      for (const listener of listeners) listener({ name, value } as EventMessage);
    },
    cut: () => setOpen(false),
    mend: () => setOpen(true),
    loseAnswers(loses: boolean) {
      losesAnswers = loses;
    },
  };
}

export type FakeCore = ReturnType<typeof createFakeCore>;
