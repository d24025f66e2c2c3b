import type { HoursMonth } from '../../shared/nouns/hours';
import { useApp, useNow, useZone } from '../app-context';
import { ExportFile } from '../components/export-file';
import { MonthHead } from '../components/month-head';
import { FailureNotice } from '../components/notice';
import { PersonName } from '../components/person-name';
import { useValue } from '../stores/copy';
import { monthTitle } from '../time/month-names';
import { dateIn } from '../time/wall-clock';
import { HoursBody } from './hours-body';
import { phaseOf, zonesOfMonth } from './month-words';
import { Totals } from './totals';
import { useHours } from './use-hours';

/** What I stood and worked in a month, from the record and as corrected, for a claim. */
export function HoursPage({ month }: { readonly month: string | undefined }) {
  const zone = useZone();
  const present = dateIn(zone, useNow(60_000)).slice(0, 7);
  const shown = month ?? present;
  const { value, failure, copy } = useHours(shown);
  const { client, stores } = useApp();
  const me = useValue(stores.settings)?.me ?? '';

  function accept(answered: HoursMonth) {
    if (answered.month === shown) copy.accept(answered);
    else void copy.load();
  }

  return (
    <>
      <div className="page hours">
        <MonthHead
          page="hours"
          title={`Hours, ${monthTitle(shown)}`}
          month={shown}
          present={present}
          today="This month"
        >
          <p className="lead">
            {me === '' ? 'Your claim' : <>Claim of {<PersonName name={me} />}</>}. Times in{' '}
            {zonesOfMonth(zone, shown)}.
          </p>
        </MonthHead>
        <FailureNotice failure={failure} />
        {value === undefined ? (
          failure === undefined ? (
            <p className="hint">Reckoning {monthTitle(shown)}…</p>
          ) : null
        ) : (
          <>
            <div className="hours-sum">
              {isEmpty(value) ? (
                <p className="teach">
                  Nothing on record in {monthTitle(shown)}: no hours on call, and nothing worked out of hours.
                </p>
              ) : (
                <Totals month={value} />
              )}
              <ExportFile
                key={shown}
                write={(form) => client.request('hours.export', { month: shown, form })}
              />
            </div>
            <Caveats month={value} present={present} />
          </>
        )}
      </div>
      {value === undefined ? null : <HoursBody key={shown} month={value} onChange={accept} />}
    </>
  );
}

function Caveats({ month, present }: { readonly month: HoursMonth; readonly present: string }) {
  const phase = phaseOf(month.month, present);
  return (
    <>
      {phase === 'present' ? (
        <p className="hint">The month is not over: this is what there is so far.</p>
      ) : null}
      {phase === 'to-come' ? <p className="hint">The month has not begun.</p> : null}
      {month.isBeyondHolidayList ? (
        <p className="hint">
          The list of bank holidays ends before this month does: a bank holiday may stand here as another day.
        </p>
      ) : null}
    </>
  );
}

function isEmpty({ onCall, worked, leftOut }: HoursMonth): boolean {
  return onCall.length === 0 && worked.length === 0 && leftOut.length === 0;
}
