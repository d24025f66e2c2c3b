import type { Priority } from '../../../shared/nouns/pack';
import type { Writer } from '../../database/handles';
import { isHeldThere, isLiveHold } from '../live-hold';
import { isQuiet } from '../noise/is-quiet';

export type DuePage = {
  readonly alarmId: string;
  readonly priority: Priority;
  readonly name: string;
  /** How long it waited for this page; undefined for the first, and after anything new about the alarm. */
  readonly intervalMs: number | undefined;
};

/** When an alarm is paged next, and how far its repeat has widened. */
export type PageMoment = { readonly nextPageAt: number | null; readonly intervalMs: number | null };

/** Which alarms are to be shown to someone, and when next; kept, so that a restart goes on where it was. */
export type PageStore = {
  /** Oldest first: a high alarm at each repeat, a low one until it was shown once. */
  due(now: number): readonly DuePage[];
  /** Of these the ones that may be paged, whether it is their moment or not. */
  pageable(alarmIds: readonly string[], now: number): readonly DuePage[];
  /** Whether an alarm still fires with nobody holding it, and is not kept quiet. */
  isWanted(alarmId: string, now: number): boolean;
  /** Written before it is shown: a crash between the two costs one repeat, never a burst. */
  claim(alarmIds: readonly string[], now: number, intervalMs: number): void;
  noteShown(alarmIds: readonly string[]): void;
  noteFailure(alarmIds: readonly string[], reason: string): void;
  momentOf(alarmId: string): PageMoment | undefined;
};

const wanted = `
  a.ended_at IS NULL AND a.suppressed = 0 AND s.removed_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM hold h WHERE h.alarm_id = a.id AND ${isLiveHold('h.', '@now')}) AND NOT (${isHeldThere('a.')})
  AND NOT ${isQuiet('a.', '@now')}`;
// Whatever makes an alarm new for a person takes its next page's moment away, and with it the widened interval.
const duePage = `SELECT a.id AS alarmId, a.priority, a.name,
  CASE WHEN a.next_page_at IS NULL THEN NULL ELSE a.page_interval END AS intervalMs`;
// One absent from the last poll is not paged until it is known to be there.
const pageable = `${wanted} AND a.missed_polls = 0 AND (a.priority = 'high' OR a.pages = 0)`;

type DueRow = Omit<DuePage, 'intervalMs'> & { readonly intervalMs: number | null };

export function createPageStore(db: Writer): PageStore {
  // A moment further away than the interval that led to it can only come from a clock that was set back.
  const due = db.prepare<{ now: number }, DueRow>(`
    ${duePage} FROM source s JOIN alarm a ON a.source_id = s.id
    WHERE ${pageable}
      AND (a.next_page_at IS NULL OR a.next_page_at <= @now OR a.next_page_at > @now + coalesce(a.page_interval, 0))
    ORDER BY a.started_at, a.id`);
  const one = db.prepare<{ alarmId: string; now: number }, DueRow>(`
    ${duePage} FROM alarm a JOIN source s ON s.id = a.source_id WHERE a.id = @alarmId AND ${pageable}`);
  const isWanted = db.prepare<{ alarmId: string; now: number }, unknown>(`
    SELECT 1 FROM alarm a JOIN source s ON s.id = a.source_id WHERE a.id = @alarmId AND ${wanted}`);
  const claim = db.prepare<[number, number, string]>(
    'UPDATE alarm SET next_page_at = ?, page_interval = ? WHERE id = ?',
  );
  const shown = db.prepare<[string]>(
    'UPDATE alarm SET pages = pages + 1, last_page_failure = NULL WHERE id = ?',
  );
  const failed = db.prepare<[string, string]>('UPDATE alarm SET last_page_failure = ? WHERE id = ?');
  const momentOf = db.prepare<[string], PageMoment>(
    'SELECT next_page_at AS nextPageAt, page_interval AS intervalMs FROM alarm WHERE id = ?',
  );
  return {
    due: (now) => due.all({ now }).map(toDuePage),
    pageable: (alarmIds, now) =>
      alarmIds.flatMap((alarmId) => {
        const row = one.get({ alarmId, now });
        return row === undefined ? [] : [toDuePage(row)];
      }),
    isWanted: (alarmId, now) => isWanted.get({ alarmId, now }) !== undefined,
    claim: db.transaction((alarmIds: readonly string[], now: number, intervalMs: number) => {
      for (const id of alarmIds) claim.run(now + intervalMs, intervalMs, id);
    }),
    noteShown: db.transaction((alarmIds: readonly string[]) => {
      for (const id of alarmIds) shown.run(id);
    }),
    noteFailure: db.transaction((alarmIds: readonly string[], reason: string) => {
      for (const id of alarmIds) failed.run(reason, id);
    }),
    momentOf: (alarmId) => momentOf.get(alarmId),
  };
}

function toDuePage({ intervalMs, ...row }: DueRow): DuePage {
  return { ...row, intervalMs: intervalMs ?? undefined };
}
