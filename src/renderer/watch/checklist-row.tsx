import { useId } from 'react';
import type { Finding } from '../../shared/nouns/finding';
import { useHasLetterKeys } from '../app-context';
import { Glyph, type GlyphName, type Tone } from '../components/glyph';
import { InlineEntry } from '../components/inline-entry';
import { KeyHint } from '../components/key-hint';
import { Time } from '../components/time';
import { FindingLine } from '../findings/finding-link';
import { RaiseRepeats } from '../findings/raise-repeats';
import { commandsOf, type Editing, editingWords } from './checklist-commands';
import { ItemWork } from './item-work';
import type { ChecklistKeys } from './use-checklist-keys';
import type { WalkItem } from './walk-items';

export type ChecklistRowProps = {
  readonly item: WalkItem;
  readonly finding: Finding | undefined;
  readonly isSelected: boolean;
  readonly keys: ChecklistKeys;
};

export function ChecklistRow({ item, finding, isSelected, keys }: ChecklistRowProps) {
  const id = useId();
  const { glyph, tone } = lookOf(item);
  const isClosed = item.state !== 'open';
  const raiseFrom = (text: string) => {
    keys.keep(item, 'finding', text);
    keys.perform(item, 'finding');
  };
  return (
    <li className={`row ${isClosed ? 'is-closed' : ''} ${isSelected ? 'sel' : ''}`}>
      <span className="tick-box">
        <input
          type="checkbox"
          className="tick"
          checked={item.state === 'done'}
          ref={(box) => {
            if (box !== null) box.indeterminate = item.state === 'skipped';
          }}
          aria-labelledby={`${id}-text`}
          aria-describedby={`${id}-more`}
          tabIndex={isSelected ? 0 : -1}
          onFocus={isSelected ? undefined : () => keys.select(item)}
          onChange={() => keys.perform(item, 'toggle')}
        />
        <Glyph name={glyph} tone={tone} />
      </span>
      <div className="what">
        <button
          type="button"
          className="pick"
          id={`${id}-text`}
          tabIndex={-1}
          onClick={() => keys.select(item)}
        >
          {item.text}
        </button>
        <div id={`${id}-more`}>
          {item.state === 'skipped' ? <small>skipped: {item.reason}</small> : null}
          {item.findingId === undefined ? null : finding === undefined ? (
            <small>finding: in the record</small>
          ) : (
            <FindingLine finding={finding} />
          )}
          {item.note === '' ? null : <small className="note">{item.note}</small>}
          {isSelected && item.hint !== undefined ? <small>{item.hint}</small> : null}
        </div>
        {isSelected && item.command !== undefined ? <code className="command">{item.command}</code> : null}
        <ItemWork
          item={item}
          isSelected={isSelected}
          onFinding={isSelected && keys.editing !== undefined ? undefined : raiseFrom}
        />
        {isSelected ? <SelectedRow key={keys.editing} item={item} keys={keys} /> : null}
      </div>
      {item.changedAt === undefined ? null : <Time at={item.changedAt} form="column" />}
    </li>
  );
}

/** Only the selected row shows its keys, or the input that one of them opened. */
function SelectedRow({ item, keys }: Pick<ChecklistRowProps, 'item' | 'keys'>) {
  const hasLetterKeys = useHasLetterKeys();
  const { editing } = keys;
  if (editing !== undefined) {
    const { label, longest } = editingWords[editing];
    return (
      <>
        <InlineEntry
          label={label}
          longest={longest}
          initial={keys.typed(item, editing) ?? initialText(item, editing)}
          isEmptyAllowed={editing === 'note'}
          onType={(text) => keys.keep(item, editing, text)}
          onSave={(text) => keys.save(item, editing, text)}
          onCancel={() => keys.leave(item, editing)}
        />
        {editing === 'finding' ? (
          <RaiseRepeats of={{ runId: item.runId, itemId: item.id }} from="item" />
        ) : null}
      </>
    );
  }
  return (
    <div className="keys">
      {commandsOf(item).map(({ key, word, command }) => (
        <button
          key={command}
          type="button"
          aria-keyshortcuts={hasLetterKeys ? key : undefined}
          onClick={() => keys.perform(item, command)}
        >
          {hasLetterKeys ? <KeyHint keys={key} /> : null} {word}
        </button>
      ))}
    </div>
  );
}

function initialText(item: WalkItem, editing: Editing): string {
  if (editing === 'note') return item.note;
  return editing === 'skip' ? item.reason : '';
}

function lookOf(item: WalkItem): { readonly glyph: GlyphName; readonly tone: Tone } {
  if (item.findingId !== undefined)
    return { glyph: 'finding', tone: item.state === 'open' ? 'lamp' : 'calm' };
  switch (item.state) {
    case 'open':
      return { glyph: 'box', tone: 'plain' };
    case 'done':
      return { glyph: 'ticked', tone: 'calm' };
    case 'skipped':
      return { glyph: 'skipped', tone: 'plain' };
  }
}
