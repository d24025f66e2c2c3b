import type { RunbooksView } from '../../shared/nouns/runbook';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { useCopy } from '../stores/copy';
import { counted } from '../words/counted';
import { ReviewSection } from './review-section';
import { RunbookSearch } from './runbook-search';

/** All that is known of what to do: searched while typing, and what of it waits for a review. */
export function RunbooksPage() {
  const { value: view, failure } = useCopy(useApp().stores.runbooks);
  return (
    <div className="page narrow runbooks">
      <h1>Runbooks</h1>
      <FailureNotice failure={failure} />
      {view === undefined ? null : view.folders.length === 0 ? (
        <p className="teach">
          No folder is read yet. Watchkeeper reads folders of Markdown, finds the page that belongs to an
          alarm, and says which pages are past their review date.{' '}
          <a href="#/settings">Choose a folder in Settings</a>.
        </p>
      ) : (
        <>
          <p className="lead">
            {summaryOf(view)} <a href="#/settings">Folders are chosen in Settings</a>.
          </p>
          <RunbookSearch />
          <ReviewSection />
        </>
      )}
    </div>
  );
}

function summaryOf({ pages, folders, due }: RunbooksView): string {
  const reading = folders.some(({ isReading }) => isReading) ? ' Reading now.' : '';
  const failing = folders.filter(({ problem }) => problem !== undefined).length;
  const problem = failing === 0 ? '' : ` ${counted(failing, 'folder')} cannot be read.`;
  const review = due === 0 ? 'none due for review' : `${due} due for review`;
  return `${counted(pages, 'page')} in ${counted(folders.length, 'folder')}, ${review}.${problem}${reading}`;
}
