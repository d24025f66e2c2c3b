import type { Writer } from '../../database/handles';

export type PageRecordKind =
  | 'shown'
  | 'failed'
  | 'no-word'
  | 'unanswered'
  | 'window-asked'
  | 'window-drew'
  | 'reached-nobody';

/** One step of one page on its way to a person. */
export type PageRecord = {
  readonly pageId: string;
  readonly key: string;
  /** The alarm it tells of, or the first of them. */
  readonly alarmId: string | undefined;
  readonly alarms: number;
  readonly at: number;
  readonly what: PageRecordKind;
  readonly reason: string;
};

/** What became of every page, kept for whoever asks later whether somebody was reached. */
export type PageRecords = {
  add(record: PageRecord): void;
  /** The oldest first. */
  between(fromAt: number, toAt: number): readonly PageRecord[];
};

type Row = Omit<PageRecord, 'alarmId'> & { readonly alarmId: string | null };

export function createPageRecords(db: Writer): PageRecords {
  const insert = db.prepare<Row>(`
    INSERT INTO page_record (page_id, page_key, alarm_id, alarms, at, what, reason)
    VALUES (@pageId, @key, @alarmId, @alarms, @at, @what, @reason)`);
  const between = db.prepare<{ fromAt: number; toAt: number }, Row>(`
    SELECT page_id AS pageId, page_key AS key, alarm_id AS alarmId, alarms, at, what, reason
    FROM page_record WHERE at >= @fromAt AND at < @toAt ORDER BY at, rowid`);
  return {
    add(record) {
      insert.run({ ...record, alarmId: record.alarmId ?? null });
    },
    between: (fromAt, toAt) =>
      between.all({ fromAt, toAt }).map((row) => ({ ...row, alarmId: row.alarmId ?? undefined })),
  };
}
