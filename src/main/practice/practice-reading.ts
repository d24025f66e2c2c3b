import type { ChannelReading, ReadMessage, WantedChannel } from '../courier';
import type { Reader } from '../database/handles';

type Row = {
  readonly ts: string;
  readonly text: string;
  readonly author: string | null;
  readonly op_id: string | null;
  readonly answers: number;
  readonly last_answer: string | null;
};

/** The practice workspace read as Slack would tell it: what is in the channel, and of threads only how many answered. */
export function createPracticeReading(db: Reader): (wanted: WantedChannel) => ChannelReading {
  const newest = db.prepare<{ channel: string; sinceTs: number; limit: number }, Row>(`
    SELECT ts, text, author, metadata ->> '$.op_id' AS op_id,
      (SELECT count(*) FROM practice_message reply
        WHERE reply.channel_id = head.channel_id AND reply.thread_ts = head.ts) AS answers,
      (SELECT max(reply.ts) FROM practice_message reply
        WHERE reply.channel_id = head.channel_id AND reply.thread_ts = head.ts) AS last_answer
    FROM practice_message head
    WHERE channel_id = @channel AND thread_ts IS NULL AND CAST(ts AS REAL) > @sinceTs
    ORDER BY ts DESC LIMIT @limit`);

  return ({ channel, sinceAt, limit }) => {
    const rows = newest.all({ channel, sinceTs: sinceAt / 1_000, limit: limit + 1 });
    return {
      kind: 'read',
      channelId: channel,
      messages: rows.slice(0, limit).toReversed().map(toMessage),
      isWhole: rows.length <= limit,
      unreadable: 0,
    };
  };
}

function toMessage(row: Row): ReadMessage {
  return {
    ts: row.ts,
    author: row.author ?? 'Watchkeeper',
    isApp: row.author === null,
    text: row.text,
    links: [],
    answers: row.answers,
    lastAnswerTs: row.last_answer ?? undefined,
    opId: row.op_id ?? undefined,
  };
}
