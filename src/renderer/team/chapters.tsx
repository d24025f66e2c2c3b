import { EntryView } from './entry-view';
import { FoundText } from './found-text';
import type { Chapter, HandbookSection } from './handbook';

const headingId = (id: string) => `team-${id}`;

/** Where each part begins. The address of the page is that of the app, so these are buttons. */
export function Contents({ chapters }: { readonly chapters: readonly Chapter[] }) {
  function goTo(id: string) {
    const heading = document.getElementById(headingId(id));
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }
  return (
    <nav className="contents" aria-label="On this page">
      <ul>
        {chapters.map((chapter) => (
          <li key={chapter.id}>
            <button type="button" className="text-button" onClick={() => goTo(chapter.id)}>
              {chapter.title}
            </button>
            {chapter.sections.length < 2 ? null : (
              <ul>
                {chapter.sections.map(({ id, title }) => (
                  <li key={id}>
                    <button type="button" className="text-button" onClick={() => goTo(id)}>
                      {title}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function ChapterView({ chapter }: { readonly chapter: Chapter }) {
  const isOne = chapter.sections.length === 1 && chapter.sections[0]?.title === chapter.title;
  return (
    <section className="chapter" aria-labelledby={headingId(chapter.id)}>
      <h2 id={headingId(chapter.id)} tabIndex={-1}>
        <FoundText text={chapter.title} />
      </h2>
      <div className="chapter-sections">
        {chapter.sections.map((section) => (
          <SectionView
            key={section.id}
            // Alone it has both columns.
            section={chapter.sections.length === 1 ? { ...section, isWide: true } : section}
            isTitled={!isOne}
          />
        ))}
      </div>
    </section>
  );
}

function SectionView({
  section,
  isTitled,
}: {
  readonly section: HandbookSection;
  readonly isTitled: boolean;
}) {
  return (
    <div className={classOf(section)}>
      {isTitled ? (
        <h3 id={headingId(section.id)} tabIndex={-1}>
          <FoundText text={section.title} />
        </h3>
      ) : null}
      <div className="entries">
        {section.entries.map((entry) => (
          <EntryView key={entry.key} entry={entry} level={isTitled ? 4 : 3} />
        ))}
      </div>
    </div>
  );
}

/** A long list may go on in the next column; all else stays in one piece. */
function classOf({ isWide, entries }: HandbookSection): string {
  if (isWide === true) return 'part wide';
  return entries.length > 5 ? 'part long' : 'part';
}
