import { useState } from 'react';
import { type ReadWall, wallText } from '../time/read-wall';
import { fullTime } from '../time/time-words';
import { instantOfWall } from '../time/wall-clock';
import { Field } from './field';

/**
 * A day and time as text, always in one order, whatever the browser's own date inputs would show; below it what it means,
 * in words with day and zone. Leaving the field writes out what was meant.
 */
export function WallField({
  label,
  zone,
  text,
  reading,
  isAskedFor,
  onType,
}: {
  readonly label: string;
  readonly zone: string;
  readonly text: string;
  readonly reading: ReadWall;
  /** The form was sent: from now on a mistake is said at once. */
  readonly isAskedFor: boolean;
  readonly onType: (text: string) => void;
}) {
  /** While someone types, half a time is not yet a mistake; nor is a field that begins empty. */
  const [isTyping, setIsTyping] = useState(text === '');
  const mistake = isTyping && !isAskedFor ? undefined : mistakeOf(zone, reading);
  return (
    <Field
      label={label}
      hint={mistake === undefined ? meaningOf(zone, reading) : <span role="alert">{mistake}</span>}
    >
      {(control) => (
        <input
          {...control}
          className="wall-time"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          aria-invalid={mistake !== undefined}
          value={text}
          onChange={(event) => {
            setIsTyping(true);
            onType(event.target.value);
          }}
          onBlur={() => {
            setIsTyping(false);
            if (reading.kind === 'wall') onType(wallText(reading.wall));
          }}
        />
      )}
    </Field>
  );
}

/** Why a time cannot be used; undefined if it can. */
export function mistakeOf(zone: string, reading: ReadWall): string | undefined {
  if (reading.kind === 'unreadable') return reading.sentence;
  return instantOfWall(zone, reading.wall) === undefined
    ? 'The clocks go forward over this time: it does not exist on that day.'
    : undefined;
}

function meaningOf(zone: string, reading: ReadWall): string {
  const instant = reading.kind === 'wall' ? instantOfWall(zone, reading.wall) : undefined;
  return instant === undefined ? '…' : fullTime(zone, instant);
}
