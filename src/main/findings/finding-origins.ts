import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { Alarm } from '../../shared/nouns/alarm';
import type { Workspace } from '../../shared/nouns/app';
import type { ChecklistRun } from '../../shared/nouns/checklist';
import type { Pack } from '../../shared/nouns/pack';
import type { Shift } from '../../shared/nouns/watch';
import type { Clock } from '../ports';
import { alarmKind, itemKind } from './finding-repeats';
import type { FindingStore } from './finding-store';

/** What the checklist knows of a finding that one of its items raises. */
export type RaisedFromItem = {
  readonly id: string;
  readonly run: Pick<ChecklistRun, 'id' | 'shiftId' | 'phase' | 'packHash'>;
  readonly item: { readonly id: string; readonly text: string };
  readonly text: string;
  readonly raisedAt: number;
};

/** Where findings come from: an alarm, or an item of a checklist. */
export function createFindingOrigins(options: {
  readonly store: FindingStore;
  readonly clock: Clock;
  /** May throw `not-set-up`. */
  readonly pack: () => { readonly pack: Pack; readonly hash: string };
  readonly packByHash: (hash: string) => Pack | undefined;
  readonly me: () => string;
  readonly workspace: () => Workspace;
  readonly shift: () => Shift | undefined;
  readonly alarmById: (id: string) => Alarm | undefined;
  readonly runById: (id: string) => ChecklistRun | undefined;
}) {
  const { store } = options;

  function alarmNamed(id: string): Alarm {
    const alarm = options.alarmById(id);
    if (alarm === undefined) throw new WatchkeeperError('not-found', { noun: 'alarm' });
    return alarm;
  }

  function packIdOf({ packHash }: Pick<ChecklistRun, 'packHash'>): string {
    return (options.packByHash(packHash) ?? options.pack().pack).id;
  }

  return {
    addFromAlarm({ id, alarmId, text }: ParsedInput<'findings.raise'>): void {
      const alarm = alarmNamed(alarmId);
      const { pack, hash } = options.pack();
      store.add({
        id,
        shiftId: options.shift()?.id,
        workspace: options.workspace(),
        raisedFrom: { kind: 'alarm', alarmId: alarm.id, name: alarm.name },
        sameKind: alarmKind(alarm),
        packId: pack.id,
        packHash: hash,
        text: text.toWellFormed(),
        raisedBy: options.me(),
        raisedAt: options.clock.now(),
      });
    },
    /** Must run inside the transaction that links the item to it. */
    addFromItem({ id, run, item, text, raisedAt }: RaisedFromItem): void {
      const packId = packIdOf(run);
      store.add({
        id,
        shiftId: run.shiftId,
        workspace: options.workspace(),
        raisedFrom: { kind: 'item', packId, runId: run.id, itemId: item.id, text: item.text },
        sameKind: itemKind(packId, run.phase, item.id),
        packId,
        packHash: run.packHash,
        text,
        raisedBy: options.me(),
        raisedAt,
      });
    },
    /** Of which kind a finding from there would be. */
    kindOf(of: ParsedInput<'findings.repeats'>['of']): string {
      if ('alarmId' in of) return alarmKind(alarmNamed(of.alarmId));
      const run = options.runById(of.runId);
      if (run === undefined) throw new WatchkeeperError('not-found', { noun: 'checklist' });
      return itemKind(packIdOf(run), run.phase, of.itemId);
    },
  };
}
