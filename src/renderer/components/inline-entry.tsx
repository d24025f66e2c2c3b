import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button';

/** One line asked for in place: Enter saves, Escape leaves it. */
export function InlineEntry({
  label,
  longest,
  initial,
  isEmptyAllowed,
  onType,
  onSave,
  onCancel,
}: {
  readonly label: string;
  readonly longest: number;
  readonly initial: string;
  readonly isEmptyAllowed: boolean;
  readonly onType: (text: string) => void;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}) {
  const id = useId();
  const [text, setText] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  // The person has just asked for this input with a key or a button.
  useEffect(() => input.current?.focus(), []);
  const canSave = isEmptyAllowed || text.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (canSave) onSave(text.trim());
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onCancel();
  }

  return (
    <form className="inline-entry" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <div className="inline-line">
        <input
          id={id}
          value={text}
          maxLength={longest}
          autoComplete="off"
          ref={input}
          onChange={(event) => {
            setText(event.target.value);
            onType(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" keys="↵" disabled={!canSave}>
          Save
        </Button>
        <Button look="text" keys="Esc" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
