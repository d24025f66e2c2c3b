import { useId } from 'react';
import { hoursWords } from '../../shared/hours-words';
import type { WorkedStretch } from '../../shared/nouns/hours';
import { Button } from '../components/button';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { rangeWords } from '../time/range-words';
import { capital } from '../words/cover-words';
import type { StretchAct } from './stretch-act';
import { workWords } from './work-words';

/** A stretch of work: when, how long, what it was, and what a person made of it. */
export function StretchRow({
  stretch,
  zone,
  leftOutBecause,
  onAct,
}: {
  readonly stretch: WorkedStretch;
  readonly zone: string;
  readonly leftOutBecause?: string;
  readonly onAct: (kind: Exclude<StretchAct['kind'], 'add'>) => void;
}) {
  const rangeId = useId();
  const { correction } = stretch;
  const isLeftOut = leftOutBecause !== undefined;
  return (
    <li className={isLeftOut ? 'row is-closed' : 'row'}>
      <div className="what">
        <span id={rangeId}>{rangeWords(zone, stretch)}</span>
        {correction === undefined || isLeftOut ? null : (
          <span className="tag">{correction.before === undefined ? 'by hand' : 'corrected'}</span>
        )}
        <WhatItWas stretch={stretch} />
        {correction === undefined ? null : (
          <small>
            {isLeftOut ? 'Left out' : correction.before === undefined ? 'Entered' : 'Corrected'}{' '}
            <Time at={correction.madeAt} form="exact" />:{' '}
            <OutsideText text={leftOutBecause ?? correction.reason} longest={300} />
          </small>
        )}
        {correction?.before === undefined || isSame(correction.before, stretch) ? null : (
          <small>The activity says {rangeWords(zone, correction.before)}.</small>
        )}
        <div className="acts hours-acts">
          {isLeftOut ? null : (
            <>
              <Button look="text" aria-describedby={rangeId} onClick={() => onAct('correct')}>
                Correct…
              </Button>
              <Button look="text" aria-describedby={rangeId} onClick={() => onAct('leave-out')}>
                Leave out…
              </Button>
            </>
          )}
          {correction === undefined ? null : (
            <Button look="text" aria-describedby={rangeId} onClick={() => onAct('undo')}>
              Undo…
            </Button>
          )}
        </div>
      </div>
      <span className="hours-length">{hoursWords(stretch.endsAt - stretch.startsAt)}</span>
    </li>
  );
}

function WhatItWas({ stretch: { kinds, about } }: { readonly stretch: WorkedStretch }) {
  // That it was entered by hand stands beside its time already.
  const names = kinds.filter((kind) => kind !== 'hand').map((kind) => workWords[kind]);
  if (names.length === 0 && about.length === 0) return null;
  return (
    <small>
      {capital(names.join(', '))}
      {about.map((text, index) => (
        <span key={text}>
          {index > 0 ? '; ' : names.length > 0 ? ': ' : ''}
          <OutsideText text={text} longest={160} />
        </span>
      ))}
    </small>
  );
}

type Span = Pick<WorkedStretch, 'startsAt' | 'endsAt'>;

function isSame(one: Span, other: Span): boolean {
  return one.startsAt === other.startsAt && one.endsAt === other.endsAt;
}
