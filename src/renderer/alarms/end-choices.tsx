import { useEffect, useRef, useState } from 'react';
import type { GivenEnd } from '../../shared/requests/holds';
import { useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { mistakeOf, WallField } from '../components/wall-field';
import { readWall } from '../time/read-wall';
import { fullTime } from '../time/time-words';
import { wallMinute } from '../time/wall-clock';
import { useAsked } from './use-asked';

const minuteMs = 60_000;
const lengths = [
  { words: '30 min', ms: 30 * minuteMs },
  { words: '1 h', ms: 60 * minuteMs },
  { words: '2 h', ms: 120 * minuteMs },
] as const;

/** Until when: one press for what is usual, or a day and time by the team's clock. */
export function EndChoices({
  isBusy,
  isReady,
  typedWords,
  onChoose,
}: {
  readonly isBusy: boolean;
  /** Whether what else is needed is there. */
  readonly isReady: boolean;
  /** On the button beside the typed end. */
  readonly typedWords: string;
  readonly onChoose: (end: GivenEnd) => void;
}) {
  const zone = useZone();
  const now = useNow(minuteMs);
  const { value: ends } = useAsked('alarms.holdEnds', {});
  const first = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState('');
  const [isAskedFor, setIsAskedFor] = useState(false);
  useEffect(() => first.current?.focus(), []);
  const reading = readWall(typed, wallMinute(zone, now));

  function chooseTyped() {
    setIsAskedFor(true);
    if (reading.kind === 'wall' && mistakeOf(zone, reading) === undefined)
      onChoose({ kind: 'wall', wall: reading.wall });
  }

  return (
    <>
      <div className="ends">
        {lengths.map(({ words, ms }, index) => (
          <Button
            key={ms}
            {...(index === 0 ? { ref: first } : {})}
            isBusy={isBusy}
            disabled={!isReady}
            onClick={() => onChoose({ kind: 'for', ms })}
          >
            {words}
          </Button>
        ))}
        {ends?.workingDayAt === undefined ? null : (
          <Button isBusy={isBusy} disabled={!isReady} onClick={() => onChoose({ kind: 'working-day' })}>
            Until {fullTime(zone, ends.workingDayAt)}, the next working day
          </Button>
        )}
      </div>
      {ends?.mayMissHoliday === true ? (
        <p className="hint">The list of bank holidays ends before then: a holiday may be missing.</p>
      ) : null}
      <div className="typed-end">
        <WallField
          label="Or until"
          zone={zone}
          text={typed}
          reading={reading}
          isAskedFor={isAskedFor}
          onType={setTyped}
        />
        <Button isBusy={isBusy} disabled={!isReady} onClick={chooseTyped}>
          {typedWords}
        </Button>
      </div>
    </>
  );
}
