import { standingOf } from '../../../shared/alarms/alarm-standing';
import type { Alarm } from '../../../shared/nouns/alarm';
import { AlarmCells } from './alarm-line';
import { asRow } from './grid-roles';
import type { GridRow } from './grid-rows';
import { GroupCells } from './group-line';
import { SparkCell } from './spark-cell';

type GridLineProps = {
  readonly row: GridRow;
  /** An alarm as it is now, while its row keeps its place. */
  readonly fresh: (alarm: Alarm) => Alarm;
  readonly rowIndex: number;
  readonly top: number;
  readonly height: number;
  readonly isSelected: boolean;
  readonly isMarked: boolean;
  readonly isInSight: boolean;
  /** How often the alarm fired in each of the last 24 hours, once that is known. */
  readonly hours: readonly number[] | undefined;
  readonly isScrolling: boolean;
};

export const lineId = ({ key }: GridRow) => `line-${encodeURIComponent(key)}`;

/** A row in its place. Which alarms somebody has had before their eyes is read from `data-alarm`. */
export function GridLine({ row, fresh, rowIndex, top, height, ...is }: GridLineProps) {
  const place = {
    id: lineId(row),
    'data-key': row.key,
    style: { transform: `translateY(${top}px)`, height },
  };
  const selected = is.isSelected ? ' sel' : '';
  if (row.kind === 'group') {
    const told = asRow({ index: rowIndex, level: 1, isExpanded: !row.isFolded });
    return (
      <div {...place} {...told} className={`grid-line group-head${selected}`}>
        <GroupCells row={row} />
      </div>
    );
  }
  const alarm = fresh(row.alarm);
  const told = asRow({
    index: rowIndex,
    level: row.isInGroup ? 2 : undefined,
    isSelected: is.isMarked,
  });
  return (
    <div
      {...place}
      {...told}
      data-alarm={is.isInSight ? alarm.id : undefined}
      className={`grid-line alarm-line ${standingOf(alarm)}${selected}`}
    >
      <AlarmCells alarm={alarm} isMarked={is.isMarked} />
      <SparkCell alarmId={alarm.id} firings={alarm.firings} hours={is.hours} isScrolling={is.isScrolling} />
    </div>
  );
}
