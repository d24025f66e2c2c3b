import type { Finding } from '../../shared/nouns/finding';
import type { Client } from '../client/client';
import { type Copy, createCopy } from '../stores/copy';

export type FindingsCopy = Copy<readonly Finding[]> & {
  /** One finding as it is now: it takes the place of its earlier state, or is new. */
  acceptOne(finding: Finding): void;
};

/** Findings are told of one by one; the list was asked for once. */
export function createFindingsCopy(client: Client): FindingsCopy {
  const copy = createCopy(() => client.request('findings.list', {}));
  let loads = 0;

  async function load(): Promise<void> {
    loads += 1;
    await copy.load();
    loads -= 1;
  }

  return {
    ...copy,
    load,
    acceptOne(finding) {
      const known = copy.store.getState().value;
      if (known !== undefined) {
        const at = known.findIndex(({ id }) => id === finding.id);
        copy.accept(at < 0 ? [...known, finding] : known.with(at, finding));
      }
      // What is accepted takes the place of an answer still on its way, which may hold more than this one.
      if (known === undefined || loads > 0) void load();
    },
  };
}
