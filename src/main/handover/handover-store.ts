import type { HandoverSectionId } from '../../shared/nouns/handover';
import type { Writer } from '../database/handles';
import type { OwnWords } from './compose';

/** The last time the handover of a shift was sent. */
export type SentHandover = {
  readonly at: number;
  readonly markdown: string;
  /** The posts that carry it, the head first. */
  readonly opIds: readonly string[];
};

type WordsRow = { readonly section: HandoverSectionId; readonly own_words: string };
type SentRow = { readonly sent_at: number; readonly sent_markdown: string };

export type HandoverStore = ReturnType<typeof createHandoverStore>;

export function createHandoverStore(db: Writer) {
  const words = db.prepare<[string], WordsRow>(
    'SELECT section, own_words FROM handover_words WHERE shift_id = ?',
  );
  const writeWords = db.prepare(`
    INSERT INTO handover_words (shift_id, section, own_words, written_at)
    VALUES (@shiftId, @section, @ownWords, @writtenAt)
    ON CONFLICT (shift_id, section) DO UPDATE SET own_words = excluded.own_words, written_at = excluded.written_at`);
  const sent = db.prepare<[string], SentRow>(
    'SELECT sent_at, sent_markdown FROM handover WHERE shift_id = ? AND sent_at IS NOT NULL',
  );
  const writeSent = db.prepare(`
    INSERT INTO handover (shift_id, op_id, sent_at, sent_markdown) VALUES (@shiftId, @opId, @at, @markdown)
    ON CONFLICT (shift_id) DO UPDATE
    SET op_id = excluded.op_id, sent_at = excluded.sent_at, sent_markdown = excluded.sent_markdown`);
  const sendings = db.prepare<[string], { n: number }>(
    'SELECT coalesce(max(sending), 0) AS n FROM handover_post WHERE shift_id = ?',
  );
  const addPost = db.prepare(
    'INSERT INTO handover_post (op_id, shift_id, sending, part) VALUES (@opId, @shiftId, @sending, @part)',
  );
  const lastPosts = db.prepare<[{ shiftId: string }], { op_id: string }>(`
    SELECT op_id FROM handover_post
    WHERE shift_id = @shiftId
      AND sending = (SELECT max(sending) FROM handover_post WHERE shift_id = @shiftId)
    ORDER BY part`);
  const shiftOf = db.prepare<[string], { shift_id: string }>(
    'SELECT shift_id FROM handover_post WHERE op_id = ?',
  );

  return {
    ownWords: (shiftId: string): OwnWords =>
      Object.fromEntries(words.all(shiftId).map((row) => [row.section, row.own_words])),
    writeWords(row: {
      readonly shiftId: string;
      readonly section: HandoverSectionId;
      readonly ownWords: string;
      readonly writtenAt: number;
    }): void {
      writeWords.run(row);
    },
    sent(shiftId: string): SentHandover | undefined {
      const row = sent.get(shiftId);
      if (row === undefined) return undefined;
      const opIds = lastPosts.all({ shiftId }).map((post) => post.op_id);
      return { at: row.sent_at, markdown: row.sent_markdown, opIds };
    },
    timesSent: (shiftId: string): number => sendings.get(shiftId)?.n ?? 0,
    /** Must run in one transaction with the posts themselves. */
    recordSent(shiftId: string, sending: number, handover: SentHandover): void {
      const { at, markdown, opIds } = handover;
      writeSent.run({ shiftId, opId: opIds[0] ?? null, at, markdown });
      opIds.forEach((opId, part) => {
        addPost.run({ opId, shiftId, sending, part });
      });
    },
    shiftIdOf: (opId: string): string | undefined => shiftOf.get(opId)?.shift_id,
  };
}
