import type { Alarm } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { HoldEscalate } from './hold-escalate';
import { HoldSnooze } from './hold-snooze';

/** What is asked for in a row of the list. */
export type HoldAsk = 'snooze' | 'escalate';

export const holdKeys: Readonly<Record<string, HoldAsk>> = { z: 'snooze', e: 'escalate' };

type HoldActsProps = {
  readonly alarm: Alarm;
  readonly hasKeys: boolean;
  readonly asked: HoldAsk | undefined;
  readonly onAsk: (ask: HoldAsk | undefined) => void;
};

/** Snooze, longer, and calling somebody in, with the forms that these open in their place. */
export function HoldActs({ alarm, hasKeys, asked, onAsk }: HoldActsProps) {
  const { client, stores } = useApp();
  const extend = useAction(async (holdId: string) => {
    const outcome = await client.request('alarms.extendHold', { id: alarm.id, holdId, byMs: 3_600_000 });
    if (outcome.ok) await stores.alarms.load();
    return outcome;
  });
  if (alarm.endedAt !== undefined) return null;
  const { hold } = alarm;
  const key = (letter: string) => (hasKeys ? { keys: letter, 'aria-keyshortcuts': letter } : {});
  const opens = (ask: HoldAsk) => ({
    'aria-expanded': asked === ask,
    onClick: () => onAsk(asked === ask ? undefined : ask),
  });
  const close = () => onAsk(undefined);
  return (
    <>
      {hold === undefined ? null : (
        <Button look="text" isBusy={extend.isBusy} onClick={() => void extend.run(hold.id)}>
          +1 h
        </Button>
      )}
      <Button look="text" {...key('z')} {...opens('snooze')}>
        Snooze…
      </Button>
      <Button look="text" {...key('e')} {...opens('escalate')}>
        Escalate…
      </Button>
      <FailureNotice failure={extend.failure} />
      {asked === 'snooze' ? <HoldSnooze alarm={alarm} onDone={close} /> : null}
      {asked === 'escalate' ? <HoldEscalate alarm={alarm} onDone={close} /> : null}
    </>
  );
}
