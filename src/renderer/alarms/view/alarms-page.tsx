import { useCallback, useEffect, useRef } from 'react';
import { useApp } from '../../app-context';
import { DeclareLink } from '../../components/declare-link';
import { FailureNotice } from '../../components/notice';
import { go } from '../../router';
import { useCopy } from '../../stores/copy';
import { useIsNarrow } from '../../use-is-narrow';
import { AlarmsTruth } from '../../watch/alarms-truth';
import { PageUnseen } from '../page-unseen';
import { AlarmGrid } from './alarm-grid';
import { DetailsPane } from './details-pane';
import { FilterBar } from './filter-bar';
import { KeyBar } from './key-bar';
import { FiringCount, MatchCount } from './list-counts';
import { NewAbove } from './new-above';
import { useAlarmView } from './use-alarm-view';
import { useViewKeys } from './use-view-keys';

/** Every alarm, a line each: to be filtered, walked and worked through by keys. */
export function AlarmsPage({ filter: inAddress }: { readonly filter: string | undefined }) {
  const { stores } = useApp();
  const { value: alarms, failure } = useCopy(stores.alarms);
  const isNarrow = useIsNarrow();
  const filterField = useRef<HTMLInputElement>(null);
  const gridElement = useRef<HTMLDivElement>(null);
  const view = useAlarmView(inAddress);
  const { listed, steady, selection, acts, filter, alarm } = view;

  const pick = useRef(view.pick);
  useEffect(() => {
    pick.current = view.pick;
  });
  const onPick = useCallback((key: string) => pick.current(key), []);
  const { setArrivedAbove } = view;
  const onArrivedAbove = useCallback(
    (count: number) => setArrivedAbove((before) => before + count),
    [setArrivedAbove],
  );
  const onTop = useCallback(() => setArrivedAbove(0), [setArrivedAbove]);

  useViewKeys({
    grid: gridElement,
    offers: view.offers,
    rowsInSight: () => view.grid.current?.rowsInSight() ?? 1,
    perform: view.perform,
    moveBy: (rows) => view.show(selection.index + rows),
    moveTo: (end) => view.show(end === 'first' ? 0 : steady.rows.length - 1),
    turn: view.turn,
    focusFilter() {
      filterField.current?.focus();
      filterField.current?.select();
    },
    leave: view.leave,
  });

  return (
    <div className={`alarms-page${view.isOpen ? ' with-pane' : ''}`}>
      <div className="alarms-list">
        <div className="col-head">
          <h1>
            Alarms <FiringCount firing={listed.firing} all={listed.all} />
          </h1>
          <DeclareLink look="text" />
        </div>
        <FailureNotice failure={failure} />
        <AlarmsTruth hasAlarms={listed.all > 0} firing={listed.firing} />
        <FailureNotice failure={acts.failure} />
        <PageUnseen alarms={alarms ?? []} />
        <p className="visually-hidden" role="status">
          {acts.said}
        </p>
        {listed.all === 0 ? null : (
          <>
            <FilterBar
              ref={filterField}
              text={filter.text}
              labels={listed.labels}
              groupBy={listed.groupBy}
              onType={filter.setText}
              onLeave={() => view.show(selection.index)}
              onRest={filter.writeNow}
            />
            <MatchCount matched={listed.matched.length} all={listed.all} marked={view.marked.length} />
            <NewAbove above={view.above} below={view.below} onShow={view.showNew} />
          </>
        )}
        {steady.rows.length === 0 ? null : (
          <>
            <AlarmGrid
              ref={view.grid}
              element={gridElement}
              steady={steady}
              question={listed.question}
              isGrouped={listed.groupBy !== undefined}
              isNarrow={isNarrow}
              hasManySources={listed.hasManySources}
              selectedIndex={selection.index}
              marks={view.marks.ids}
              fresh={view.fresh}
              onPick={onPick}
              onHand={view.hand.use}
              onArrivedAbove={onArrivedAbove}
              onTop={onTop}
            />
            <KeyBar offers={view.offers} onPerform={view.perform} />
          </>
        )}
      </div>
      {view.isOpen && alarm !== undefined ? (
        <DetailsPane
          key={alarm.id}
          heading={view.paneHeading}
          takesFocus={isNarrow}
          alarm={alarm}
          isBusy={acts.isBusy(alarm.id)}
          isJudged={view.isJudged}
          asked={view.asked}
          onAsk={view.ask}
          onAcknowledge={() => acts.acknowledge(alarm.id)}
          onRelease={() => acts.release(alarm.id)}
          onDeclare={() => go({ page: 'declare', alarmId: alarm.id })}
          onClose={view.close}
        />
      ) : null}
    </div>
  );
}
