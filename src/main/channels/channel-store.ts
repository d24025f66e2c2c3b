import type { Workspace } from '../../shared/nouns/app';
import type { ReadMessage } from '../courier';
import type { Writer } from '../database/handles';

/** What a channel held when it was read last. */
export type ChannelCopy = {
  /** It was read from here on. */
  readonly fromAt: number;
  readonly readAt: number;
  readonly isWhole: boolean;
  readonly unreadable: number;
  readonly messages: readonly ReadMessage[];
};

type Place = { readonly workspace: Workspace; readonly channel: string };
type CopyRow = {
  readonly from_at: number;
  readonly read_at: number;
  readonly is_whole: number;
  readonly unreadable: number;
  readonly messages: string;
};

export type ChannelStore = ReturnType<typeof createChannelStore>;

/** Copies and marks, by workspace: a channel of the same name in another one is another channel. */
export function createChannelStore(db: Writer) {
  const save = db.prepare(`
    INSERT INTO channel_copy (workspace, channel, from_at, read_at, is_whole, unreadable, messages)
    VALUES (@workspace, @channel, @fromAt, @readAt, @isWhole, @unreadable, @messages)
    ON CONFLICT (workspace, channel) DO UPDATE SET from_at = excluded.from_at, read_at = excluded.read_at,
      is_whole = excluded.is_whole, unreadable = excluded.unreadable, messages = excluded.messages`);
  const find = db.prepare<Place, CopyRow>(
    'SELECT * FROM channel_copy WHERE workspace = @workspace AND channel = @channel',
  );
  const removeOld = db.prepare<[number]>('DELETE FROM channel_copy WHERE read_at < ?');
  const mark = db.prepare(`
    INSERT INTO channel_mark (workspace, channel, read_until, marked_at)
    VALUES (@workspace, @channel, @readUntil, @markedAt)
    ON CONFLICT (workspace, channel) DO UPDATE SET read_until = excluded.read_until, marked_at = excluded.marked_at`);
  const findMark = db
    .prepare<Place, string>(
      'SELECT read_until FROM channel_mark WHERE workspace = @workspace AND channel = @channel',
    )
    .pluck();

  return {
    save(place: Place, { isWhole, messages, ...copy }: ChannelCopy): void {
      save.run({ ...place, ...copy, isWhole: isWhole ? 1 : 0, messages: JSON.stringify(messages) });
    },
    copyOf(place: Place): ChannelCopy | undefined {
      const row = find.get(place);
      return row === undefined ? undefined : toCopy(row);
    },
    removeReadBefore(instant: number): void {
      removeOld.run(instant);
    },
    /** The `ts` up to which a person has read. */
    markOf: (place: Place): string | undefined => findMark.get(place),
    setMark(place: Place, readUntil: string, markedAt: number): void {
      mark.run({ ...place, readUntil, markedAt });
    },
  };
}

function toCopy(row: CopyRow): ChannelCopy {
  return {
    fromAt: row.from_at,
    readAt: row.read_at,
    isWhole: row.is_whole === 1,
    unreadable: row.unreadable,
    // Written by `save` and by nobody else.
    messages: JSON.parse(row.messages) as readonly ReadMessage[],
  };
}
