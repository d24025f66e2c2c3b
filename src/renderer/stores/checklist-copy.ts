import type { ChecklistRun } from '../../shared/nouns/checklist';
import type { Client } from '../client/client';
import { type Copy, createCopy } from './copy';

export type ChecklistCopy = Copy<readonly ChecklistRun[]> & {
  /** One run as it is now: it takes the place of its earlier state. */
  acceptRun(run: ChecklistRun): void;
};

/** Today's runs. They are told of one by one, so a run that is not known yet is asked for with all others. */
export function createChecklistCopy(client: Client): ChecklistCopy {
  const copy = createCopy(() => client.request('checklist.read', {}));
  let loads = 0;

  async function load(): Promise<void> {
    loads += 1;
    await copy.load();
    loads -= 1;
  }

  return {
    ...copy,
    load,
    acceptRun(run) {
      const known = copy.store.getState().value ?? [];
      const isKnown = known.some(({ id }) => id === run.id);
      // What is accepted takes the place of an answer still on its way, which may hold more than this run.
      const isAnswerLost = loads > 0;
      if (isKnown) copy.accept(known.map((other) => (other.id === run.id ? run : other)));
      if (!isKnown || isAnswerLost) void load();
    },
  };
}
