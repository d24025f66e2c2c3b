import type { WatchView } from '../../shared/nouns/watch';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { WhoAmINotice } from '../rota/who-am-i-notice';
import { useCopy, useValue } from '../stores/copy';
import { PackTroubleNotice } from '../team/pack-trouble-notice';
import { useIsNarrow } from '../use-is-narrow';
import { AlarmsColumn } from './alarms-column';
import { Checklist } from './checklist';
import { Head } from './head';
import { LeavingNotice } from './leaving-notice';
import { ShiftForm } from './shift-form';
import { ShiftList } from './shift-list';

export function WatchPage() {
  const { stores } = useApp();
  const { value: watch, failure } = useCopy(stores.watch);
  const isNarrow = useIsNarrow();
  if (watch === undefined) {
    return (
      <div className="page">
        <h1 className="visually-hidden">Watch</h1>
        <FailureNotice failure={failure} />
      </div>
    );
  }
  const columns = [
    <section key="shift" className="col" aria-labelledby="shift-heading">
      <ShiftColumn watch={watch} />
    </section>,
    <section key="alarms" className="col" aria-labelledby="alarms-heading">
      <AlarmsColumn headingId="alarms-heading" />
    </section>,
  ];
  return (
    <>
      {watch.leaving === undefined ? null : <LeavingNotice leaving={watch.leaving} />}
      <PackTroubleNotice />
      <Head watch={watch} />
      {/* One below the other, what rings comes first. */}
      <div className="columns">{isNarrow ? columns.toReversed() : columns}</div>
    </>
  );
}

function ShiftColumn({ watch }: { readonly watch: WatchView }) {
  const hasRota = (useValue(useApp().stores.rota)?.sources.length ?? 0) > 0;
  return (
    <>
      {watch.shift === undefined ? (
        <>
          <h2 id="shift-heading">Your shift</h2>
          <p className="teach">
            The checklist and the handover belong to a shift. Enter yours and the watch begins, or{' '}
            <a href="#/rota">{hasRota ? 'look at your rota' : 'connect your rota'}</a>.
          </p>
          {/* One thing at a time: what is still in my hands comes first. */}
          {watch.leaving === undefined ? <WhoAmINotice /> : null}
          <ShiftForm watch={watch} />
        </>
      ) : (
        <Checklist headingId="shift-heading" />
      )}
      <details className="shifts">
        <summary>Shifts</summary>
        <ShiftList />
        {watch.shift === undefined ? null : <ShiftForm watch={watch} />}
        <p className="shift-links">
          <a href="#/hours">Your hours</a> <a href="#/readiness">Readiness check</a>
        </p>
      </details>
    </>
  );
}
