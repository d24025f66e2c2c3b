import type { Announcement, AnnouncementUpdate } from '../../shared/nouns/announcement';
import type { Writer } from '../database/handles';

/** What is kept of an announcement; its posts live in the outbox, its promises with the timer. */
export type KeptAnnouncement = Omit<Announcement, 'delivery' | 'promises' | 'updates'>;
export type KeptUpdate = Omit<AnnouncementUpdate, 'delivery'> & {
  readonly announcementId: string;
  /** When readers had it; undefined while it is on its way. */
  readonly arrivedAt: number | undefined;
};

type StoredAnnouncement = {
  id: string;
  op_id: string;
  title: string;
  text: string;
  channel: string;
  workspace: Announcement['workspace'];
  posted_by: string;
  posted_at: number;
  closed_at: number | null;
  closed_by: string | null;
  closed_reason: string | null;
};

type StoredUpdate = {
  id: string;
  announcement_id: string;
  op_id: string;
  text: string;
  posted_by: string;
  posted_at: number;
  is_last: 0 | 1;
  arrived_at: number | null;
};

export type AnnouncementStore = ReturnType<typeof createAnnouncementStore>;

export function createAnnouncementStore(db: Writer) {
  const insert = db.prepare(`
    INSERT INTO announcement (id, op_id, title, text, channel, workspace, posted_by, posted_at)
    VALUES (@id, @opId, @title, @text, @channel, @workspace, @postedBy, @postedAt)`);
  const byId = db.prepare<[string], StoredAnnouncement>('SELECT * FROM announcement WHERE id = ?');
  const byOpId = db.prepare<{ opId: string }, { id: string }>(`
    SELECT id FROM announcement WHERE op_id = @opId
    UNION SELECT announcement_id FROM announcement_update WHERE op_id = @opId`);
  const openThenNewest = db.prepare<[], StoredAnnouncement>(
    'SELECT * FROM announcement ORDER BY closed_at IS NOT NULL, posted_at DESC LIMIT 100',
  );
  const during = db.prepare<[number, number], StoredAnnouncement>(`
    SELECT * FROM announcement WHERE posted_at < ? AND (closed_at IS NULL OR closed_at >= ?) ORDER BY posted_at`);
  const close = db.prepare(
    'UPDATE announcement SET closed_at = ?, closed_by = ?, closed_reason = ? WHERE id = ? AND closed_at IS NULL',
  );
  const insertUpdate = db.prepare(`
    INSERT INTO announcement_update (id, announcement_id, op_id, text, posted_by, posted_at, is_last)
    VALUES (@id, @announcementId, @opId, @text, @postedBy, @postedAt, @isLast)`);
  const updateById = db.prepare<[string], StoredUpdate>('SELECT * FROM announcement_update WHERE id = ?');
  const updatesOf = db.prepare<[string], StoredUpdate>(
    'SELECT * FROM announcement_update WHERE announcement_id = ? ORDER BY rowid',
  );
  const onTheWay = db.prepare<[], StoredUpdate>(
    'SELECT * FROM announcement_update WHERE arrived_at IS NULL ORDER BY rowid',
  );
  const arrive = db.prepare('UPDATE announcement_update SET arrived_at = ? WHERE id = ?');

  return {
    add(announcement: Omit<KeptAnnouncement, 'closed'>): void {
      insert.run(announcement);
    },
    find(id: string): KeptAnnouncement | undefined {
      const stored = byId.get(id);
      return stored === undefined ? undefined : toAnnouncement(stored);
    },
    /** The announcement that a post belongs to, as its head or as one of its updates. */
    idOfPost: (opId: string): string | undefined => byOpId.get({ opId })?.id,
    /** Those that go on first, then the newest. */
    list: (): readonly KeptAnnouncement[] => openThenNewest.all().map(toAnnouncement),
    during: (fromAt: number, toAt: number): readonly KeptAnnouncement[] =>
      during.all(toAt, fromAt).map(toAnnouncement),
    close({ id, at, by, reason }: { readonly id: string } & NonNullable<Announcement['closed']>): void {
      close.run(at, by, reason, id);
    },
    addUpdate(update: Omit<KeptUpdate, 'arrivedAt'>): void {
      insertUpdate.run({ ...update, isLast: Number(update.isLast) });
    },
    findUpdate(id: string): KeptUpdate | undefined {
      const stored = updateById.get(id);
      return stored === undefined ? undefined : toUpdate(stored);
    },
    /** In the order in which they were written. */
    updatesOf: (id: string): readonly KeptUpdate[] => updatesOf.all(id).map(toUpdate),
    /** Written, and not known to have reached anybody. */
    updatesOnTheWay: (): readonly KeptUpdate[] => onTheWay.all().map(toUpdate),
    setArrived: (updateId: string, at: number) => void arrive.run(at, updateId),
  };
}

function toAnnouncement(stored: StoredAnnouncement): KeptAnnouncement {
  const { closed_at: at, closed_by: by, closed_reason: reason } = stored;
  return {
    id: stored.id,
    opId: stored.op_id,
    title: stored.title,
    text: stored.text,
    channel: stored.channel,
    workspace: stored.workspace,
    postedBy: stored.posted_by,
    postedAt: stored.posted_at,
    closed: at === null || by === null || reason === null ? undefined : { at, by, reason },
  };
}

function toUpdate(stored: StoredUpdate): KeptUpdate {
  return {
    id: stored.id,
    announcementId: stored.announcement_id,
    opId: stored.op_id,
    text: stored.text,
    postedBy: stored.posted_by,
    postedAt: stored.posted_at,
    isLast: stored.is_last === 1,
    arrivedAt: stored.arrived_at ?? undefined,
  };
}
