import type { Priority } from '../../shared/nouns/pack';
import type { Writer } from '../database/handles';
import { isLiveHold } from './live-hold';

export type DuePage = {
  readonly alarmId: string;
  readonly priority: Priority;
  readonly name: string;
};

/** Which alarms are to be shown to someone, and when next; kept, so that a restart goes on where it was. */
export type PageStore = {
  /** Oldest first: a high alarm at each repeat, a low one until it was shown once. */
  due(now: number, repeatEveryMs: number): readonly DuePage[];
  /** Whether an alarm still fires with nobody holding it. */
  isWanted(alarmId: string, now: number): boolean;
  /** Written before it is shown: a crash between the two costs one repeat, never a burst. */
  claim(alarmIds: readonly string[], nextPageAt: number): void;
  noteShown(alarmIds: readonly string[]): void;
  noteFailure(alarmIds: readonly string[], reason: string): void;
};

const wanted = `
  a.ended_at IS NULL AND a.suppressed = 0 AND s.removed_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM hold h WHERE h.alarm_id = a.id AND ${isLiveHold('h.', '@now')})`;

export function createPageStore(db: Writer): PageStore {
  // One absent from the last poll is not paged until it is known to be there. A time later than a whole repeat away can
  // only come from a clock that was set back.
  const due = db.prepare<{ now: number; repeatEveryMs: number }, DuePage>(`
    SELECT a.id AS alarmId, a.priority, a.name FROM source s JOIN alarm a ON a.source_id = s.id
    WHERE ${wanted} AND a.missed_polls = 0 AND (a.priority = 'high' OR a.pages = 0)
      AND (a.next_page_at IS NULL OR a.next_page_at <= @now OR a.next_page_at > @now + @repeatEveryMs)
    ORDER BY a.started_at, a.id`);
  const isWanted = db.prepare<{ alarmId: string; now: number }, unknown>(`
    SELECT 1 FROM alarm a JOIN source s ON s.id = a.source_id WHERE a.id = @alarmId AND ${wanted}`);
  const claim = db.prepare<[number, string]>('UPDATE alarm SET next_page_at = ? WHERE id = ?');
  const shown = db.prepare<[string]>(
    'UPDATE alarm SET pages = pages + 1, last_page_failure = NULL WHERE id = ?',
  );
  const failed = db.prepare<[string, string]>('UPDATE alarm SET last_page_failure = ? WHERE id = ?');
  return {
    due: (now, repeatEveryMs) => due.all({ now, repeatEveryMs }),
    isWanted: (alarmId, now) => isWanted.get({ alarmId, now }) !== undefined,
    claim: db.transaction((alarmIds: readonly string[], nextPageAt: number) => {
      for (const id of alarmIds) claim.run(nextPageAt, id);
    }),
    noteShown: db.transaction((alarmIds: readonly string[]) => {
      for (const id of alarmIds) shown.run(id);
    }),
    noteFailure: db.transaction((alarmIds: readonly string[], reason: string) => {
      for (const id of alarmIds) failed.run(reason, id);
    }),
  };
}
