import { useState } from 'react';
import type { Alarm } from '../../shared/nouns/alarm';
import type { GivenEnd } from '../../shared/requests/holds';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { EndChoices } from './end-choices';
import { HoldPanel } from './hold-panel';

/** Puts an alarm away until a time. */
export function HoldSnooze({ alarm, onDone }: { readonly alarm: Alarm; readonly onDone: () => void }) {
  const { client, stores } = useApp();
  const [why, setWhy] = useState('');
  const snooze = useAction(async (end: GivenEnd) => {
    const outcome = await client.request('alarms.snooze', { id: alarm.id, end, why: why.trim() });
    if (outcome.ok) {
      await stores.alarms.load();
      onDone();
    }
    return outcome;
  });
  return (
    <HoldPanel label={`Snooze ${alarm.name}`} onLeave={onDone}>
      <EndChoices
        isBusy={snooze.isBusy}
        isReady
        typedWords="Snooze until then"
        onChoose={(end) => void snooze.run(end)}
      />
      <Field label="Why (may stay empty)">
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            maxLength={300}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
      </Field>
      <p className="hint">It pages again at that time if it still fires, and at once if it becomes worse.</p>
      <FailureNotice failure={snooze.failure} />
      <Button look="text" keys="Esc" onClick={onDone}>
        Not now
      </Button>
    </HoldPanel>
  );
}
