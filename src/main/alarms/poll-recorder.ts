import { randomUUID } from 'node:crypto';
import type { Priority } from '../../shared/nouns/pack';
import type { EndedAlert, ReadOutcome, SeenAlert } from '../alarm-reader';
import type { Writer } from '../database/handles';
import { alarmName } from './alarm-name';
import { isHeldThere } from './live-hold';
import type { SourceRules } from './source-rules';

export type SuccessfulPoll = Omit<Extract<ReadOutcome, { kind: 'read' }>, 'kind' | 'parts'> & {
  readonly sourceId: string;
  readonly at: number;
};

export type RecordedPoll = {
  /** Some alarm is now other than before. */
  readonly isChanged: boolean;
  /** How many were told that are too many to be kept. */
  readonly leftOut: number;
  /** What began to fire, and what ended. */
  readonly changes: readonly FiringChange[];
};

export type FiringChange = {
  readonly fingerprint: string;
  readonly startedAt: number;
  readonly name: string;
  readonly isFiring: boolean;
};

export type RecordPoll = (poll: SuccessfulPoll, rules: SourceRules) => RecordedPoll;

type Named = Pick<FiringChange, 'name'>;

type FiringRow = {
  readonly id: string;
  readonly fingerprint: string;
  readonly started_at: number;
  readonly priority: Priority;
  readonly priority_by: string | null;
  readonly annotations: string;
  readonly suppressed: number;
  readonly missed_polls: number;
  readonly held_there_by: string | null;
  readonly held_there_at: number | null;
  readonly held_there_by_us: number;
  readonly revision: string | null;
} & Partial<Expected>;

/** Only of the few that are expected to end by themselves. */
type Expected = { readonly expected_within: number | null; readonly expected_why: string | null };

/**
 * What may change while it fires. Its labels may not, where the fingerprint is their hash; where it is not, `revision`
 * tells that they did.
 */
type SeenColumns = Omit<FiringRow, 'id' | 'fingerprint' | 'started_at' | 'missed_polls' | keyof Expected> &
  Expected;

/** By identity: what was firing before, and what this poll has told of so far. */
type Rows = Map<string, FiringRow | typeof seenAlready>;

const seenAlready = Symbol('seen already');
const pollsUntilGone = 2;
/** Of each priority; a storm beyond them is counted, and what is known or high is not pushed out by it. */
const mostFiring = 10_000;

/**
 * Writes the difference between a successful answer and what was firing, in one transaction. What has not changed is
 * not written. Runs inside the caller's transaction if there is one.
 */
