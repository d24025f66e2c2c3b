import { standingOf } from '../../../shared/alarms/alarm-standing';
import type { Alarm } from '../../../shared/nouns/alarm';
import type { GridRow, GroupRow } from './grid-rows';

export type Command =
  | 'acknowledge'
  | 'release'
  | 'declare'
  | 'snooze'
  | 'escalate'
  | 'judge'
  | 'open'
  | 'details'
  | 'fold'
  | 'mark';

export type Offer = { readonly command: Command; readonly key: string; readonly words: string };

const keys: Readonly<Record<Command, string>> = {
  acknowledge: 'a',
  release: 'u',
  declare: 'd',
  snooze: 'z',
  escalate: 'e',
  judge: 'v',
  open: 'o',
  details: 'Enter',
  fold: 'Enter',
  mark: ' ',
};

/** As on the Watch page: what somebody has here, what is silenced and what has ended needs nobody to take it. */
export function canAcknowledge(alarm: Alarm): boolean {
  const standing = standingOf(alarm);
  return (
    standing === 'needs-you' ||
    standing === 'unheld' ||
    standing === 'quiet' ||
    (standing === 'held' && alarm.hold === undefined)
  );
}

/** What somebody had. */
function canBeJudged({ endedAt, hold }: Alarm): boolean {
  return endedAt !== undefined || hold !== undefined;
}

type Given = {
  readonly marked: readonly Alarm[];
  readonly isMarked: boolean;
  readonly opens: boolean;
  /** The key of the verdict says first that those were seen. */
  readonly hasUnseen: boolean;
};

/** What can be done where the selection is: the same for keys, hints and buttons. */
export function offersFor(row: GridRow | undefined, given: Given): readonly Offer[] {
  const marked = given.marked.filter(canAcknowledge).length;
  const ofMarked = marked === 0 ? [] : [offer('acknowledge', `acknowledge ${marked} marked`)];
  if (row === undefined) return ofMarked;
  const ofRow = row.kind === 'group' ? offersForGroup(row, given) : offersForAlarm(row.alarm, given);
  return marked === 0 ? ofRow : [...ofMarked, ...ofRow.filter(({ command }) => command !== 'acknowledge')];
}

function offersForGroup({ alarms, isFolded }: GroupRow, { isMarked }: Given): readonly Offer[] {
  const count = alarms.filter(canAcknowledge).length;
  return [
    ...(count === 0 ? [] : [offer('acknowledge', `acknowledge all ${count}`)]),
    offer('fold', isFolded ? 'unfold' : 'fold'),
    offer('mark', isMarked ? 'unmark all' : 'mark all'),
  ];
}

function offersForAlarm(alarm: Alarm, { isMarked, opens, hasUnseen }: Given): readonly Offer[] {
  const isFiring = alarm.endedAt === undefined;
  return [
    ...(canAcknowledge(alarm) ? [offer('acknowledge', 'acknowledge')] : []),
    ...(isFiring && alarm.hold !== undefined ? [offer('release', 'release')] : []),
    ...(isFiring
      ? [offer('declare', 'declare'), offer('snooze', 'snooze'), offer('escalate', 'escalate')]
      : []),
    ...(!hasUnseen && canBeJudged(alarm) ? [offer('judge', 'judge')] : []),
    ...(opens ? [offer('open', 'open')] : []),
    offer('details', 'details'),
    offer('mark', isMarked ? 'unmark' : 'mark'),
  ];
}

function offer(command: Command, words: string): Offer {
  return { command, key: keys[command], words };
}
