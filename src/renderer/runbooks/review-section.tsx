import { useCallback, useState } from 'react';
import type { Runbook } from '../../shared/nouns/runbook';
import { useApp } from '../app-context';
import { ExportFile } from '../components/export-file';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { hrefOf } from '../router';
import { counted } from '../words/counted';
import { reviewWords } from './review-words';
import { useOfRunbooks } from './use-runbooks';

/** What waits for a review, and what says nothing of one; as a list and as a file. */
export function ReviewSection() {
  const { client } = useApp();
  const { value: reviews, failure } = useOfRunbooks(
    useCallback(() => client.request('runbooks.reviews', {}), [client]),
  );
  return (
    <section aria-labelledby="runbooks-due">
      <h2 id="runbooks-due">
        Due for review {reviews === undefined ? null : <span className="count">{reviews.due.length}</span>}
      </h2>
      <FailureNotice failure={failure} />
      {reviews === undefined ? null : (
        <>
          {reviews.due.length === 0 ? <p className="teach">No page is past its review date.</p> : null}
          <Pages pages={reviews.due} />
          {reviews.undated.length === 0 ? null : <Undated pages={reviews.undated} />}
          <ExportFile write={(form) => client.request('runbooks.export', { form })} />
        </>
      )}
    </section>
  );
}

/** Drawn once it is asked for: it may be every page there is. */
function Undated({ pages }: { readonly pages: readonly Runbook[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="undated" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{counted(pages.length, 'page has', 'pages have')} no review date</summary>
      {isOpen ? <Pages pages={pages} /> : null}
    </details>
  );
}

const mostShown = 200;

function Pages({ pages }: { readonly pages: readonly Runbook[] }) {
  return (
    <>
      <ul className="list">
        {pages.slice(0, mostShown).map((runbook) => (
          <li key={runbook.id} className="row">
            <div className="what">
              <a href={hrefOf({ page: 'runbooks', id: runbook.id })}>
                <OutsideText text={runbook.title} longest={200} />
              </a>
              <small>{reviewWords(runbook.review)}</small>
            </div>
          </li>
        ))}
      </ul>
      {pages.length > mostShown ? (
        <p className="hint">The first {mostShown} are listed; the exported file has them all.</p>
      ) : null}
    </>
  );
}
