import type { Workspace } from '../../shared/nouns/app';
import type { FindingPost } from '../../shared/nouns/finding';
import type { Delivery } from '../../shared/nouns/post';
import type { Writer } from '../database/handles';
import type { NewPost } from '../new-post';

type Told = 'looking' | 'conclusion' | 'reopening';

type Row = {
  readonly op_id: string;
  readonly finding_id: string;
  readonly told: Told;
  readonly end_id: string | null;
  readonly is_head: 0 | 1;
  readonly channel: string;
  readonly text: string;
};

type ToTell = {
  readonly findingId: string;
  readonly workspace: Workspace;
  readonly opId: string;
  readonly told: Told;
  readonly endId: string | undefined;
  readonly text: string;
};

export type FindingPosts = ReturnType<typeof createFindingPosts>;

/** What a finding tells in the pack's channel: one thread for each, its posts one after the other. */
export function createFindingPosts(options: {
  readonly db: Writer;
  readonly enqueue: (post: NewPost) => void;
  readonly delivery: (opId: string) => Delivery;
}) {
  const { db, enqueue, delivery } = options;
  const insert = db.prepare(`
    INSERT INTO finding_post (op_id, finding_id, told, end_id, is_head, channel, text)
    VALUES (@opId, @findingId, @told, @endId, @isHead, @channel, @text)`);
  const ofFinding = db.prepare<[string], Row>(
    'SELECT * FROM finding_post WHERE finding_id = ? ORDER BY rowid',
  );
  const findingOf = db.prepare<[string], { finding_id: string }>(
    'SELECT finding_id FROM finding_post WHERE op_id = ?',
  );

  /** A head that was left out heads nothing. */
  function threadOf(findingId: string): { readonly opId: string; readonly channel: string } | undefined {
    const head = ofFinding
      .all(findingId)
      .findLast((row) => row.is_head === 1 && delivery(row.op_id).state !== 'dropped');
    return head === undefined ? undefined : { opId: head.op_id, channel: head.channel };
  }

  function post(toTell: ToTell, channel: string, headOpId: string | undefined): void {
    const { opId, text, findingId, workspace, told, endId } = toTell;
    enqueue({
      opId,
      orderKey: `finding:${findingId}`,
      workspace,
      channel,
      threadOpId: headOpId,
      text,
      kind: 'finding',
      incidentId: undefined,
      entryIds: [],
    });
    const isHead = headOpId === undefined ? 1 : 0;
    insert.run({ opId, findingId, told, endId: endId ?? null, isHead, channel, text });
  }

  return {
    threadOf,
    /** Both must run inside the transaction of the act that they tell of. */
    head: (toTell: ToTell, channel: string) => post(toTell, channel, undefined),
    answer: (toTell: ToTell, thread: { readonly opId: string; readonly channel: string }) =>
      post(toTell, thread.channel, thread.opId),
    /** The newest, if it was told several times. */
    find(findingId: string, told: Told, endId: string | undefined): FindingPost | undefined {
      const row = ofFinding
        .all(findingId)
        .findLast((one) => one.told === told && (one.end_id ?? undefined) === endId);
      if (row === undefined) return undefined;
      return { opId: row.op_id, channel: row.channel, text: row.text, delivery: delivery(row.op_id) };
    },
    findingIdOf: (opId: string): string | undefined => findingOf.get(opId)?.finding_id,
  };
}
