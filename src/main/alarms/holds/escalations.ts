import { escalationText } from '../../../shared/alarms/escalation-text';
import { WatchkeeperError } from '../../../shared/errors';
import type { Alarm, Escalation } from '../../../shared/nouns/alarm';
import type { Workspace } from '../../../shared/nouns/app';
import type { EscalationDraft } from '../../../shared/nouns/escalation';
import type { Pack } from '../../../shared/nouns/pack';
import type { Writer } from '../../database/handles';
import type { NewPost } from '../../new-post';
import type { Clock } from '../../ports';

/** Calls in whoever is secondary: a message in the team's channel for incidents, kept with the alarm. */
export function createEscalations(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly me: () => string;
  readonly pack: () => Pack;
  readonly workspace: () => Workspace;
  /** Names of those who are secondary now, without me. */
  readonly secondaries: () => readonly string[];
  readonly alarmById: (id: string) => Alarm | undefined;
  readonly enqueue: (post: NewPost) => void;
  /** Called after the commit. */
  readonly onChange: () => void;
}) {
  const { db, clock, pack } = options;
  const find = db.prepare<[string], unknown>('SELECT 1 FROM escalation WHERE id = ?');
  const insert = db.prepare<Omit<Escalation, 'alarmName'>>(`
    INSERT INTO escalation (id, alarm_id, called, called_by, tried, channel, at)
    VALUES (@id, @alarmId, @to, @by, @tried, @channel, @at)`);
  const during = db.prepare<{ fromAt: number; toAt: number }, Escalation>(`
    SELECT e.id, e.alarm_id AS alarmId, a.name AS alarmName, e.called AS "to", e.called_by AS "by", e.at, e.tried, e.channel
    FROM escalation e JOIN alarm a ON a.id = e.alarm_id
    WHERE e.at >= @fromAt AND e.at < @toAt ORDER BY e.at, e.rowid`);

  function existing(alarmId: string): Alarm {
    const alarm = options.alarmById(alarmId);
    if (alarm === undefined) throw new WatchkeeperError('not-found', { noun: 'alarm' });
    return alarm;
  }

  function called(): string | undefined {
    const names = options.secondaries();
    return names.length === 0 ? undefined : names.join(', @');
  }

  function write(escalation: Omit<Escalation, 'alarmName'>, text: string): void {
    insert.run(escalation);
    options.enqueue({
      opId: escalation.id,
      orderKey: `escalation:${escalation.alarmId}`,
      channel: escalation.channel,
      threadOpId: undefined,
      workspace: options.workspace(),
      text,
      kind: 'escalation',
      incidentId: undefined,
      entryIds: [],
    });
  }

  return {
    draft(alarmId: string): EscalationDraft {
      existing(alarmId);
      const { channels, contacts } = pack();
      return { to: called(), channel: channels.incidents, contacts };
    },
    call(given: {
      readonly id: string;
      readonly alarmId: string;
      readonly to: string;
      readonly tried: string;
    }): Alarm {
      const alarm = existing(given.alarmId);
      if (find.get(given.id) !== undefined) return alarm;
      const to = called();
      if (to === undefined) throw refused('nobody else is secondary now');
      if (to !== given.to) throw refused(`the secondary is ${to} now`);
      const { zone, channels } = pack();
      const at = clock.now();
      const tried = given.tried.toWellFormed();
      const text = escalationText({ to, alarm, tried, zone, now: at });
      const { id, alarmId } = given;
      db.transaction(() => {
        write({ id, alarmId, to, by: options.me(), at, tried, channel: channels.incidents }, text);
      }).immediate();
      options.onChange();
      return existing(alarmId);
    },
    /** For the handover. */
    during: (fromAt: number, toAt: number): readonly Escalation[] => during.all({ fromAt, toAt }),
  };
}

function refused(reason: string): WatchkeeperError {
  return new WatchkeeperError('invalid-request', { reason });
}
