import { useState } from 'react';
import type { ShiftRole } from '../../shared/nouns/watch';
import { useNow } from '../app-context';
import { Button } from '../components/button';
import { Glyph, type GlyphName } from '../components/glyph';
import { PersonName, PersonNames } from '../components/person-name';
import { rangeWords } from '../time/range-words';
import { fullTime } from '../time/time-words';
import { counted, listed } from '../words/counted';
import { capital, roleWords } from '../words/cover-words';
import { type Attention, attentionOf, type Knowledge, type KnownPart, knowledgeOf } from './attention';
import type { ShownMonth } from './known-from';

/** As many as are read before one scrolls. */
const shortList = 6;

const glyphs: Readonly<Record<Attention['kind'], GlyphName>> = {
  gap: 'trouble',
  overlap: 'suppressed',
  pair: 'trouble',
};

/** What in the month somebody should mend, in words; what is over stands last. */
export function AttentionList({
  month,
  needed,
}: {
  readonly month: ShownMonth;
  readonly needed: readonly ShiftRole[];
}) {
  const now = useNow(60_000);
  const [isWhole, setIsWhole] = useState(false);
  const all = attentionOf(month);
  /** Of a month that is over, all is over alike. */
  const isPast = (month.days.at(-1)?.endsAt ?? 0) <= now;
  const matters = isPast ? all : all.filter(({ endsAt }) => endsAt > now);
  const over = all.filter((each) => !matters.includes(each));
  const shown = isWhole ? [...matters, ...over] : matters.slice(0, shortList);
  const hidden = all.length - shown.length;
  const knowledge = knowledgeOf(month, needed);
  return (
    <section className="rota-attention" aria-labelledby="rota-attention">
      <h2 id="rota-attention">
        Needs a look {matters.length === 0 ? null : <span className="count">{matters.length}</span>}
      </h2>
      <ul className="list">
        {shown.map((each) => (
          <li
            key={`${each.kind} ${each.startsAt} ${each.kind === 'pair' ? '' : each.role}`}
            className={each.endsAt <= now ? 'row is-closed' : 'row'}
          >
            <Glyph name={glyphs[each.kind]} size={16} />
            <div className="what">
              <Sentence attention={each} zone={month.zone} />
            </div>
          </li>
        ))}
      </ul>
      {hidden > 0 || isWhole ? (
        <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : moreWords(matters.length - shown.length, over.length)}
        </Button>
      ) : null}
      <Rest matters={matters.length} over={over.length} month={month} knowledge={knowledge} />
    </section>
  );
}

function Sentence({ attention, zone }: { readonly attention: Attention; readonly zone: string }) {
  const stretches = attention.stretches === 1 ? '' : `, in ${attention.stretches} stretches`;
  const when = `${rangeWords(zone, attention)}${stretches}`;
  switch (attention.kind) {
    case 'gap':
      return (
        <>
          <b>Nobody is {roleWords[attention.role]}</b> {when}.
          <small>
            <Meanwhile present={attention.present} />
          </small>
        </>
      );
    case 'overlap':
      return (
        <>
          <b>
            <PersonNames names={attention.people} /> are {attention.people.length === 2 ? 'both' : 'all'}{' '}
            {roleWords[attention.role]}
          </b>{' '}
          {when}.
        </>
      );
    case 'pair':
      return (
        <>
          <b>
            <PersonName name={attention.primary.name} /> and <PersonName name={attention.secondary.name} />{' '}
            are both new
          </b>{' '}
          {when}.
          <small>
            Primary has stood {counted(attention.primary.stood, 'shift')}, secondary{' '}
            {counted(attention.secondary.stood, 'shift')}; the team asks for a secondary with{' '}
            {attention.needed} beside someone new.
          </small>
        </>
      );
  }
}

function Meanwhile({ present }: { readonly present: readonly string[] }) {
  if (present.length === 0) return 'Nobody stands in another role meanwhile.';
  return (
    <>
      <PersonNames names={present} /> {present.length === 1 ? 'stands alone' : 'stand'} meanwhile.
    </>
  );
}

/** What can be said of the rest, which is never more than the sources tell. */
function Rest({
  matters,
  over,
  month,
  knowledge,
}: {
  readonly matters: number;
  readonly over: number;
  readonly month: ShownMonth;
  readonly knowledge: Knowledge;
}) {
  return (
    <>
      {month.isBeyondHolidayList ? (
        <p>The list of bank holidays ends before this month does: a bank holiday could be missed.</p>
      ) : null}
      {knowledge.kind === 'nothing' ? <p>Nothing is known of this month, so nobody can say.</p> : null}
      {knowledge.kind === 'whole' && matters === 0 ? (
        <p>{over === 0 ? 'Nothing is missing this month.' : 'Nothing more is missing this month.'}</p>
      ) : null}
      {knowledge.kind === 'part' ? (
        <p>
          {matters > 0 ? '' : 'Nothing is missing as far as is known. '}
          {capital(listed(knowledge.parts.map((part) => partWords(month.zone, part))))}.
        </p>
      ) : null}
    </>
  );
}

function partWords(zone: string, { role, fromAt, untilAt }: KnownPart): string {
  const who = `who is ${roleWords[role]}`;
  if (fromAt === undefined && untilAt === undefined) return `no source tells ${who}`;
  const ends = [
    ...(fromAt === undefined ? [] : [`before ${fullTime(zone, fromAt)}`]),
    ...(untilAt === undefined ? [] : [`after ${fullTime(zone, untilAt)}`]),
  ];
  return `${who} is not known ${ends.join(' or ')}`;
}

function moreWords(coming: number, over: number): string {
  const words = [
    ...(coming > 0 ? [`${coming} more`] : []),
    ...(over > 0 ? [`${over} that ${over === 1 ? 'is' : 'are'} over`] : []),
  ];
  return `Show ${words.join(' and ')}`;
}
