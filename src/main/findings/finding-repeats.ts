import { escalationIn } from '../../shared/findings/repeat-words';
import type { Workspace } from '../../shared/nouns/app';
import type { FindingOrigin, FindingRepeats } from '../../shared/nouns/finding';
import type { Reader } from '../database/handles';

const countedMs = 30 * 24 * 60 * 60_000;

/** Before which moment, and not counting which finding. */
type Before = {
  readonly sameKind: string;
  readonly workspace: Workspace;
  readonly beforeAt: number;
  readonly exceptId: string;
};

type Row = {
  readonly id: string;
  readonly text: string;
  readonly raisedAt: number;
  readonly outcome: string | null;
  readonly action: string | null;
};

/** Findings of practice are not counted with real ones. */
export function createFindingRepeats(db: Reader): (before: Before) => FindingRepeats {
  const of = `
    FROM finding f LEFT JOIN finding_end e ON e.finding_id = f.id AND e.reopened_at IS NULL
    WHERE f.same_kind = @sameKind AND f.workspace = @workspace AND f.raised_at <= @beforeAt AND f.id <> @exceptId`;
  const newest = db.prepare<Before, Row>(`
    SELECT f.id, f.text, f.raised_at AS raisedAt, e.outcome_name AS outcome, e.action ${of}
    ORDER BY f.raised_at DESC, f.rowid DESC LIMIT 3`);
  const lastEnded = db.prepare<Before, { action: string }>(`
    SELECT e.action ${of} AND e.id IS NOT NULL ORDER BY e.ended_at DESC, e.rowid DESC LIMIT 1`);
  const counts = db.prepare<Before & { fromAt: number }, { name: string | null; count: number }>(`
    SELECT e.outcome_name AS name, count(*) AS count ${of} AND f.raised_at > @fromAt
    GROUP BY e.outcome_name ORDER BY count(*) DESC, max(e.ended_at) DESC`);

  return (before) => {
    const groups = counts.all({ ...before, fromAt: before.beforeAt - countedMs });
    const ended = lastEnded.get(before);
    return {
      count: groups.reduce((sum, group) => sum + group.count, 0),
      outcomes: groups.flatMap(({ name, count }) => (name === null ? [] : [{ name, count }])),
      last: newest
        .all(before)
        .map(({ id, text, raisedAt, outcome }) => ({ id, text, raisedAt, outcome: outcome ?? undefined })),
      escalate: ended === undefined ? undefined : escalationIn(ended.action),
    };
  };
}

/** Lists of other phases may use the same item's id. */
export function itemKind(packId: string, phase: string, itemId: string): string {
  return `item:${packId}/${phase}/${itemId}`;
}

export function alarmKind({ name }: Pick<Extract<FindingOrigin, { kind: 'alarm' }>, 'name'>): string {
  return `alarm:${name}`;
}
