import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { useCopy } from '../stores/copy';
import { AlarmsColumn } from './alarms-column';
import { Checklist } from './checklist';
import { Head } from './head';
import { ShiftForm } from './shift-form';
import { ShiftList } from './shift-list';

export function WatchPage() {
  const { stores } = useApp();
  const { value: watch, failure } = useCopy(stores.watch);
  if (watch === undefined) {
    return (
      <div className="page">
        <h1 className="visually-hidden">Watch</h1>
        <FailureNotice failure={failure} />
      </div>
    );
  }
  return (
    <>
      <Head watch={watch} />
      <div className="columns">
        <section className="col" aria-labelledby="left-heading">
          {watch.shift === undefined ? (
            <>
              <h2 id="left-heading">Your shift</h2>
              <p className="teach">
                The checklist and the handover belong to a shift. Enter yours and the watch begins.
              </p>
              <ShiftForm watch={watch} />
            </>
          ) : (
            <Checklist headingId="left-heading" />
          )}
          <details className="shifts">
            <summary>Shifts</summary>
            <ShiftList />
            {watch.shift === undefined ? null : <ShiftForm watch={watch} />}
          </details>
        </section>
        <section className="col" aria-labelledby="alarms-heading">
          <AlarmsColumn headingId="alarms-heading" />
        </section>
      </div>
    </>
  );
}
