import type { Question, QuestionState, QuestionStretch } from '../../shared/nouns/support';
import type { Writer } from '../database/handles';

type QuestionRow = {
  readonly id: string;
  readonly limit_ms: number | null;
  readonly taken_by: string;
  readonly asked: string;
  readonly asker: string;
  readonly link: string | null;
  readonly note: string;
  readonly state: QuestionState;
  readonly ticket_at: number | null;
  readonly ticket_link: string | null;
  readonly handed_to: string | null;
  readonly set_aside: string | null;
  readonly changed_at: number;
};

type StretchRow = { readonly id: string; readonly startedAt: number; readonly stoppedAt: number | null };
type Span = { readonly fromAt: number; readonly toAt: number };

export type QuestionStore = ReturnType<typeof createQuestionStore>;

export function createQuestionStore(db: Writer) {
  const insert = db.prepare(`
    INSERT INTO question (id, pack_hash, limit_ms, taken_by, asked, asker, link, note, state, changed_at)
    VALUES (@id, @packHash, @limitMs, @takenBy, @asked, @asker, @link, @note, @state, @changedAt)`);
  const update = db.prepare(`
    UPDATE question
    SET asked = @asked, asker = @asker, link = @link, note = @note, state = @state, ticket_at = @ticketAt,
      ticket_link = @ticketLink, handed_to = @handedTo, set_aside = @setAside, changed_at = @changedAt
    WHERE id = @id`);
  const saveStretch = db.prepare(`
    INSERT INTO question_stretch (id, question_id, position, started_at, stopped_at)
    VALUES (@id, @questionId, @position, @startedAt, @stoppedAt)
    ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, stopped_at = excluded.stopped_at`);
  const addRevision = db.prepare(`
    INSERT INTO question_revision (question_id, number, made_at, act, question)
    SELECT @id, coalesce(max(number), 0) + 1, @madeAt, @act, @question
    FROM question_revision WHERE question_id = @id`);
  const byId = db.prepare<[string], QuestionRow>('SELECT * FROM question WHERE id = ?');
  const stretchesOf = db.prepare<[string], StretchRow>(`
    SELECT id, started_at AS startedAt, stopped_at AS stoppedAt FROM question_stretch
    WHERE question_id = ? ORDER BY position`);
  const current = db.prepare<[{ sinceAt: number }], QuestionRow>(`
    SELECT * FROM question
    WHERE (state = 'open' AND set_aside IS NULL) OR changed_at >= @sinceAt
      OR (state = 'ticket' AND ticket_link IS NULL AND set_aside IS NULL)
    ORDER BY rowid`);
  const running = db.prepare<[], QuestionRow>(`
    SELECT question.* FROM question_stretch JOIN question ON question.id = question_stretch.question_id
    WHERE stopped_at IS NULL ORDER BY question.rowid`);
  const during = db.prepare<[Span], QuestionRow>(`
    SELECT * FROM question
    WHERE set_aside IS NULL AND id IN (
      SELECT question_id FROM question_stretch WHERE started_at < @toAt AND coalesce(stopped_at, @toAt) >= @fromAt
      UNION SELECT id FROM question WHERE changed_at >= @fromAt AND changed_at < @toAt
      UNION SELECT question_id FROM question_stretch JOIN question ON question.id = question_id
        WHERE state = 'open' AND started_at < @toAt)
    ORDER BY rowid`);

  const read = (row: QuestionRow): Question => toQuestion(row, stretchesOf.all(row.id));

  function saveAll(question: Question, act: string): void {
    question.stretches.forEach((stretch, position) => {
      saveStretch.run({
        ...stretch,
        questionId: question.id,
        position,
        stoppedAt: stretch.stoppedAt ?? null,
      });
    });
    const { id, changedAt: madeAt } = question;
    addRevision.run({ id, madeAt, act, question: JSON.stringify(question) });
  }

  return {
    find(id: string): Question | undefined {
      const row = byId.get(id);
      return row === undefined ? undefined : read(row);
    },
    /** Open, waiting for the link of their issue, or changed since then. */
    current: (sinceAt: number): readonly Question[] => current.all({ sinceAt }).map(read),
    running: (): readonly Question[] => running.all().map(read),
    /** Worked on, changed or open between the two, and not set aside. */
    during: (fromAt: number, toAt: number): readonly Question[] => during.all({ fromAt, toAt }).map(read),
    /** Must run in a transaction. */
    add(question: Question, packHash: string): void {
      const { limitMs = null, link = null, ...rest } = question;
      insert.run({ ...rest, packHash, limitMs, link });
      saveAll(question, 'begin');
    },
    /** Must run in a transaction. */
    save(question: Question, act: string): void {
      const { link = null, ticket, handedTo = null, setAside = null, ...rest } = question;
      const ticketAt = ticket?.openedAt ?? null;
      update.run({ ...rest, link, ticketAt, ticketLink: ticket?.link ?? null, handedTo, setAside });
      saveAll(question, act);
    },
  };
}

function toQuestion(row: QuestionRow, stretches: readonly StretchRow[]): Question {
  return {
    id: row.id,
    asked: row.asked,
    asker: row.asker,
    link: row.link ?? undefined,
    note: row.note,
    state: row.state,
    ticket:
      row.ticket_at === null ? undefined : { openedAt: row.ticket_at, link: row.ticket_link ?? undefined },
    handedTo: row.handed_to ?? undefined,
    setAside: row.set_aside ?? undefined,
    takenBy: row.taken_by,
    limitMs: row.limit_ms ?? undefined,
    stretches: stretches.map(
      ({ stoppedAt, ...stretch }): QuestionStretch => ({ ...stretch, stoppedAt: stoppedAt ?? undefined }),
    ),
    changedAt: row.changed_at,
  };
}
