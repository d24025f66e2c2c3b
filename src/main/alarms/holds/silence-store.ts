import type { Failure } from '../../../shared/errors';
import type { Matcher, Silence, SilenceState } from '../../../shared/nouns/silence';
import type { Writer } from '../../database/handles';

/** A silence as it is kept. */
export type KeptSilence = Silence & {
  readonly alarmId: string;
  /** By what name the source knows it; it gives another when the silence is changed. */
  readonly remoteId: string | undefined;
  /** The end that was warned of. */
  readonly warnedUntilAt: number | undefined;
};

export type NewSilence = Pick<
  KeptSilence,
  'id' | 'sourceId' | 'alarmId' | 'matchers' | 'askedAt' | 'endsAt' | 'comment' | 'author'
>;

export type SilenceStore = {
  add(silence: NewSilence): void;
  find(id: string): KeptSilence | undefined;
  /** Those that are not settled for good, by their end. */
  inWork(): readonly KeptSilence[];
  /** Those that were in force, or were to be, at some time between two instants. */
  during(fromAt: number, toAt: number): readonly Silence[];
  /** Writes what is given and leaves the rest. */
  change(silence: KeptSilence, change: SilenceChange): KeptSilence;
  /** The labels of an alarm, whole. */
  labelsOf(alarmId: string): Labels | undefined;
  firingAt(sourceId: string): readonly FiringLabels[];
};

export type Labels = Readonly<Record<string, string>>;
export type FiringLabels = {
  readonly id: string;
  readonly name: string;
  readonly priority: 'high' | 'low';
  readonly labels: Labels;
};

export type SilenceChange = Partial<
  Pick<
    KeptSilence,
    'state' | 'endsAt' | 'remoteId' | 'writtenUntilAt' | 'overAt' | 'warnedUntilAt' | 'failure'
  >
>;

type SilenceRow = {
  readonly id: string;
  readonly source_id: string;
  readonly source_name: string;
  readonly alarm_id: string;
  readonly alarm_name: string;
  readonly matchers: string;
  readonly asked_at: number;
  readonly ends_at: number;
  readonly comment: string;
  readonly author: string;
  readonly state: SilenceState;
  readonly remote_id: string | null;
  readonly written_until_at: number | null;
  readonly over_at: number | null;
  readonly warned_until_at: number | null;
  readonly failure: string | null;
};

const select = `SELECT w.*, s.name AS source_name, a.name AS alarm_name
  FROM silence w JOIN source s ON s.id = w.source_id JOIN alarm a ON a.id = w.alarm_id`;

export function createSilenceStore(db: Writer): SilenceStore {
  const add = db.prepare<Omit<NewSilence, 'matchers'> & { matchers: string }>(`
    INSERT INTO silence (id, source_id, alarm_id, matchers, asked_at, ends_at, comment, author, state)
    VALUES (@id, @sourceId, @alarmId, @matchers, @askedAt, @endsAt, @comment, @author, 'writing')`);
  const find = db.prepare<[string], SilenceRow>(`${select} WHERE w.id = ?`);
  const inWork = db.prepare<[], SilenceRow>(`
    ${select} WHERE w.state IN ('writing', 'written', 'ending') ORDER BY w.ends_at, w.rowid`);
  const during = db.prepare<{ fromAt: number; toAt: number }, SilenceRow>(`
    ${select} WHERE w.state <> 'refused' AND w.asked_at < @toAt AND coalesce(w.over_at, w.ends_at) > @fromAt
    ORDER BY w.ends_at, w.rowid`);
  const write = db.prepare<
    [string, number, string | null, number | null, number | null, number | null, string | null, string]
  >(`
    UPDATE silence SET state = ?, ends_at = ?, remote_id = ?, written_until_at = ?, over_at = ?, warned_until_at = ?,
      failure = ? WHERE id = ?`);
  const labelsOf = db.prepare<[string], string>('SELECT labels FROM alarm WHERE id = ?').pluck();
  const firing = db.prepare<[string], Omit<FiringLabels, 'labels'> & { labels: string }>(`
    SELECT id, name, priority, labels FROM alarm WHERE source_id = ? AND ended_at IS NULL ORDER BY priority, name, id`);

  return {
    add(silence) {
      add.run({ ...silence, matchers: JSON.stringify(silence.matchers) });
    },
    find(id) {
      const row = find.get(id);
      return row && toSilence(row);
    },
    inWork: () => inWork.all().map(toSilence),
    during: (fromAt, toAt) => during.all({ fromAt, toAt }).map(toSilence),
    change(silence, change) {
      const next = { ...silence, ...change };
      write.run(
        next.state,
        next.endsAt,
        next.remoteId ?? null,
        next.writtenUntilAt ?? null,
        next.overAt ?? null,
        next.warnedUntilAt ?? null,
        next.failure === undefined ? null : JSON.stringify(next.failure),
        next.id,
      );
      return next;
    },
    labelsOf(alarmId) {
      const text = labelsOf.get(alarmId);
      return text === undefined ? undefined : readLabels(text);
    },
    firingAt: (sourceId) =>
      firing.all(sourceId).map(({ labels, ...alarm }) => ({ ...alarm, labels: readLabels(labels) })),
  };
}

/** Written by the poll recorder. */
function readLabels(text: string): Labels {
  return JSON.parse(text) as Labels;
}

function toSilence(row: SilenceRow): KeptSilence {
  return {
    id: row.id,
    sourceId: row.source_id,
    sourceName: row.source_name,
    alarmId: row.alarm_id,
    alarmName: row.alarm_name,
    // Both were written by this store.
    matchers: JSON.parse(row.matchers) as readonly Matcher[],
    failure: row.failure === null ? undefined : (JSON.parse(row.failure) as Failure),
    askedAt: row.asked_at,
    endsAt: row.ends_at,
    comment: row.comment,
    author: row.author,
    state: row.state,
    remoteId: row.remote_id ?? undefined,
    writtenUntilAt: row.written_until_at ?? undefined,
    overAt: row.over_at ?? undefined,
    warnedUntilAt: row.warned_until_at ?? undefined,
  };
}
