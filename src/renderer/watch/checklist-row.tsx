import { useId } from 'react';
import type { ChecklistItem } from '../../shared/nouns/checklist';
import { Glyph, type GlyphName, type Tone } from '../components/glyph';
import { InlineEntry } from '../components/inline-entry';
import { KeyHint } from '../components/key-hint';
import { Time } from '../components/time';
import { type Command, commandsOf, type Editing, editingWords } from './checklist-commands';

export type ChecklistRowProps = {
  readonly item: ChecklistItem;
  readonly finding: string | undefined;
  readonly isSelected: boolean;
  readonly editing: Editing | undefined;
  readonly isBusy: boolean;
  readonly onSelect: (itemId: string) => void;
  readonly onDo: (item: ChecklistItem, command: Command) => void;
  /** Undefined text: never mind. */
  readonly onSave: (item: ChecklistItem, editing: Editing, text: string | undefined) => void;
};

export function ChecklistRow(props: ChecklistRowProps) {
  const { item, finding, isSelected, editing, onSelect, onDo } = props;
  const id = useId();
  const { glyph, tone } = lookOf(item);
  const isClosed = item.state !== 'open';
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
          onFocus={isSelected ? undefined : () => onSelect(item.id)}
          onChange={() => onDo(item, 'toggle')}
        />
        <Glyph name={glyph} tone={tone} />
      </span>
      <div className="what">
        <button
          type="button"
          className="pick"
          id={`${id}-text`}
          tabIndex={-1}
          onClick={() => onSelect(item.id)}
        >
          {item.text}
        </button>
        <div id={`${id}-more`}>
          {item.state === 'skipped' ? <small>skipped: {item.reason}</small> : null}
          {item.findingId === undefined ? null : <small>finding: {finding ?? 'in the record'}</small>}
          {item.note === '' ? null : <small className="note">{item.note}</small>}
          {isSelected && item.hint !== undefined ? <small>{item.hint}</small> : null}
        </div>
        {isSelected && item.command !== undefined ? <code className="command">{item.command}</code> : null}
        {isSelected ? <SelectedRow key={editing} {...props} /> : null}
      </div>
      {item.changedAt === undefined ? null : <Time at={item.changedAt} form="column" />}
    </li>
  );
}

/** Only the selected row shows its keys, or the input that one of them opened. */
function SelectedRow({ item, editing, isBusy, onDo, onSave }: ChecklistRowProps) {
  if (editing !== undefined) {
    const { label, longest } = editingWords[editing];
    return (
      <InlineEntry
        label={label}
        longest={longest}
        initial={initialText(item, editing)}
        isEmptyAllowed={editing === 'note'}
        isBusy={isBusy}
        onSave={(text) => onSave(item, editing, text)}
        onCancel={() => onSave(item, editing, undefined)}
      />
    );
  }
  return (
    <div className="keys">
      {commandsOf(item).map(({ key, word, command }) => (
        <button key={command} type="button" aria-keyshortcuts={key} onClick={() => onDo(item, command)}>
          <KeyHint keys={key} /> {word}
        </button>
      ))}
    </div>
  );
}

function initialText(item: ChecklistItem, editing: Editing): string {
  if (editing === 'note') return item.note;
  return editing === 'skip' ? item.reason : '';
}

function lookOf(item: ChecklistItem): { readonly glyph: GlyphName; readonly tone: Tone } {
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
