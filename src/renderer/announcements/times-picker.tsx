import { type KeyboardEvent, useState } from 'react';
import { dueInWords } from '../../shared/announcements/times-in-words';
import { Button } from '../components/button';
import { WallField } from '../components/wall-field';
import { readWall } from '../time/read-wall';
import { wallMinute } from '../time/wall-clock';
import { everyHourUntil, instantsOfWall, quickTimes } from './quick-times';

/** The times at which readers will hear more. */
export function TimesPicker({
  legend,
  zone,
  now,
  dueAts,
  onChange,
}: {
  readonly legend: string;
  readonly zone: string;
  readonly now: number;
  readonly dueAts: readonly number[];
  readonly onChange: (dueAts: readonly number[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  /** A time that comes twice on that day: which of the two? */
  const [twice, setTwice] = useState<readonly number[]>([]);
  const reading = readWall(typed, wallMinute(zone, now));

  function add(...added: readonly number[]) {
    onChange([...new Set([...dueAts, ...added])].toSorted((a, b) => a - b));
    setTyped('');
    setProblem('');
    setTwice([]);
  }

  function addTyped() {
    setTwice([]);
    if (reading.kind === 'unreadable') return setProblem(reading.sentence);
    const found = instantsOfWall(zone, reading.wall);
    const [first, second] = found;
    if (first === undefined)
      return setProblem('The clocks go forward over this time: it does not exist that day.');
    if (second !== undefined) {
      setProblem('');
      return setTwice(found);
    }
    return first <= now ? setProblem('That is over already.') : add(first);
  }

  function addHourly() {
    const at = reading.kind === 'wall' ? instantsOfWall(zone, reading.wall)[0] : undefined;
    const hours = at === undefined ? [] : everyHourUntil(zone, now, at);
    if (hours.length > 0) return add(...hours);
    return setProblem(
      reading.kind === 'unreadable' ? reading.sentence : 'Give an end that is to come, within a day.',
    );
  }

  function onKeyDown(event: KeyboardEvent) {
    if (
      event.key !== 'Enter' ||
      event.ctrlKey ||
      event.metaKey ||
      !(event.target instanceof HTMLInputElement)
    )
      return;
    event.preventDefault();
    addTyped();
  }

  return (
    <fieldset className="times-picker">
      <legend>{legend}</legend>
      <ChosenTimes zone={zone} now={now} dueAts={dueAts} onChange={onChange} />
      <div className="acts">
        {quickTimes(zone, now)
          .filter(({ at }) => !dueAts.includes(at))
          .map(({ label, at }) => (
            <Button key={label} onClick={() => add(at)}>
              {label}
              {label.startsWith('at') ? '' : ` · ${dueInWords(zone, at, now)}`}
            </Button>
          ))}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in its field adds the time instead of sending the form */}
      <div className="typed-time" onKeyDown={onKeyDown}>
        <WallField
          label="Another time"
          zone={zone}
          text={typed}
          reading={reading}
          isAskedFor={false}
          onType={(text) => {
            setTyped(text);
            setProblem('');
            setTwice([]);
          }}
        />
        <div className="acts">
          <Button onClick={addTyped}>Add</Button>
          <Button onClick={addHourly}>Every hour until then</Button>
        </div>
      </div>
      <p className="hint" role="alert">
        {problem}
      </p>
      {twice.length === 0 ? null : (
        <div className="acts" role="status">
          <span>That time comes twice, because the clocks go back:</span>
          {twice.map((at) => (
            <Button key={at} onClick={() => add(at)}>
              {dueInWords(zone, at, now)}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function ChosenTimes({
  zone,
  now,
  dueAts,
  onChange,
}: {
  readonly zone: string;
  readonly now: number;
  readonly dueAts: readonly number[];
  readonly onChange: (dueAts: readonly number[]) => void;
}) {
  if (dueAts.length === 0) return <p className="hint">No time chosen yet.</p>;
  return (
    <ul className="chosen-times">
      {dueAts.map((at) => {
        const words = dueInWords(zone, at, now);
        return (
          <li key={at}>
            <time dateTime={new Date(at).toISOString()}>{words}</time>
            {at <= now ? <b> is over</b> : null}
            <button
              type="button"
              className="text-button"
              aria-label={`Take out ${words}`}
              onClick={() => onChange(dueAts.filter((other) => other !== at))}
            >
              ✕
            </button>
          </li>
        );
      })}
    </ul>
  );
}
