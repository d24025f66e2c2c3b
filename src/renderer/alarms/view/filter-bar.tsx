import { type KeyboardEvent, type Ref, useId } from 'react';
import { useHasLetterKeys } from '../../app-context';
import { Button } from '../../components/button';
import { KeyHint } from '../../components/key-hint';
import { groupedBy } from './alarm-filter';

/** What is typed is looked for at once; the arrow down and Enter go on to the list. */
export function FilterBar({
  ref,
  text,
  labels,
  groupBy,
  onType,
  onLeave,
  onRest,
}: {
  readonly ref: Ref<HTMLInputElement>;
  readonly text: string;
  readonly labels: readonly string[];
  readonly groupBy: string | undefined;
  readonly onType: (text: string) => void;
  /** To the list. */
  readonly onLeave: () => void;
  /** The hand has left the field. */
  readonly onRest: () => void;
}) {
  const hasKeys = useHasLetterKeys();
  const id = useId();

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') onType('');
    else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') onLeave();
    else return;
    event.preventDefault();
  }

  return (
    <search className="alarm-filter">
      <div className="filter-field">
        <label className="visually-hidden" htmlFor={`${id}-filter`}>
          Filter
        </label>
        <input
          ref={ref}
          id={`${id}-filter`}
          type="text"
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          placeholder="Filter: words, high, unheld, held, ended, ns:…, source:…"
          aria-keyshortcuts={hasKeys ? '/' : undefined}
          value={text}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={onRest}
        />
        {text === '' ? (
          hasKeys ? (
            <KeyHint keys="/" />
          ) : null
        ) : (
          <Button look="text" onClick={() => onType('')}>
            Clear
          </Button>
        )}
      </div>
      <label className="group-by">
        <span className="lbl-inline">Group by</span>
        <select
          value={groupBy ?? ''}
          onChange={({ target }) => onType(groupedBy(text, target.value || undefined))}
        >
          <option value="">nothing</option>
          <option value="source">source</option>
          {labels.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
    </search>
  );
}
