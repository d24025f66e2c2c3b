import { useEffect, useRef, useState } from 'react';
import type { HoursMonth } from '../../shared/nouns/hours';
import { Button } from '../components/button';
import { monthTitle } from '../time/month-names';
import { ActDialog } from './act-dialog';
import { OnCallTable } from './on-call-table';
import { PayLines } from './pay-lines';
import type { StretchAct } from './stretch-act';
import { StretchRow } from './stretch-row';

/** The month shift by shift and stretch by stretch, with what a person can mend in it. */
export function HoursBody({
  month,
  onChange,
}: {
  readonly month: HoursMonth;
  readonly onChange: (month: HoursMonth) => void;
}) {
  const [act, setAct] = useState<StretchAct>();
  const [done, setDone] = useState<{ readonly words: string }>();
  const doneLine = useRef<HTMLParagraphElement>(null);
  const { zone, onCall, worked, leftOut, pay } = month;
  const isPriced = pay === undefined || onCall.length + worked.length > 0;
  const close = () => setAct(undefined);
  // The row that it began from may be gone.
  useEffect(() => {
    if (done !== undefined) doneLine.current?.focus();
  }, [done]);

  function finish(kind: StretchAct['kind'], answered: HoursMonth) {
    close();
    setDone({ words: doneWords(kind, month.month, answered.month) });
    onChange(answered);
  }

  return (
    <div className="columns hours-columns">
      <section className="col" aria-labelledby="hours-on-call">
        <h2 id="hours-on-call">On call</h2>
        {onCall.length === 0 ? (
          <p className="hint">No hours on call in {monthTitle(month.month)}.</p>
        ) : (
          <OnCallTable month={month} />
        )}
        {isPriced ? <PayLines pay={pay} /> : null}
      </section>
      <section className="col" aria-labelledby="hours-worked">
        <div className="col-head">
          <h2 id="hours-worked">Worked out of hours</h2>
          <span className="grow" />
          <Button look="text" onClick={() => setAct({ kind: 'add' })}>
            Add a stretch…
          </Button>
        </div>
        <p className="hint hours-done" ref={doneLine} tabIndex={-1}>
          {done?.words}
        </p>
        {worked.length === 0 ? (
          <p className="hint">Nothing worked out of hours in {monthTitle(month.month)}.</p>
        ) : (
          <ul className="list">
            {worked.map((stretch) => (
              <StretchRow
                key={stretch.id}
                stretch={stretch}
                zone={zone}
                onAct={(kind) => setAct({ kind, stretch })}
              />
            ))}
          </ul>
        )}
        {leftOut.length === 0 ? null : (
          <details className="hours-left-out">
            <summary>Left out of the claim, {leftOut.length}</summary>
            <ul className="list">
              {leftOut.map((stretch) => (
                <StretchRow
                  key={stretch.id}
                  stretch={stretch}
                  zone={zone}
                  leftOutBecause={stretch.leftOutBecause}
                  onAct={(kind) => setAct({ kind, stretch })}
                />
              ))}
            </ul>
          </details>
        )}
      </section>
      <ActDialog month={month} act={act} onDone={finish} onClose={close} />
    </div>
  );
}

function doneWords(kind: StretchAct['kind'], shown: string, answered: string): string {
  const where = shown === answered ? '' : ` It stands in ${monthTitle(answered)}.`;
  switch (kind) {
    case 'add':
      return `Added.${where}`;
    case 'correct':
      return `Corrected.${where}`;
    case 'leave-out':
      return 'Left out of the claim.';
    case 'undo':
      return 'Taken back.';
  }
}
