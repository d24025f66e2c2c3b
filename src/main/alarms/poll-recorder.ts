import { randomUUID } from 'node:crypto';
import type { Pack, Priority } from '../../shared/nouns/pack';
import type { SeenAlert } from '../alarm-reader';
import type { Writer } from '../database/handles';
import { priorityOf } from './alarm-priority';

export type SuccessfulPoll = {
  readonly sourceId: string;
  readonly alerts: readonly SeenAlert[];
  readonly unreadable: number;
  readonly at: number;
};

/** Answers whether any alarm is now other than before. */
export type RecordPoll = (poll: SuccessfulPoll, rules: Pack['alarms']) => boolean;

type FiringRow = {
  readonly id: string;
  readonly fingerprint: string;
  readonly started_at: number;
  readonly priority: Priority;
  readonly annotations: string;
  readonly suppressed: number;
  readonly missed_polls: number;
};

/** What may change while it fires. Its labels may not: the fingerprint is their hash. */
type SeenColumns = Pick<FiringRow, 'priority' | 'annotations' | 'suppressed'>;

/** By identity: what was firing before, and what this poll has told of so far. */
type Rows = Map<string, FiringRow | typeof seenAlready>;

const seenAlready = Symbol('seen already');
const pollsUntilGone = 2;

/**
 * Writes the difference between a successful answer and what was firing, in one transaction. What has not changed is
 * not written. Runs inside the caller's transaction if there is one.
 */
export function createPollRecorder(db: Writer): RecordPoll {
  const firing = db.prepare<[string], FiringRow>(`
    SELECT id, fingerprint, started_at, priority, annotations, suppressed, missed_polls
    FROM alarm WHERE source_id = ? AND ended_at IS NULL`);
  // A firing that was taken for ended and is told of again, as after a restart of the source, goes on.
  const insertOrReopen = db.prepare(`
    INSERT INTO alarm (id, source_id, fingerprint, started_at, name, priority, labels, annotations, suppressed,
      first_seen_at)
    VALUES (@id, @sourceId, @fingerprint, @startedAt, @name, @priority, @labels, @annotations, @suppressed, @at)
    ON CONFLICT (source_id, fingerprint, started_at) DO UPDATE SET priority = excluded.priority,
      annotations = excluded.annotations, suppressed = excluded.suppressed, ended_at = NULL, missed_polls = 0,
      next_page_at = NULL`);
  const update = db.prepare(`
    UPDATE alarm SET
      next_page_at = CASE WHEN priority = @priority AND suppressed = @suppressed THEN next_page_at END,
      priority = @priority, annotations = @annotations, suppressed = @suppressed, missed_polls = 0
    WHERE id = @id`);
  const setMissed = db.prepare<{ id: string; missed: number }>(
    'UPDATE alarm SET missed_polls = @missed WHERE id = @id',
  );
  const end = db.prepare<{ id: string; endedAt: number; missed: number }>(
    'UPDATE alarm SET missed_polls = @missed, ended_at = @endedAt WHERE id = @id',
  );
  const lastSuccess = db.prepare<[string], { at: number | null }>(
    'SELECT last_success_at AS at FROM source WHERE id = ?',
  );
  const succeed = db.prepare<{ id: string; at: number }>(
    'UPDATE source SET last_success_at = @at WHERE id = @id',
  );

  function insert(poll: SuccessfulPoll, alert: SeenAlert, columns: SeenColumns): void {
    const { sourceId, at } = poll;
    const { fingerprint, startedAt } = alert;
    const labels = JSON.stringify(alert.labels);
    const id = randomUUID();
    insertOrReopen.run({ ...columns, id, sourceId, fingerprint, startedAt, name: nameOf(alert), labels, at });
  }

  function recordSeen(poll: SuccessfulPoll, rules: Pack['alarms'], rows: Rows): boolean {
    const ignored = new Set(rules.ignore);
    let changed = false;
    for (const alert of poll.alerts) {
      if (ignored.has(nameOf(alert))) continue;
      const identity = identityOf(alert.fingerprint, alert.startedAt);
      const row = rows.get(identity);
      if (row === seenAlready) continue;
      const columns = columnsOf(alert, rules);
      const differs = row === undefined || !isSame(row, columns);
      if (row === undefined) insert(poll, alert, columns);
      else if (differs) update.run({ ...columns, id: row.id });
      else if (row.missed_polls > 0) setMissed.run({ id: row.id, missed: 0 });
      changed ||= differs;
      rows.set(identity, seenAlready);
    }
    return changed;
  }

  function recordMissing(poll: SuccessfulPoll, rows: Rows): boolean {
    let changed = false;
    for (const row of rows.values()) {
      if (row === seenAlready) continue;
      const missed = row.missed_polls + 1;
      if (poll.unreadable > 0) {
        // It may be the one that could not be read, so this poll says nothing of it.
        if (row.missed_polls > 0) setMissed.run({ id: row.id, missed: 0 });
      } else if (missed < pollsUntilGone) {
        setMissed.run({ id: row.id, missed });
      } else {
        // The successful poll before this one was the first to miss it.
        end.run({ id: row.id, missed, endedAt: lastSuccess.get(poll.sourceId)?.at ?? poll.at });
        changed = true;
      }
    }
    return changed;
  }

  return db.transaction((poll: SuccessfulPoll, rules: Pack['alarms']) => {
    const rows: Rows = new Map();
    for (const row of firing.all(poll.sourceId)) rows.set(identityOf(row.fingerprint, row.started_at), row);
    const seenChanged = recordSeen(poll, rules, rows);
    const missingChanged = recordMissing(poll, rows);
    succeed.run({ id: poll.sourceId, at: poll.at });
    return seenChanged || missingChanged;
  });
}

function nameOf(alert: SeenAlert): string {
  return alert.labels.alertname || 'Unnamed alarm';
}

function identityOf(fingerprint: string, startedAt: number): string {
  return `${startedAt} ${fingerprint}`;
}

function columnsOf(alert: SeenAlert, rules: Pack['alarms']): SeenColumns {
  return {
    priority: priorityOf(alert.labels, rules.high),
    annotations: JSON.stringify(alert.annotations),
    suppressed: alert.suppressed ? 1 : 0,
  };
}

function isSame(row: FiringRow, seen: SeenColumns): boolean {
  return (
    row.suppressed === seen.suppressed &&
    row.priority === seen.priority &&
    row.annotations === seen.annotations
  );
}
