import { type KeyboardEvent, useRef } from 'react';
import { useStore } from 'zustand';
import { type Finding, mostWhys, usualWhys } from '../../shared/nouns/finding';
import { findingLengths } from '../../shared/requests/findings';
import { useApp } from '../app-context';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { cutText, visibleText } from '../words/outside-words';

/** The five whys: each asks why the answer before it is so. Saved while they are typed. */
export function Whys({ finding }: { readonly finding: Finding }) {
  const { stores } = useApp();
  const list = useRef<HTMLOListElement>(null);
  const whys = useWhys(finding);
  const isUnsaved = useStore(
    stores.findingDrafts.store,
    ({ drafts }) => Object.keys(drafts[finding.id]?.whys ?? {}).length > 0,
  );
  const failure = useStore(stores.findingDrafts.store, (state) => state.failure);
  const answered = whys.findLastIndex((why) => why.trim() !== '') + 1;
  const shown = Math.min(answered + 1, mostWhys);

  /** Enter goes on to the next why, as it would in a list of questions. */
  function goOn(event: KeyboardEvent, position: number) {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    list.current?.querySelectorAll('textarea')[position + 1]?.focus();
  }

  return (
    <section className="whys">
      <h2>
        Why? <span className="count">{counted(answered)}</span>
        <span className="due" role="status">
          {isUnsaved ? (failure === undefined ? 'saving…' : 'not saved yet') : answered > 0 ? 'saved' : ''}
        </span>
      </h2>
      <FailureNotice failure={isUnsaved ? failure : undefined} />
      <ol ref={list}>
        {Array.from({ length: shown }, (_, position) => {
          const before = position === 0 ? finding.text : (whys[position - 1] ?? '');
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a why has nothing but its place
            <li key={position}>
              <Field label={<Question about={before} />}>
                {(control) => (
                  <textarea
                    {...control}
                    rows={1}
                    maxLength={findingLengths.why}
                    value={whys[position] ?? ''}
                    onChange={(event) =>
                      stores.findingDrafts.writeWhy(finding.id, position, event.target.value)
                    }
                    onBlur={() => void stores.findingDrafts.flush()}
                    onKeyDown={(event) => goOn(event, position)}
                  />
                )}
              </Field>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The whys as they stand here: what is being typed goes before what is saved. */
export function useWhys(finding: Finding): readonly string[] {
  const { stores } = useApp();
  const typed = useStore(stores.findingDrafts.store, ({ drafts }) => drafts[finding.id]?.whys);
  return Array.from({ length: mostWhys }, (_, position) => typed?.[position] ?? finding.whys[position] ?? '');
}

function Question({ about }: { readonly about: string }) {
  const words = cutText(visibleText(about).replaceAll(/\s+/g, ' ').trim(), 100);
  return words === '' ? (
    <>Why?</>
  ) : (
    <>
      Why?{' '}
      <span className="about">
        “<bdi>{words}</bdi>”
      </span>
    </>
  );
}

function counted(answered: number): string {
  return answered > usualWhys ? `${answered}` : `${answered} of ${usualWhys}`;
}
