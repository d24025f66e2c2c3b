import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, memo, type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import type { Alarm } from '../../../shared/nouns/alarm';
import { FailureNotice } from '../../components/notice';
import { GridHeads } from './grid-heads';
import { GridLine, lineId } from './grid-line';
import { asGrid, asPart } from './grid-roles';
import type { GridRow } from './grid-rows';
import { useAnchor } from './use-anchor';
import { useHistories } from './use-histories';
import type { SteadyRows } from './use-steady-rows';

const wide = { rowHeight: 32, headHeight: 28 } as const;
const narrow = { rowHeight: 52, headHeight: 0 } as const;
const rowsBeyondSight = 10;

export type GridHandle = {
  readonly focus: () => void;
  readonly rowsInSight: () => number;
  readonly show: (index: number) => void;
  readonly toTop: () => void;
};

type AlarmGridProps = {
  readonly ref: Ref<GridHandle>;
  readonly element: { current: HTMLDivElement | null };
  readonly steady: SteadyRows;
  readonly question: string;
  readonly isGrouped: boolean;
  readonly isNarrow: boolean;
  readonly hasManySources: boolean;
  readonly selectedIndex: number;
  readonly marks: ReadonlySet<string>;
  readonly fresh: (alarm: Alarm) => Alarm;
  readonly onPick: (key: string) => void;
  readonly onHand: () => void;
  readonly onArrivedAbove: (count: number) => void;
  readonly onTop: () => void;
};

/**
 * All rows, of which only those in sight are drawn. The focus stays on the list, which says what row is the active one.
 * It is drawn when something of it is another, not with each key that is typed above it.
 */
export const AlarmGrid = memo(function AlarmGrid(props: AlarmGridProps) {
  const { element, steady, isNarrow, selectedIndex, marks } = props;
  const { rows } = steady;
  const { rowHeight, headHeight } = isNarrow ? narrow : wide;
  const heads = isNarrow ? 0 : 1;

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => element.current,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    // The active row is always drawn, since the list names it.
    rangeExtractor: useCallback((range: Range) => withSelected(range, selectedIndex), [selectedIndex]),
    overscan: rowsBeyondSight,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const laidHeight = useRef<number>(rowHeight);
  useEffect(() => {
    if (laidHeight.current === rowHeight) return;
    laidHeight.current = rowHeight;
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const show = (index: number) => {
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  useImperativeHandle(props.ref, () => ({
    focus: () => element.current?.focus({ preventScroll: true }),
    rowsInSight: () => Math.max(1, Math.floor((element.current?.clientHeight ?? 0) / rowHeight) - 1),
    show,
    toTop: () => virtualizer.scrollToOffset(0),
  }));
  const selected = rows[selectedIndex];
  useAnchor(element, { rows, indexOf: steady.indexOf, question: props.question, rowHeight }, selected?.key, {
    otherQuestion: () => show(selectedIndex),
    arrivedAbove: props.onArrivedAbove,
  });

  function pick(event: MouseEvent) {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
    if (line?.dataset.key !== undefined) props.onPick(line.dataset.key);
  }

  /** What a press does, Enter does by the keys of the page. */
  const hand = {
    onClick: pick,
    onPointerMove: props.onHand,
    onPointerDown: props.onHand,
    onWheel: props.onHand,
    onScroll: () => {
      if ((element.current?.scrollTop ?? 0) < rowHeight) props.onTop();
    },
  };

  const { range, isScrolling } = virtualizer;
  const items = virtualizer.getVirtualItems();
  const slotOf = useSlots(items.length, range);
  const inSight = range === null ? [] : rows.slice(range.startIndex, range.endIndex + 1);
  const histories = useHistories(inSight.flatMap(repeatingId), isScrolling);
  const looks = `${isNarrow ? ' two-lines' : ''}${props.hasManySources ? ' many-sources' : ''}${marks.size > 0 ? ' has-marks' : ''}`;
  return (
    <>
      <FailureNotice failure={histories.failure} />
      <div
        ref={element}
        {...asGrid({
          isGrouped: props.isGrouped,
          rows: rows.length + heads,
          active: selected === undefined ? undefined : lineId(selected),
        })}
        className={`alarm-grid${looks}`}
        {...hand}
      >
        {isNarrow ? null : <GridHeads />}
        <div {...asPart} className="lines" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <GridLine
                key={slotOf(index)}
                row={row}
                fresh={props.fresh}
                rowIndex={index + 1 + heads}
                top={start - headHeight}
                height={rowHeight}
                isSelected={index === selectedIndex}
                isMarked={row.kind === 'alarm' && marks.has(row.alarm.id)}
                hours={row.kind === 'alarm' ? histories.hours.get(row.alarm.id) : undefined}
                isScrolling={isScrolling}
                isInSight={range !== null && index >= range.startIndex && index <= range.endIndex}
              />
            );
          })}
        </div>
      </div>
    </>
  );
});

/**
 * Elements that leave at one end of the list are taken for the rows that come at the other: to fill them anew costs less
 * than to make and drop some for each row that passes.
 */
function useSlots(drawn: number, range: { readonly startIndex: number; readonly endIndex: number } | null) {
  const slots = useRef(1);
  slots.current = Math.max(slots.current, drawn);
  const first = (range?.startIndex ?? 0) - rowsBeyondSight;
  const last = (range?.endIndex ?? 0) + rowsBeyondSight;
  return (index: number) => (index < first || index > last ? 'active' : index % slots.current);
}

/** What fired only once has no history to be drawn. */
function repeatingId(row: GridRow): readonly string[] {
  return row.kind === 'alarm' && row.alarm.firings !== undefined ? [row.alarm.id] : [];
}

function withSelected(range: Range, selected: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (selected < 0 || selected >= range.count || indexes.includes(selected)) return indexes;
  return [...indexes, selected].sort((a, b) => a - b);
}
