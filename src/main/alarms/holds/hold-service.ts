import { endRefusal } from '../../../shared/alarms/snooze-end';
import { WatchkeeperError } from '../../../shared/errors';
import type { Alarm, Hold } from '../../../shared/nouns/alarm';
import type { Writer } from '../../database/handles';
import type { Clock } from '../../ports';
import { createHoldStore } from './hold-store';

/** Who has an alarm, and until when. What has ended is left as it is by all of them. */
export type HoldService = {
  /** For the pack's time; what is held already stays as it is. */
  acknowledge(id: string, via: Hold['via']): Alarm;
  /** These and no others, all at once. Answers with those that are covered: what is gone or over meanwhile is left out. */
  acknowledgeMany(ids: readonly string[]): readonly string[];
  /** In the place of any hold before. */
  snooze(id: string, untilAt: number, why: string): Alarm;
  /** The same hold for longer. Does nothing where it is not the hold any more that a person saw. */
  extend(id: string, holdId: string, byMs: number): Alarm;
  release(id: string): Alarm;
  someEndedBetween(afterAt: number, untilAt: number): boolean;
};

export function createHoldService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly me: () => string;
  readonly acknowledgeForMs: () => number;
  readonly alarmById: (id: string) => Alarm | undefined;
  /** Called within the transaction that begins a hold. */
  readonly onBegin: (alarm: Alarm) => void;
  /** Called after the commit. */
  readonly onChange: () => void;
}): HoldService {
  const { db, clock, me, alarmById, onBegin, onChange } = options;
  const holds = createHoldStore(db);

  function existing(id: string): Alarm {
    const alarm = alarmById(id);
    if (alarm === undefined) throw new WatchkeeperError('not-found', { noun: 'alarm' });
    return alarm;
  }

  /** Runs `change` in one transaction and answers with the alarm as it is then. */
  function changed(id: string, change: () => boolean): Alarm {
    if (db.transaction(change).immediate()) onChange();
    return existing(id);
  }

  function acknowledgeOne(alarm: Alarm, via: Hold['via']): boolean {
    const fromAt = clock.now();
    const untilAt = fromAt + options.acknowledgeForMs();
    const isNew = holds.begin(alarm.id, { kind: 'acknowledge', by: me(), fromAt, untilAt, via, why: '' });
    if (isNew) onBegin(alarm);
    return isNew;
  }

  return {
    acknowledge(id, via) {
      const alarm = existing(id);
      return alarm.endedAt === undefined ? changed(id, () => acknowledgeOne(alarm, via)) : alarm;
    },
    acknowledgeMany(ids) {
      const firing = [...new Set(ids)].flatMap((id) => {
        const alarm = alarmById(id);
        return alarm === undefined || alarm.endedAt !== undefined ? [] : [alarm];
      });
      const begun = db.transaction(() => firing.map((alarm) => acknowledgeOne(alarm, 'window'))).immediate();
      if (begun.includes(true)) onChange();
      return firing.map(({ id }) => id);
    },
    snooze(id, untilAt, why) {
      const alarm = existing(id);
      if (alarm.endedAt !== undefined) return alarm;
      const hold = { kind: 'snooze', by: me(), fromAt: clock.now(), untilAt, via: 'window', why } as const;
      return changed(id, () => {
        holds.replace(id, hold);
        onBegin(alarm);
        return true;
      });
    },
    extend(id, holdId, byMs) {
      const alarm = existing(id);
      const { hold } = alarm;
      if (hold?.id !== holdId || alarm.endedAt !== undefined) return alarm;
      const fromAt = clock.now();
      const untilAt = hold.untilAt + byMs;
      const reason = endRefusal(untilAt, fromAt);
      if (reason !== undefined) throw new WatchkeeperError('invalid-request', { reason });
      const { kind, via, why } = hold;
      return changed(id, () => holds.replace(id, { kind, by: me(), fromAt, untilAt, via, why }, holdId));
    },
    release(id) {
      existing(id);
      return changed(id, () => holds.release(id, clock.now()));
    },
    someEndedBetween: holds.someEndedBetween,
  };
}
