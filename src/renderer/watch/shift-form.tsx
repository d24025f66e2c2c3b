import { type FormEvent, useRef, useState } from 'react';
import { shiftRoles, type WatchView } from '../../shared/nouns/watch';
import { useApp, useNow } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { mistakeOf, WallField } from '../components/wall-field';
import { type ReadWall, readWall, wallText } from '../time/read-wall';
import { zoneWords } from '../time/time-words';
import { wallMinute } from '../time/wall-clock';
import { useAction } from '../use-action';
import { capital, roleWords } from '../words/cover-words';
import { WhoseShift } from './whose-shift';

/** A shift by hand: role, start and end as wall times of the team's zone. It may last several days. */
export function ShiftForm({
  watch,
  others,
}: {
  readonly watch: WatchView;
  /** Names to choose from where a shift may also be somebody else's; without them it is mine. */
  readonly others?: readonly string[];
}) {
  const { client, stores } = useApp();
  const { zone } = watch;
  const now = useNow(60_000);
  const form = useRef<HTMLFormElement>(null);
  const [role, setRole] = useState<(typeof shiftRoles)[number]>('primary');
  const [isMine, setIsMine] = useState(true);
  const [person, setPerson] = useState('');
  const [startText, setStartText] = useState(() => wallText(wallMinute(zone, suggestedStart(watch, now))));
  const [endText, setEndText] = useState(() => wallText(wallMinute(zone, suggestedEnd(watch, now))));
  const [isAskedFor, setIsAskedFor] = useState(false);
  const wallNow = wallMinute(zone, now);
  const start = readWall(startText, wallNow);
  const end = readWall(endText, wallNow, start.kind === 'wall' ? start.wall : wallNow);

  const add = useAction(async (startsAtWall: string, endsAtWall: string) => {
    const whose = isMine ? {} : { person: person.trim() };
    const outcome = await client.request('shifts.add', { role, startsAtWall, endsAtWall, ...whose });
    if (outcome.ok) await Promise.all([stores.shifts.load(), stores.watch.load()]);
    return outcome;
  });

  const isTaking = watch.shift === undefined && others === undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isMine && person.trim() === '') return;
    const isReady = isUsable(zone, start) && isUsable(zone, end);
    setIsAskedFor(!isReady);
    if (!isReady) {
      const inputs = form.current?.querySelectorAll<HTMLInputElement>('input.wall-time');
      inputs?.[isUsable(zone, start) ? 1 : 0]?.focus();
    } else if (!add.isBusy) void add.run(start.wall, end.wall);
  }

  return (
    <form className="shift-form" ref={form} onSubmit={submit}>
      {others === undefined ? null : (
        <WhoseShift
          others={others}
          isMine={isMine}
          person={person}
          onChange={(mine, name) => {
            setIsMine(mine);
            setPerson(name);
          }}
        />
      )}
      <Field label="Role">
        {(control) => (
          <select
            {...control}
            value={role}
            onChange={(event) => setRole(shiftRoles.find((each) => each === event.target.value) ?? 'primary')}
          >
            {shiftRoles.map((each) => (
              <option key={each} value={each}>
                {capital(roleWords[each])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <WallField
        label="From"
        zone={zone}
        text={startText}
        reading={start}
        isAskedFor={isAskedFor}
        onType={setStartText}
      />
      <WallField
        label="Until"
        zone={zone}
        text={endText}
        reading={end}
        isAskedFor={isAskedFor}
        onType={setEndText}
      />
      <p className="hint">
        A time alone, such as <kbd>7:00</kbd>, is the next one. {zoneWords(zone, now)}
      </p>
      <div className="acts">
        <Button type="submit" look={isTaking ? 'strong' : 'plain'} isBusy={add.isBusy}>
          {isTaking ? 'Take the watch' : 'Add this shift'}
        </Button>
      </div>
      <FailureNotice failure={add.failure} />
    </form>
  );
}

function isUsable(zone: string, reading: ReadWall): reading is Extract<ReadWall, { kind: 'wall' }> {
  return reading.kind === 'wall' && mistakeOf(zone, reading) === undefined;
}

/** A further shift begins where the present one ends. */
function suggestedStart(watch: WatchView, now: number): number {
  return watch.shift?.endsAt ?? now;
}

/** The end of today's cover, or, past it and for a further shift, some hours on. */
function suggestedEnd(watch: WatchView, now: number): number {
  const start = suggestedStart(watch, now);
  const endOfCover = watch.day.findLast((segment) => segment.cover !== 'off')?.endsAt;
  return endOfCover !== undefined && endOfCover > start ? endOfCover : start + 8 * 3_600_000;
}