export function createPollRecorder(db: Writer): RecordPoll {
  const firing = db.prepare<[string], FiringRow>(`
    SELECT id, fingerprint, started_at, priority, priority_by, annotations, suppressed, missed_polls, held_there_by,
      held_there_at, held_there_by_us, revision
    FROM alarm WHERE source_id = ? AND ended_at IS NULL`);
  const expected = db.prepare<[string], Expected & Pick<FiringRow, 'fingerprint' | 'started_at'>>(`
    SELECT fingerprint, started_at, expected_within, expected_why FROM alarm INDEXED BY alarm_quiet
    WHERE source_id = ? AND ended_at IS NULL AND (expected_within IS NOT NULL OR quiet_until_at IS NOT NULL)`);
  // A firing that was taken for ended and is told of again, as after a restart of the source, goes on.
  const insertOrReopen = db.prepare(`
    INSERT INTO alarm (id, source_id, fingerprint, started_at, name, priority, priority_by, labels, annotations, suppressed,
      first_seen_at, link, held_there_by, held_there_at, held_there_by_us, revision, expected_within, expected_why)
    VALUES (@id, @sourceId, @fingerprint, @startedAt, @name, @priority, @priority_by, @labels, @annotations, @suppressed,
      @at, @link, @held_there_by, @held_there_at, @held_there_by_us, @revision, @expected_within, @expected_why)
    ON CONFLICT (source_id, fingerprint, started_at) DO UPDATE SET name = excluded.name, priority = excluded.priority,
      priority_by = excluded.priority_by, labels = excluded.labels, annotations = excluded.annotations, suppressed = excluded.suppressed,
      held_there_by = excluded.held_there_by, held_there_at = excluded.held_there_at,
      held_there_by_us = excluded.held_there_by_us, revision = excluded.revision,
      expected_within = excluded.expected_within, expected_why = excluded.expected_why, ended_at = NULL, ended_by = NULL,
      missed_polls = 0, next_page_at = NULL`);
  const update = db.prepare(`
    UPDATE alarm SET
      next_page_at = CASE WHEN priority = @priority AND suppressed = @suppressed AND NOT (${isHeldThere('alarm.')})
        THEN next_page_at END,
      name = @name, priority = @priority, priority_by = @priority_by, labels = @labels, annotations = @annotations, suppressed = @suppressed,
      held_there_by = @held_there_by, held_there_at = @held_there_at, held_there_by_us = @held_there_by_us,
      revision = @revision, expected_within = @expected_within, expected_why = @expected_why, missed_polls = 0
    WHERE id = @id`);
  const setTold = db.prepare<{ sourceId: string; fingerprint: string; startedAt: number; toldAt: number }>(`
    UPDATE alarm SET told_at = @toldAt
    WHERE source_id = @sourceId AND fingerprint = @fingerprint AND started_at = @startedAt`);
  const setMissed = db.prepare<{ id: string; missed: number }>(
    'UPDATE alarm SET missed_polls = @missed WHERE id = @id',
  );
  const end = db.prepare<{ id: string; endedAt: number; missed: number }, Named>(`
    UPDATE alarm SET missed_polls = @missed, ended_at = @endedAt, ended_by = 'absence' WHERE id = @id RETURNING name`);
  const endByWord = db.prepare<EndedAlert & { sourceId: string }, Named>(`
    UPDATE alarm SET ended_at = @endedAt, ended_by = 'source'
    WHERE source_id = @sourceId AND fingerprint = @fingerprint AND started_at = @startedAt AND ended_at IS NULL
    RETURNING name`);
  const lastSuccess = db.prepare<[string], { at: number | null }>(
    'SELECT last_success_at AS at FROM source WHERE id = ?',
  );
  const succeed = db.prepare<{ id: string; at: number }>(
    'UPDATE source SET last_success_at = @at WHERE id = @id',
  );

  function insert(poll: SuccessfulPoll, alert: SeenAlert, columns: SeenColumns): void {
    const { sourceId, at } = poll;
    const { fingerprint, startedAt } = alert;
    const { name, labels } = namedOf(alert);
    const id = randomUUID();
    const link = alert.link ?? null;
    insertOrReopen.run({ ...columns, id, sourceId, fingerprint, startedAt, name, labels, at, link });
  }

  function recordSeen(poll: SuccessfulPoll, rules: SourceRules, rows: Rows): RecordedPoll {
    const takeRoom = roomBeside(rows);
    const changes: FiringChange[] = [];
    let leftOut = 0;
    let changed = false;
    for (const alert of poll.alerts) {
      if (rules.isIgnored(alert)) continue;
      const identity = identityOf(alert.fingerprint, alert.startedAt);
      const row = rows.get(identity);
      if (row === seenAlready) continue;
      const columns = columnsOf(alert, rules);
      if (row === undefined) {
        if (!takeRoom(columns.priority)) {
          leftOut += 1;
          continue;
        }
        changes.push({ ...firingOf(alert), isFiring: true });
      }
      if (recordOne(poll, alert, columns, row)) changed = true;
      rows.set(identity, seenAlready);
    }
    return { isChanged: changed, leftOut, changes };
  }

  /** Answers whether it is now other than before. */
  function recordOne(
    poll: SuccessfulPoll,
    alert: SeenAlert,
    columns: SeenColumns,
    row: FiringRow | undefined,
  ): boolean {
    const differs = row === undefined || !isSame(row, columns);
    if (row === undefined) insert(poll, alert, columns);
    else if (differs) update.run({ ...columns, ...namedOf(alert), id: row.id });
    else if (row.missed_polls > 0) setMissed.run({ id: row.id, missed: 0 });
    const { fingerprint, startedAt, toldAt } = alert;
    if (toldAt !== undefined) setTold.run({ sourceId: poll.sourceId, fingerprint, startedAt, toldAt });
    // That it was told of again takes a warning off its details.
    return differs || toldAt !== undefined;
  }

  function endByAbsence(row: FiringRow, missed: number, { sourceId, at }: SuccessfulPoll): FiringChange {
    const { id, fingerprint, started_at: startedAt } = row;
    // The successful poll before this one was the first to miss it.
    const over = end.get({ id, missed, endedAt: lastSuccess.get(sourceId)?.at ?? at });
    return { fingerprint, startedAt, name: over?.name ?? '', isFiring: false };
  }

  function recordMissing(poll: SuccessfulPoll, rows: Rows): readonly FiringChange[] {
    const changes: FiringChange[] = [];
    for (const row of rows.values()) {
      if (row === seenAlready) continue;
      const missed = row.missed_polls + 1;
      if (poll.unreadable > 0 || poll.isWhole === false) {
        // It may be one that could not be read, or was not told yet: this poll says nothing of it.
        if (row.missed_polls > 0) setMissed.run({ id: row.id, missed: 0 });
      } else if (missed < pollsUntilGone) {
        setMissed.run({ id: row.id, missed });
      } else {
        changes.push(endByAbsence(row, missed, poll));
      }
    }
    return changes;
  }

  function recordEnded({ sourceId, ended = [] }: SuccessfulPoll): readonly FiringChange[] {
    return ended.flatMap(({ fingerprint, startedAt, endedAt }) => {
      const row = endByWord.get({ sourceId, fingerprint, startedAt, endedAt });
      return row === undefined ? [] : [{ fingerprint, startedAt, ...row, isFiring: false }];
    });
  }

  return db.transaction((poll: SuccessfulPoll, rules: SourceRules) => {
    const rows: Rows = new Map();
    for (const row of firing.all(poll.sourceId)) rows.set(identityOf(row.fingerprint, row.started_at), row);
    for (const { fingerprint, started_at, ...columns } of expected.all(poll.sourceId)) {
      const identity = identityOf(fingerprint, started_at);
      const row = rows.get(identity);
      if (row !== undefined && row !== seenAlready) rows.set(identity, { ...row, ...columns });
    }
    const seen = recordSeen(poll, rules, rows);
    const ended = [...recordMissing(poll, rows), ...recordEnded(poll)];
    succeed.run({ id: poll.sourceId, at: poll.at });
    const changes = [...seen.changes, ...ended];
    return { ...seen, isChanged: seen.isChanged || ended.length > 0, changes };
  });
}

