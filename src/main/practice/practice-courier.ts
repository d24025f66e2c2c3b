import type { PracticeMessage } from '../../shared/nouns/app';
import type { Courier } from '../courier';
import type { Writer } from '../database/handles';
import type { Clock } from '../ports';
import { createPracticeReading } from './practice-reading';

type StoredMessage = {
  channel_id: string;
  ts: string;
  thread_ts: string | null;
  text: string;
  author: string | null;
  posted_at: number;
};

export type PracticeWorkspace = {
  readonly courier: Courier;
  messages(): readonly PracticeMessage[];
  /** A message of somebody else, so that there is something to read. */
  postAs(author: string, message: { readonly channel: string; readonly text: string }): void;
};

/**
 * A stand-in for Slack on this machine, behind the same port as the real one, so that a newcomer can walk a whole watch
 * without an account. It keeps what was posted like Slack does: rising message ids, threads, metadata.
 */
export function createPracticeWorkspace(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly onMessage: () => void;
}): PracticeWorkspace {
  const { db, clock } = options;
  const last = db.prepare<[string], { ts: string | null }>(
    'SELECT max(ts) AS ts FROM practice_message WHERE channel_id = ?',
  );
  const insert = db.prepare(
    `INSERT INTO practice_message (channel_id, ts, thread_ts, text, metadata, author, posted_at)
     VALUES (@channelId, @ts, @threadTs, @text, @metadata, @author, @postedAt)`,
  );
  const byOpId = db.prepare<[string, string], { ts: string }>(
    "SELECT ts FROM practice_message WHERE channel_id = ? AND metadata ->> '$.op_id' = ?",
  );
  const newest = db.prepare<[], StoredMessage>(
    `SELECT channel_id, ts, thread_ts, text, author, posted_at FROM practice_message
     ORDER BY posted_at DESC, ts DESC LIMIT 500`,
  );
  const readChannel = createPracticeReading(db);

  const nextTs = (channelId: string): string => {
    const byClock = BigInt(clock.now()) * 1_000n;
    const previous = last.get(channelId)?.ts ?? undefined;
    const afterLast = previous === undefined ? 0n : BigInt(previous.replace('.', '')) + 1n;
    const digits = (byClock > afterLast ? byClock : afterLast).toString().padStart(16, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };

  const courier: Courier = {
    identify: () => Promise.resolve({ ok: true, value: { team: 'Practice workspace', user: 'you' } }),
    post(post) {
      const ts = nextTs(post.channel);
      insert.run({
        channelId: post.channel,
        ts,
        threadTs: post.threadTs ?? null,
        text: post.text,
        metadata: JSON.stringify(post.metadata),
        author: null,
        postedAt: clock.now(),
      });
      options.onMessage();
      return Promise.resolve({ kind: 'posted', channelId: post.channel, ts });
    },
    find({ channel, opId }) {
      const hit = byOpId.get(channel, opId);
      return Promise.resolve(
        hit === undefined ? { kind: 'absent' } : { kind: 'found', channelId: channel, ts: hit.ts },
      );
    },
    read: (wanted) => Promise.resolve(readChannel(wanted)),
    permalink: () => Promise.resolve(undefined),
  };

  return {
    courier,
    messages: () =>
      newest
        .all()
        .reverse()
        .map((row) => ({
          channel: row.channel_id,
          ts: row.ts,
          threadTs: row.thread_ts ?? undefined,
          text: row.text,
          author: row.author ?? undefined,
          postedAt: row.posted_at,
        })),
    postAs(author, { channel, text }) {
      insert.run({
        channelId: channel,
        ts: nextTs(channel),
        threadTs: null,
        text,
        metadata: '{}',
        author,
        postedAt: clock.now(),
      });
      options.onMessage();
    },
  };
}
