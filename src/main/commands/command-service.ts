import { randomUUID } from 'node:crypto';
import { endInWords } from '../../shared/command-words';
import { WatchkeeperError } from '../../shared/errors';
import type { ChecklistRun } from '../../shared/nouns/checklist';
import type {
  Argv,
  CommandEvidence,
  CommandRun,
  CommandsView,
  CommandVersion,
  ToldCommand,
} from '../../shared/nouns/command';
import type { Pack } from '../../shared/nouns/pack';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock, Commands, Logger } from '../ports';
import { createApprovalStore } from './approval-store';
import { endOf, leftBy, limited } from './command-ending';
import { commandsOf, covers } from './pack-commands';
import type { PodsBefore } from './read-output';
import { createRunStore } from './run-store';

export type CommandService = ReturnType<typeof createCommandService>;

/** Runs an item's command when a person asks for it, and never by itself: not again, not in the background. */
export function createCommandService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly announce: Announce;
  readonly commands: Commands;
  /** Today's lists, as far as they were begun. */
  readonly lists: () => readonly ChecklistRun[];
  readonly listById: (id: string) => ChecklistRun | undefined;
  readonly packByHash: (hash: string) => Pack | undefined;
  readonly me: () => string;
}) {
  const { db, clock, logger, announce } = options;
  const approvals = createApprovalStore(db);
  const store = createRunStore(db);
  /** What runs in this process, by the run's id. */
  const live = new Map<string, AbortController>();
  let isClosed = false;

  function read(): CommandsView {
    const lists = options.lists();
    const holding = approvals.holding();
    const hashes = [...new Set(lists.map(({ packHash }) => packHash))];
    return {
      versions: hashes.flatMap((packHash): readonly CommandVersion[] => {
        const pack = options.packByHash(packHash);
        if (pack === undefined) return [];
        const approval = holding.find((one) => one.packHash === packHash);
        const approved = approval === undefined ? undefined : { by: approval.by, at: approval.at };
        return [{ packHash, packName: pack.name, commands: commandsOf(pack), approved }];
      }),
      approvals: holding,
      runs: lists.flatMap(({ id }) => newest(id)),
    };
  }

  /** What nobody follows any more, although its row says that it runs, did not get its end written. */
  function newest(listId: string): readonly CommandRun[] {
    return store
      .newest(listId)
      .map((run) =>
        run.end.state === 'running' && !live.has(run.id) ? { ...run, end: { state: 'interrupted' } } : run,
      );
  }

  function changed(): CommandsView {
    const view = read();
    announce('command.changed', view);
    return view;
  }

  /** False where it runs already. */
  function begin(runId: string, itemId: string): boolean {
    const list = options.listById(runId);
    const item = list?.items.find(({ id }) => id === itemId);
    if (list === undefined || item === undefined)
      throw new WatchkeeperError('not-found', { noun: 'checklist item' });
    const argv = item.run;
    if (argv === undefined) throw new WatchkeeperError('not-found', { noun: 'command' });
    if (!covers(approvals.ofPack(list.packHash), itemId, argv))
      throw new WatchkeeperError('command-not-approved');
    if (newest(runId).some((run) => run.itemId === itemId && run.end.state === 'running')) return false;

    const run = { id: randomUUID(), runId, itemId, argv, startedBy: options.me(), startedAt: clock.now() };
    // The row is committed before the program starts: it is on record, whatever happens next.
    db.transaction(() => {
      store.interrupt(clock.now(), { runId, itemId });
      store.add(run);
    }).immediate();
    void follow(run.id, argv);
    return true;
  }

  async function follow(id: string, argv: Argv): Promise<void> {
    const stop = new AbortController();
    live.set(id, stop);
    const outcome = await options.commands.run(limited(argv), stop.signal);
    live.delete(id);
    // The database may be closed: the next start says that it was interrupted.
    if (isClosed) return;
    try {
      const isStopped = stop.signal.aborted && outcome.kind === 'failed';
      const end = isStopped
        ? ({ state: 'stopped' } as const)
        : endOf(argv, outcome, clock.now(), () => podsBefore(id));
      store.finish(id, clock.now(), end, leftBy(outcome));
      logger.info('command.ended', { state: end.state });
      changed();
    } catch (error) {
      logger.error('command.end-not-kept', { error });
      changed();
    }
  }

  function podsBefore(id: string): PodsBefore | undefined {
    const run = store.before(id);
    if (run?.end.state !== 'ended' || run.end.reading.kind !== 'pods') return undefined;
    return { at: run.startedAt, pods: run.end.reading.pods };
  }

  return {
    read,
    approve(packHash: string): CommandsView {
      const pack = options.packByHash(packHash);
      const commands = pack === undefined ? [] : commandsOf(pack);
      if (pack === undefined || commands.length === 0)
        throw new WatchkeeperError('not-found', { noun: 'version of the pack' });
      const approval = { packHash, packName: pack.name, by: options.me(), at: clock.now(), commands };
      return approvals.add(approval) ? changed() : read();
    },
    withdraw(packHash: string): CommandsView {
      return approvals.withdraw(packHash, options.me(), clock.now()) ? changed() : read();
    },
    run({ runId, itemId }: { readonly runId: string; readonly itemId: string }): CommandsView {
      return begin(runId, itemId) ? changed() : read();
    },
    /** Its end is told when it has come. */
    stop(id: string): CommandsView {
      live.get(id)?.abort();
      return read();
    },
    evidence(id: string): CommandEvidence {
      const evidence = store.evidence(id);
      if (evidence === undefined) throw new WatchkeeperError('not-found', { noun: 'run of a command' });
      return evidence;
    },
    /** Of each item of these lists whose command was run, the newest. */
    lastOf(listIds: readonly string[]): readonly ToldCommand[] {
      return listIds.flatMap(newest).map(({ runId, itemId, startedAt, end }) => {
        return { runId, itemId, startedAt, words: endInWords(end) };
      });
    },
    start(): void {
      store.interrupt(clock.now());
    },
    close(): void {
      isClosed = true;
      for (const stop of live.values()) stop.abort();
    },
  };
}
