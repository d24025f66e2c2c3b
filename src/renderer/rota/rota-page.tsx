import { useRef } from 'react';
import { useApp, useNow, useZone } from '../app-context';
import { MonthHead } from '../components/month-head';
import { FailureNotice } from '../components/notice';
import { hrefOf } from '../router';
import { useCopy } from '../stores/copy';
import { monthTitle } from '../time/month-names';
import { dateIn } from '../time/wall-clock';
import { HandShifts } from './hand-shifts';
import { MonthSection } from './month-section';
import { RotaSources } from './rota-sources';
import { WhichAreYou } from './which-are-you';
import { WhoAmINotice } from './who-am-i-notice';

/** Who stands when, where that is known from, and which of them I am. */
export function RotaPage({ month }: { readonly month: string | undefined }) {
  const { stores } = useApp();
  const { value: standing, failure } = useCopy(stores.rota);
  const present = dateIn(useZone(), useNow(60_000)).slice(0, 7);
  const shown = month ?? present;
  const people = useRef<HTMLHeadingElement>(null);

  function goToPeople() {
    people.current?.scrollIntoView({ block: 'start' });
    people.current?.focus();
  }

  return (
    <>
      <div className="page rota">
        <MonthHead
          page="rota"
          title={
            <>
              <span className="visually-hidden">Rota, </span>
              {monthTitle(shown)}
            </>
          }
          month={shown}
          present={present}
          today="Today"
        >
          <p className="hint">
            <a href={hrefOf({ page: 'hours', month })}>Your hours in this month</a>
          </p>
        </MonthHead>
        <WhoAmINotice onChoose={goToPeople} />
        <MonthSection month={shown} />
      </div>
      <FailureNotice failure={failure} />
      {standing === undefined ? null : (
        <div className="columns rota-below">
          <section className="col" aria-labelledby="rota-sources">
            <RotaSources headingId="rota-sources" sources={standing.sources} />
          </section>
          <div className="col">
            <WhichAreYou heading={people} standing={standing} />
            <HandShifts people={standing.people} />
          </div>
        </div>
      )}
    </>
  );
}