/** Answers whether one more of a priority can be kept, and takes its room. */
function roomBeside(rows: Rows): (priority: Priority) => boolean {
  const room = { high: mostFiring, low: mostFiring };
  for (const row of rows.values()) if (row !== seenAlready) room[row.priority] -= 1;
  return (priority) => {
    if (room[priority] <= 0) return false;
    room[priority] -= 1;
    return true;
  };
}

function namedOf(alert: SeenAlert) {
  return { name: alarmName(alert.labels), labels: JSON.stringify(alert.labels) };
}

function firingOf({ fingerprint, startedAt, labels }: SeenAlert) {
  return { fingerprint, startedAt, name: alarmName(labels) };
}

function identityOf(fingerprint: string, startedAt: number): string {
  return `${startedAt} ${fingerprint}`;
}

function columnsOf(alert: SeenAlert, rules: SourceRules): SeenColumns {
  const { is, by } = rules.priorityOf(alert);
  const expected = rules.expectedEndOf(alert);
  return {
    priority: is,
    priority_by: by,
    annotations: JSON.stringify(alert.annotations),
    suppressed: alert.suppressed ? 1 : 0,
    held_there_by: alert.heldAtSource?.by ?? null,
    held_there_at: alert.heldAtSource?.sinceAt ?? null,
    held_there_by_us: alert.heldAtSource?.isOurs ? 1 : 0,
    revision: alert.revision ?? null,
    expected_within: expected?.withinMs ?? null,
    expected_why: expected?.why ?? null,
  };
}

function isSame(row: FiringRow, seen: SeenColumns): boolean {
  return (
    row.suppressed === seen.suppressed &&
    row.priority === seen.priority &&
    row.priority_by === seen.priority_by &&
    row.annotations === seen.annotations &&
    row.held_there_at === seen.held_there_at &&
    row.held_there_by === seen.held_there_by &&
    row.revision === seen.revision &&
    (row.expected_within ?? null) === seen.expected_within &&
    (row.expected_why ?? null) === seen.expected_why
  );
}
