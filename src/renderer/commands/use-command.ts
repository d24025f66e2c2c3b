import type { Argv, CommandRun, CommandVersion } from '../../shared/nouns/command';
import { useApp } from '../app-context';
import type { ClientFailure } from '../client/client';
import { useCopy, useValue } from '../stores/copy';
import { type Action, useAction } from '../use-action';
import type { WalkItem } from '../watch/walk-items';

export type ItemCommand = {
  readonly argv: Argv;
  /** Undefined: that version of the pack can no longer be read. */
  readonly version: CommandVersion | undefined;
  readonly last: CommandRun | undefined;
  readonly run: Action<[], unknown>;
  readonly stop: Action<[id: string], unknown>;
  readonly failure: ClientFailure | undefined;
};

/** The command of an item; undefined as long as nothing is known of it. */
export function useCommand({ runId, id: itemId, run: argv }: WalkItem): ItemCommand | undefined {
  const { client, stores } = useApp();
  const { value: view, failure } = useCopy(stores.commands);
  const lists = useValue(stores.checklist);
  const run = useAction(async () => {
    const outcome = await client.request('commands.run', { runId, itemId });
    if (outcome.ok) stores.commands.accept(outcome.value);
    return outcome;
  });
  const stop = useAction(async (id: string) => {
    const outcome = await client.request('commands.stop', { id });
    if (outcome.ok) stores.commands.accept(outcome.value);
    return outcome;
  });
  if (argv === undefined || (view === undefined && failure === undefined)) return undefined;
  const packHash = lists?.find(({ id }) => id === runId)?.packHash;
  return {
    argv,
    version: view?.versions.find((version) => version.packHash === packHash),
    last: view?.runs.find((one) => one.runId === runId && one.itemId === itemId),
    run,
    stop,
    failure: run.failure ?? stop.failure ?? failure,
  };
}
