import { useCallback } from 'react';
import type { RunbookPage as Page } from '../../shared/nouns/runbook';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { reviewWords } from './review-words';
import { RunbookText } from './runbook-text';
import { useOfRunbooks } from './use-runbooks';

/** One page, as it was when its folder was last read. */
export function RunbookPage({ id }: { readonly id: string }) {
  const { client } = useApp();
  const { value, failure } = useOfRunbooks(
    useCallback(() => client.request('runbooks.page', { id }), [client, id]),
  );
  return (
    <article className="page narrow runbook">
      <p className="hint">
        <a href="#/runbooks">All runbooks</a>
      </p>
      {value === undefined ? <h1>Runbook</h1> : <Head page={value} />}
      <FailureNotice failure={failure} />
      {value === undefined ? null : <RunbookText id={id} title={value.runbook.title} text={value.text} />}
    </article>
  );
}

function Head({ page: { runbook, remark, readAt, isTemplate } }: { readonly page: Page }) {
  const isDue = runbook.review.state === 'due';
  return (
    <header>
      <h1>
        <OutsideText text={runbook.title} longest={200} />
      </h1>
      <p className={isDue ? 'overdue' : 'hint'}>
        <span className="sentence">{reviewWords(runbook.review)}.</span>
      </p>
      <p className="hint">
        <code>
          <OutsideText text={runbook.path} longest={400} />
        </code>{' '}
        in{' '}
        <code>
          <OutsideText text={runbook.folder} longest={400} />
        </code>
        , read <Time at={readAt} form="sentence" />.
      </p>
      {remark === undefined ? null : <p className="hint">{remark}</p>}
      {isTemplate ? (
        <p className="hint">
          A template: what stands between &lt;% and %&gt; is made when the page is published. Here it is text.
        </p>
      ) : null}
    </header>
  );
}
