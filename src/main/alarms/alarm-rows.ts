import type { Alarm, Escalation, FormerHold, Hold, WriteBack } from '../../shared/nouns/alarm';
import type { Flapping, Judgement, Quiet } from '../../shared/nouns/noise';
import type { Priority } from '../../shared/nouns/pack';
import { isHeldThere } from './live-hold';
import { judgementJson } from './noise/verdict-store';

export type AlarmRow = {
  readonly id: string;
  readonly source_id: string;
  readonly source_name: string;
  readonly fingerprint: string;
  readonly started_at: number;
  readonly name: string;
  readonly priority: Priority;
  readonly priority_by: string | null;
  readonly labels: string;
  readonly annotations: string;
  readonly suppressed: number;
  readonly first_seen_at: number;
  readonly ended_at: number | null;
  readonly unseen: number;
  readonly link: string | null;
  readonly hold_id: string | null;
  readonly hold_kind: Hold['kind'];
  readonly hold_why: string;
  readonly held_by: string;
  readonly hold_via: Hold['via'];
  readonly hold_from_at: number;
  readonly hold_until_at: number;
  readonly there_by: string | null;
  readonly held_there_at: number;
  readonly told_at: number | null;
  readonly write_back: string | null;
  readonly escalation: string | null;
  /** Only where the query says which hold that is. */
  readonly former_hold?: string | null;
  readonly flapping: string | null;
  readonly judgement: string | null;
  /** Only where the query says of which instant. */
  readonly firings?: number;
  readonly quiet?: string | null;
};

/** Whether a row of `alarm` has ended before anybody saw it. Who held it has seen it; what was silenced is for nobody to see. */
export function endedUnseen(alarm: string): string {
  return `(${alarm}ended_at IS NOT NULL AND ${alarm}seen_at IS NULL AND ${alarm}suppressed = 0 AND NOT EXISTS (
    SELECT 1 FROM hold u WHERE u.alarm_id = ${alarm}id))`;
}

/** What `toAlarm` needs; the query joins one hold at most as `h`. */
export const alarmColumns = `
  a.id, a.source_id, s.name AS source_name, a.fingerprint, a.started_at, a.name, a.priority, a.priority_by, a.labels, a.annotations,
  a.suppressed, a.first_seen_at, a.ended_at, ${endedUnseen('a.')} AS unseen, a.link, h.id AS hold_id, h.kind AS hold_kind, h.why AS hold_why, h.held_by, h.via AS hold_via, h.from_at AS hold_from_at,
  min(h.until_at, coalesce(h.released_at, h.until_at)) AS hold_until_at,
  CASE WHEN ${isHeldThere('a.')} THEN a.held_there_by END AS there_by, a.held_there_at, a.told_at,
  (SELECT json_object('what', w.what, 'state', w.state, 'failure', json(w.failure)) FROM source_act w
    WHERE w.alarm_id = a.id ORDER BY w.rowid DESC LIMIT 1) AS write_back,
  (SELECT json_object('id', e.id, 'to', e.called, 'by', e.called_by, 'at', e.at, 'tried', e.tried, 'channel', e.channel)
    FROM escalation e WHERE e.alarm_id = a.id ORDER BY e.at DESC, e.rowid DESC LIMIT 1) AS escalation,
  (SELECT json_object('changes', f.changes, 'sinceAt', f.since_at, 'lastChangeAt', f.last_change_at, 'stableAt', f.stable_at)
    FROM flap f WHERE f.id = a.flap_id) AS flapping, ${judgementJson('a.')} AS judgement`;

/** A hold that is over, as `former_hold`. */
export const formerHoldOf = (hold: string) => `json_object('kind', ${hold}.kind, 'by', ${hold}.held_by,
  'endedAt', min(${hold}.until_at, coalesce(${hold}.released_at, ${hold}.until_at)),
  'because', ${hold}.ended_because, 'worseBy', ${hold}.worse_by)`;

export function toAlarm(row: AlarmRow): Alarm {
  const annotations = visible(row.annotations);
  return {
    id: row.id,
    sourceId: row.source_id,
    sourceName: row.source_name,
    fingerprint: row.fingerprint,
    name: row.name,
    priority: row.priority,
    priorityBy: row.priority_by ?? undefined,
    summary: annotations.summary ?? annotations.description ?? annotations.message ?? '',
    labels: visible(row.labels),
    annotations,
    // A clock there may be ahead: nothing began after it was first seen.
    startedAt: Math.min(row.started_at, row.first_seen_at),
    firstSeenAt: row.first_seen_at,
    endedAt: row.ended_at ?? undefined,
    unseen: row.unseen === 1 || undefined,
    suppressed: row.suppressed === 1,
    hold: toHold(row),
    formerHold: toFormerHold(row.former_hold ?? null),
    escalation: toEscalation(row),
    heldAtSource: row.there_by === null ? undefined : { by: row.there_by, sinceAt: row.held_there_at },
    writeBack: toWriteBack(row.write_back),
    lastToldAt: row.told_at ?? undefined,
    firings: row.firings === undefined || row.firings === 1 ? undefined : row.firings,
    quiet: toQuiet(row.quiet ?? null),
    flapping: row.flapping === null ? undefined : (JSON.parse(row.flapping) as Flapping),
    judgement: row.judgement === null ? undefined : (JSON.parse(row.judgement) as Judgement),
    link: httpsOnly(row.link ?? undefined),
    runbookUrl: httpsOnly(annotations.runbook_url) ?? httpsOnly(annotations.runbook),
  };
}

function toHold(row: AlarmRow): Hold | undefined {
  if (row.hold_id === null) return undefined;
  return {
    id: row.hold_id,
    kind: row.hold_kind,
    by: row.held_by,
    fromAt: row.hold_from_at,
    untilAt: row.hold_until_at,
    via: row.hold_via,
    why: row.hold_why,
  };
}

/** Its text was made by `formerHoldOf`. */
function toFormerHold(text: string | null): FormerHold | undefined {
  if (text === null) return undefined;
  const { because, worseBy, ...former } = JSON.parse(text) as Omit<FormerHold, 'because' | 'worseBy'> & {
    because: 'released' | 'replaced' | 'worse' | null;
    worseBy: FormerHold['worseBy'] | null;
  };
  // What took its place was taken by a clock that was wrong.
  const told = because === 'replaced' ? undefined : (because ?? undefined);
  return { ...former, because: told, worseBy: worseBy ?? undefined };
}

/** Its text was made by `alarmColumns`. */
function toEscalation({ escalation, id, name }: AlarmRow): Escalation | undefined {
  if (escalation === null) return undefined;
  const told = JSON.parse(escalation) as Omit<Escalation, 'alarmId' | 'alarmName'>;
  return { ...told, alarmId: id, alarmName: name };
}

/** Its text was written by the store of acts. */
function toWriteBack(text: string | null): WriteBack | undefined {
  if (text === null) return undefined;
  const { failure, ...act } = JSON.parse(text) as Omit<WriteBack, 'failure'> & {
    failure: WriteBack['failure'] | null;
  };
  return { ...act, failure: failure ?? undefined };
}

/** Its text was made by `quietJson`. */
function toQuiet(text: string | null): Quiet | undefined {
  if (text === null) return undefined;
  const quiet = JSON.parse(text) as Quiet;
  return quiet.because === 'flapping' ? quiet : { ...quiet, why: quiet.why ?? undefined };
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
