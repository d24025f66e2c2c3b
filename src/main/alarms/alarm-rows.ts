import type { Alarm, Hold } from '../../shared/nouns/alarm';
import type { Priority } from '../../shared/nouns/pack';

export type AlarmRow = {
  readonly id: string;
  readonly source_id: string;
  readonly source_name: string;
  readonly fingerprint: string;
  readonly started_at: number;
  readonly name: string;
  readonly priority: Priority;
  readonly labels: string;
  readonly annotations: string;
  readonly suppressed: number;
  readonly first_seen_at: number;
  readonly ended_at: number | null;
  readonly hold_id: string | null;
  readonly held_by: string;
  readonly hold_via: Hold['via'];
  readonly hold_from_at: number;
  readonly hold_until_at: number;
};

/** What `toAlarm` needs; the query joins one hold at most as `h`. */
export const alarmColumns = `
  a.id, a.source_id, s.name AS source_name, a.fingerprint, a.started_at, a.name, a.priority, a.labels, a.annotations,
  a.suppressed, a.first_seen_at, a.ended_at, h.id AS hold_id, h.held_by, h.via AS hold_via, h.from_at AS hold_from_at,
  min(h.until_at, coalesce(h.released_at, h.until_at)) AS hold_until_at`;

export function toAlarm(row: AlarmRow): Alarm {
  const annotations = visible(row.annotations);
  return {
    id: row.id,
    sourceId: row.source_id,
    sourceName: row.source_name,
    fingerprint: row.fingerprint,
    name: row.name,
    priority: row.priority,
    summary: annotations.summary ?? annotations.description ?? annotations.message ?? '',
    labels: visible(row.labels),
    annotations,
    startedAt: row.started_at,
    firstSeenAt: row.first_seen_at,
    endedAt: row.ended_at ?? undefined,
    suppressed: row.suppressed === 1,
    hold: toHold(row),
    runbookUrl: httpsOnly(annotations.runbook_url) ?? httpsOnly(annotations.runbook),
  };
}

function toHold(row: AlarmRow): Hold | undefined {
  if (row.hold_id === null) return undefined;
  return {
    id: row.hold_id,
    by: row.held_by,
    fromAt: row.hold_from_at,
    untilAt: row.hold_until_at,
    via: row.hold_via,
  };
}

/** A person reads no more than this of one value; the record keeps it whole. A storm must still fit through a window's wire. */
const longestShown = 2_000;

/** Names that begin with two underscores are the source's own machinery. The text was written by the poll recorder. */
function visible(text: string): Readonly<Record<string, string>> {
  const all = JSON.parse(text) as Readonly<Record<string, string>>;
  const pairs = Object.entries(all);
  const isPlain = ([name, value]: [string, string]) => !name.startsWith('__') && value.length <= longestShown;
  if (pairs.every(isPlain)) return all;
  return Object.fromEntries(
    pairs
      .filter(([name]) => !name.startsWith('__'))
      .map(([name, value]) => [
        name,
        value.length > longestShown ? `${value.slice(0, longestShown)}…` : value,
      ]),
  );
}

function httpsOnly(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text.trim());
  return url?.protocol === 'https:' ? url.href : undefined;
}
