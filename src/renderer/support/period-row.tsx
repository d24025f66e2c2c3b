import { useState } from 'react';
import type { NominatedPeriod, NominationDay } from '../../shared/nouns/support';
import { formatDay, formatTime, zoneName } from '../../shared/rota/format-time';
import { useApp, useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { Glyph, type GlyphName } from '../components/glyph';
import { PersonName } from '../components/person-name';
import { useValue } from '../stores/copy';
import { timeInSentence } from '../time/time-words';
import { NominateForm } from './nominate-form';

export function PeriodRow({
  day,
  period,
}: {
  readonly day: NominationDay;
  readonly period: NominatedPeriod;
}) {
  const zone = useZone();
  const now = useNow(60_000);
  const watch = useValue(useApp().stores.watch);
  const [isOpen, setIsOpen] = useState(false);
  const { name, startsAt, endsAt, person } = period;
  const isNow = startsAt <= now && now < endsAt;
  const isMissing = person === undefined && isNow && watch?.shift !== undefined;
  return (
    <li className={`row period ${endsAt <= now ? 'is-closed' : ''}`}>
      <Glyph name={glyphOf(period, isMissing)} tone={isMissing ? 'lamp' : 'plain'} />
      <div className="what">
        <span className="period-name">{name}</span>{' '}
        {person === undefined ? (
          <span className={isMissing ? 'missing' : 'nobody'}>{endsAt <= now ? 'nobody' : 'nobody yet'}</span>
        ) : (
          <b>
            <PersonName name={person} />
            {period.isMe ? ' (you)' : ''}
          </b>
        )}
        <small>
          {formatTime(zone, startsAt)}–{formatTime(zone, endsAt)} {zoneName(zone, startsAt)}
          {isNow ? ', now' : ''}
          <SetBy period={period} />
        </small>
        <History period={period} />
        {isOpen ? <NominateForm day={day} period={period} onDone={() => setIsOpen(false)} /> : null}
      </div>
      {isOpen ? null : (
        <Button
          look="text"
          aria-label={`${person === undefined ? 'Nominate for' : 'Change'} ${name}, ${formatDay(zone, startsAt)}`}
          onClick={() => setIsOpen(true)}
        >
          {person === undefined ? 'Nominate' : 'Change'}
        </Button>
      )}
    </li>
  );
}

function SetBy({ period: { person, history } }: { readonly period: NominatedPeriod }) {
  const zone = useZone();
  const now = useNow(60_000);
  const last = history.at(-1);
  if (last === undefined) return null;
  return (
    <>
      , {person === undefined ? 'taken back' : 'set'} {timeInSentence(zone, last.setAt, now)} by{' '}
      <PersonName name={last.setBy} />
    </>
  );
}

function History({ period: { history } }: { readonly period: NominatedPeriod }) {
  const zone = useZone();
  const now = useNow(60_000);
  if (history.length < 2) return null;
  return (
    <details className="nomination-history">
      <summary>Set {history.length} times</summary>
      <ol>
        {history.map(({ person, setBy, setAt }) => (
          <li key={setAt + (person ?? '')}>
            {timeInSentence(zone, setAt, now)}{' '}
            {person === undefined ? 'nobody' : <PersonName name={person} />}, by <PersonName name={setBy} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function glyphOf({ person, isMe }: NominatedPeriod, isMissing: boolean): GlyphName {
  if (isMissing) return 'needs-you';
  if (person === undefined) return 'off';
  return isMe ? 'quiet' : 'held';
}
