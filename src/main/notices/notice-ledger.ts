import type { Logger } from '../ports';
import type { NoticeKey, NoticeKind, NoticeRow, NoticeStore } from './notice-store';

export type NoticesOfShift = ReadonlyMap<NoticeKind, NoticeRow>;

/**
 * What was told, on disk and in memory. Nothing here throws: a disk that cannot be written or read must neither silence
 * a notice nor repeat it at every look, so what could not be saved counts for this run and is saved when there is room.
 */
export type NoticeLedger = {
  ofShift(shiftId: string): NoticesOfShift;
  record(rows: readonly NoticeRow[]): void;
  forget(keys: readonly NoticeKey[]): void;
  saveAgain(): void;
  /** Drops from memory what is saved of all other shifts. */
  keepOnly(shiftIds: ReadonlySet<string>): void;
};

export function createNoticeLedger(store: NoticeStore, logger: Logger): NoticeLedger {
  const known = new Map<string, Map<NoticeKind, NoticeRow>>();
  /** By shift, the kinds whose state in memory is not on disk. */
  const unsaved = new Map<string, Set<NoticeKind>>();

  function read(shiftId: string): Map<NoticeKind, NoticeRow> {
    try {
      return new Map(store.ofShift(shiftId).map((row) => [row.kind, row]));
    } catch (error) {
      // Told twice rather than not at all.
      logger.error('notice.read.failed', { shiftId, error });
      return new Map();
    }
  }

  function ofShift(shiftId: string): Map<NoticeKind, NoticeRow> {
    const rows = known.get(shiftId) ?? read(shiftId);
    known.set(shiftId, rows);
    return rows;
  }

  function save(keys: readonly NoticeKey[]): unknown {
    const rows: NoticeRow[] = [];
    const forgotten: NoticeKey[] = [];
    for (const key of keys) {
      const row = ofShift(key.shiftId).get(key.kind);
      if (row === undefined) forgotten.push(key);
      else rows.push(row);
    }
    try {
      store.save(rows, forgotten);
    } catch (error) {
      for (const { shiftId, kind } of keys) {
        unsaved.set(shiftId, (unsaved.get(shiftId) ?? new Set()).add(kind));
      }
      return error ?? 'unknown';
    }
    for (const { shiftId, kind } of keys) unsaved.get(shiftId)?.delete(kind);
    return undefined;
  }

  function saveOrSay(keys: readonly NoticeKey[]): void {
    if (keys.length === 0) return;
    const error = save(keys);
    if (error !== undefined) logger.error('notice.save.failed', { notices: keys.length, error });
  }

  return {
    ofShift,
    record(rows) {
      for (const row of rows) ofShift(row.shiftId).set(row.kind, row);
      saveOrSay(rows);
    },
    forget(keys) {
      for (const { shiftId, kind } of keys) ofShift(shiftId).delete(kind);
      saveOrSay(keys);
    },
    // Said in the log when it failed first; each shift by itself, so that one that cannot be saved holds up no other.
    saveAgain() {
      for (const [shiftId, kinds] of [...unsaved]) {
        if (save([...kinds].map((kind) => ({ shiftId, kind }))) === undefined) unsaved.delete(shiftId);
      }
    },
    keepOnly(shiftIds) {
      for (const shiftId of known.keys()) {
        if (!shiftIds.has(shiftId) && !unsaved.has(shiftId)) known.delete(shiftId);
      }
    },
  };
}
