import { type KeyboardEvent, useCallback, useDeferredValue, useRef } from 'react';
import { useStore } from 'zustand';
import type { RunbookSearch as Found, RunbookHit } from '../../shared/nouns/runbook';
import { useApp } from '../app-context';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { go, hrefOf } from '../router';
import { usePageKeys } from '../use-page-keys';
import { counted } from '../words/counted';
import { visibleText } from '../words/outside-words';
import { ReviewMark } from './review-mark';
import { useOfRunbooks } from './use-runbooks';

/** The last word counts as the beginning of one. Arrows walk from the field into the list and back. */
export function RunbookSearch() {
  const { client, stores } = useApp();
  const { words } = useStore(stores.runbookWords);
  const asked = useDeferredValue(words);
  const found = useOfRunbooks(
    useCallback(() => client.request('runbooks.search', { words: asked }), [client, asked]),
  );
  const part = useRef<HTMLElement>(null);

  usePageKeys(({ key }) => {
    if (key !== '/') return false;
    const field = part.current?.querySelector('input');
    field?.focus();
    field?.select();
    return true;
  });

  function walk(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const stops = [...(part.current?.querySelectorAll<HTMLElement>('input, .hits a') ?? [])];
    const here = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
    const next = here < 0 ? undefined : stops[here + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  function openFirst() {
    const [first] = found.value?.hits ?? [];
    if (words.trim() !== '' && asked === words && first !== undefined) {
      go({ page: 'runbooks', id: first.runbook.id });
    }
  }

  return (
    <search ref={part} className="runbook-search" onKeyDown={walk}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          openFirst();
        }}
      >
        <Field label="Search all pages">
          {(control) => (
            <input
              {...control}
              type="search"
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              aria-keyshortcuts="/"
              value={words}
              onChange={(event) => stores.runbookWords.setState({ words: event.target.value })}
            />
          )}
        </Field>
      </form>
      <FailureNotice failure={found.failure} />
      <p className="hint" role="status">
        {found.value === undefined ? '' : summaryOf(found.value, asked)}
      </p>
      <ul className="list hits">
        {found.value?.hits.map((hit) => (
          <Hit key={hit.runbook.id} hit={hit} />
        ))}
      </ul>
    </search>
  );
}

function summaryOf({ hits, total }: Found, words: string): string {
  const what =
    words.trim() === '' ? counted(total, 'page') : `${counted(total, 'page')} with all of these words`;
  if (total === 0 && words.trim() !== '') return 'No page has all of these words.';
  return hits.length < total ? `${what}; the first ${hits.length} are listed.` : `${what}.`;
}

function Hit({ hit: { runbook, excerpt } }: { readonly hit: RunbookHit }) {
  return (
    <li className="row">
      <div className="what">
        <a href={hrefOf({ page: 'runbooks', id: runbook.id })}>
          <OutsideText text={runbook.title} longest={200} />
        </a>
        <ReviewMark review={runbook.review} />
        {excerpt.length === 0 ? null : (
          <small>
            <bdi>
              {excerpt.map(({ text, isMatch }, index) => {
                const shown = visibleText(text);
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their order
                return isMatch ? <mark key={index}>{shown}</mark> : shown;
              })}
            </bdi>
          </small>
        )}
        <small>
          <OutsideText text={runbook.path} longest={200} />
        </small>
      </div>
    </li>
  );
}
