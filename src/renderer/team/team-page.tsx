import { type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Pack } from '../../shared/nouns/pack';
import { useApp, useNow } from '../app-context';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { useCopy, useValue } from '../stores/copy';
import { dateIn } from '../time/wall-clock';
import { usePageKeys } from '../use-page-keys';
import { counted } from '../words/counted';
import { ChapterView, Contents } from './chapters';
import { SearchWords } from './found-text';
import { countEntries, found, wordsOfSearch } from './handbook';
import { handbookOf } from './handbook-of';
import { PackTroubleNotice } from './pack-trouble-notice';
import { isPastReview, reviewSentence } from './review-words';

/** What the team has agreed on, as its pack has it. */
export function TeamPage() {
  const { value: pack, failure } = useCopy(useApp().stores.pack);
  return (
    <>
      <PackTroubleNotice />
      <div className="page team">
        {pack === undefined ? (
          <>
            <h1>Team</h1>
            <FailureNotice failure={failure} />
          </>
        ) : (
          <Handbook pack={pack} />
        )}
      </div>
    </>
  );
}

function Handbook({ pack }: { readonly pack: Pack }) {
  const now = useNow(60_000);
  const today = dateIn(pack.zone, now);
  const choice = useValue(useApp().stores.packs)?.find(({ id }) => id === pack.id);
  const [given, setGiven] = useState('');
  const words = useMemo(() => wordsOfSearch(given), [given]);
  const chapters = useMemo(() => handbookOf(pack, { now, today, choice }), [pack, now, today, choice]);
  const shown = useDeferredValue(useMemo(() => found(chapters, words), [chapters, words]));
  const search = useRef<HTMLInputElement>(null);

  usePageKeys(({ key }) => {
    if (key !== '/') return false;
    search.current?.focus();
    search.current?.select();
    return true;
  });

  return (
    <>
      <header className="team-head">
        <div>
          <h1>
            <bdi>{pack.name}</bdi>
          </h1>
          <Review pack={pack} today={today} />
        </div>
        <Find given={given} onGive={setGiven} field={search} entries={countEntries(shown)} />
      </header>
      <SearchWords value={words}>
        <div className="handbook">
          <Contents chapters={shown} />
          <div className="chapters">
            {shown.map((chapter) => (
              <ChapterView key={chapter.id} chapter={chapter} />
            ))}
          </div>
        </div>
      </SearchWords>
    </>
  );
}

function Review({ pack, today }: { readonly pack: Pack; readonly today: string }) {
  if (pack.review === undefined) return <p className="lead">This pack has no review date.</p>;
  return (
    <p className={isPastReview(pack.review, today) ? 'lead overdue' : 'lead'}>
      <span className="sentence">{reviewSentence(pack.review, today)}.</span>
    </p>
  );
}

function Find({
  given,
  onGive,
  field,
  entries,
}: {
  readonly given: string;
  readonly onGive: (given: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly entries: number;
}) {
  return (
    <search>
      <Field label="Find on this page">
        {(control) => (
          <input
            {...control}
            ref={field}
            type="search"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            aria-keyshortcuts="/"
            value={given}
            onChange={(event) => onGive(event.target.value)}
          />
        )}
      </Field>
      <p className="hint" role="status">
        {given.trim() === ''
          ? ''
          : entries === 0
            ? 'Nothing on this page has all of these words.'
            : `${counted(entries, 'entry', 'entries')} with all of these words.`}
      </p>
    </search>
  );
}
