import { type FormEvent, useState } from 'react';
import { shiftRoles, type WatchView } from '../../shared/nouns/watch';
import { useApp, useNow } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { wallInWords, zoneWords } from '../time/time-words';
import { wallMinute } from '../time/wall-clock';
import { useAction } from '../use-action';
import { capital, roleWords } from '../words/cover-words';

/** My shift by hand: role, start and end as wall times of the team's zone. It may last several days. */
export function ShiftForm({ watch }: { readonly watch: WatchView }) {
  const { client, stores } = useApp();
  const now = useNow(60_000);
  const [role, setRole] = useState<(typeof shiftRoles)[number]>('primary');
  const [startsAtWall, setStart] = useState(() => wallMinute(watch.zone, suggestedStart(watch, now)));
  const [endsAtWall, setEnd] = useState(() => wallMinute(watch.zone, suggestedEnd(watch, now)));
  const add = useAction(async () => {
    const outcome = await client.request('shifts.add', { role, startsAtWall, endsAtWall });
    if (outcome.ok) await Promise.all([stores.shifts.load(), stores.watch.load()]);
    return outcome;
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!add.isBusy) void add.run();
  }

  return (
    <form className="shift-form" onSubmit={submit}>
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
      <Field label="From">
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            required
            value={startsAtWall}
            onChange={(event) => setStart(event.target.value.slice(0, 16))}
          />
        )}
      </Field>
      <Field label="Until">
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            required
            value={endsAtWall}
            onChange={(event) => setEnd(event.target.value.slice(0, 16))}
          />
        )}
      </Field>
      <p className="hint">
        {wallInWords(startsAtWall)} to {wallInWords(endsAtWall)}. {zoneWords(watch.zone, now)}
      </p>
      <div className="acts">
        <Button type="submit" look={watch.shift === undefined ? 'strong' : 'plain'} isBusy={add.isBusy}>
          {watch.shift === undefined ? 'Take the watch' : 'Add this shift'}
        </Button>
      </div>
      <FailureNotice failure={add.failure} />
    </form>
  );
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
