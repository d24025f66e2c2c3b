import {
  byItselfWithinMs,
  byNoise,
  endedByItself,
  median,
  wasForNothing,
} from '../../../shared/alarms/noise-rank';
import type { NoiseRule, Verdict } from '../../../shared/nouns/noise';
import type { Reader } from '../../database/handles';

export type RankingStore = {
  /** Of all that fired at some time in a stretch, at sources that are in use; the noisiest first. */
  between(fromAt: number, toAt: number): readonly NoiseRule[];
};

type Stretch = { readonly fromAt: number; readonly toAt: number };
/** All firings of a rule, as if nobody had held or judged any. */
type RuleRow = {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly name: string;
  readonly firings: number;
  readonly firingMs: number;
  readonly pages: number;
  readonly overSoon: number;
};
/** A firing that somebody held or judged. */
type TouchedRow = {
  readonly id: string;
  readonly sourceId: string;
  readonly name: string;
  readonly isOverSoon: 0 | 1;
};
type HeldRow = TouchedRow & { readonly heldMs: number; readonly acknowledgements: number };
type JudgedRow = TouchedRow & { readonly verdict: Verdict };
type Touched = TouchedRow & Partial<HeldRow> & Partial<JudgedRow>;
type FlapRow = { readonly sourceId: string; readonly name: string; readonly flaps: number };

const begin = 'min(a.started_at, a.first_seen_at)';
const end = 'min(ifnull(a.ended_at, @toAt), @toAt)';
const inStretch =
  '(a.ended_at IS NULL OR a.ended_at > @fromAt) AND a.first_seen_at <= @toAt AND s.removed_at IS NULL';
const isOverSoon = `ifnull(a.ended_at <= @toAt AND a.ended_at - ${begin} <= ${byItselfWithinMs}, 0)`;
const touchedColumns = `a.id, a.source_id AS sourceId, a.name, ${isOverSoon} AS isOverSoon`;
/** Longer is the same hold in the record of what was done: one row took the place of another. */
const isFirstOfHold = `NOT EXISTS (SELECT 1 FROM hold p
  WHERE p.alarm_id = h.alarm_id AND p.ended_because = 'replaced' AND p.released_at = h.from_at AND p.rowid < h.rowid)`;

export function createRankingStore(db: Reader): RankingStore {
  // Both by the index of their ends: what is over for long is not even looked at.
  const rules = db.prepare<Stretch, RuleRow>(`
    WITH firing AS (
      SELECT * FROM alarm INDEXED BY alarm_by_end WHERE ended_at > @fromAt
      UNION ALL SELECT * FROM alarm INDEXED BY alarm_by_end WHERE ended_at IS NULL)
    SELECT a.source_id AS sourceId, s.name AS sourceName, a.name, count(*) AS firings,
      sum(max(0, ${end} - max(${begin}, @fromAt))) AS firingMs, sum(a.pages) AS pages, sum(${isOverSoon}) AS overSoon
    FROM firing a JOIN source s ON s.id = a.source_id WHERE ${inStretch} GROUP BY a.source_id, a.name`);
  const held = db.prepare<Stretch, HeldRow>(`
    SELECT ${touchedColumns}, sum(max(0, min(h.until_at, ifnull(h.released_at, h.until_at), ${end}) - h.from_at)) AS heldMs,
      count(*) FILTER (WHERE h.kind = 'acknowledge' AND ${isFirstOfHold}) AS acknowledgements
    FROM hold h CROSS JOIN alarm a ON a.id = h.alarm_id JOIN source s ON s.id = a.source_id
    WHERE ${inStretch} AND h.from_at <= @toAt GROUP BY h.alarm_id`);
  // The last is what holds.
  const judged = db.prepare<Stretch, JudgedRow>(`
    SELECT ${touchedColumns}, v.verdict
    FROM alarm_verdict v CROSS JOIN alarm a ON a.id = v.alarm_id JOIN source s ON s.id = a.source_id
    WHERE ${inStretch} ORDER BY v.rowid`);
  const flaps = db.prepare<Stretch, FlapRow>(`
    SELECT source_id AS sourceId, name, count(*) AS flaps FROM flap
    WHERE began_at > @fromAt AND began_at <= @toAt GROUP BY source_id, name`);

  function touchedIn(stretch: Stretch): readonly Touched[] {
    const touched = new Map<string, Touched>();
    for (const row of held.all(stretch)) touched.set(row.id, row);
    for (const row of judged.all(stretch)) touched.set(row.id, { ...touched.get(row.id), ...row });
    return [...touched.values()];
  }

  return {
    between(fromAt, toAt) {
      const stretch = { fromAt, toAt };
      const touchedOf = Map.groupBy(touchedIn(stretch), keyOf);
      const flapsOf = new Map(flaps.all(stretch).map((row) => [keyOf(row), row.flaps]));
      return rules
        .all(stretch)
        .map((row) => toRule(row, touchedOf.get(keyOf(row)) ?? [], flapsOf.get(keyOf(row)) ?? 0))
        .sort(byNoise);
    },
  };
}

function keyOf({ sourceId, name }: { readonly sourceId: string; readonly name: string }): string {
  return `${sourceId} ${name}`;
}

function toRule(row: RuleRow, touched: readonly Touched[], flaps: number): NoiseRule {
  const { overSoon, ...rule } = row;
  const counted = touched.map(({ isOverSoon: soon, heldMs, verdict }) => ({
    isOverSoon: soon === 1,
    heldMs,
    verdict,
  }));
  // Nobody held or judged these: they ended by themselves, and for nothing.
  const untouched = overSoon - counted.filter((firing) => firing.isOverSoon).length;
  const judgedAs = (verdict: Verdict) => counted.filter((firing) => firing.verdict === verdict).length;
  return {
    ...rule,
    acknowledgements: touched.reduce((sum, { acknowledgements = 0 }) => sum + acknowledgements, 0),
    medianHeldMs: median(counted.flatMap(({ heldMs }) => heldMs ?? [])),
    endedByThemselves: untouched + counted.filter(endedByItself).length,
    forNothing: untouched + counted.filter(wasForNothing).length,
    flaps,
    verdicts: {
      'false-positive': judgedAs('false-positive'),
      'not-actionable': judgedAs('not-actionable'),
      'poor-detail': judgedAs('poor-detail'),
      useful: judgedAs('useful'),
    },
  };
}
