import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Courier, OutgoingPost } from '../../../src/main/courier';

export type CourierRig = {
  readonly courier: Courier;
  /** What a reader of the channel sees, oldest first. */
  messages(): Promise<readonly { readonly threadTs: string | undefined; readonly text: string }[]>;
  close(): Promise<void>;
};

const post = (text: string, opId: string, threadTs?: string): OutgoingPost => ({
  channel: '#cloud-platform',
  threadTs,
  text,
  metadata: { op_id: opId, kind: 'entry', incident_id: 'i-1', entry_ids: ['e-1', 'e-2'] },
});

/** What the outbox relies on, whoever carries the posts. */
export function describeCourier(name: string, start: () => Promise<CourierRig>): void {
  describe(`${name} as a courier`, () => {
    let rig: CourierRig;
    beforeEach(async () => {
      rig = await start();
    });
    afterEach(() => rig.close());

    async function posted(text: string, opId: string, threadTs?: string): Promise<string> {
      const outcome = await rig.courier.post(post(text, opId, threadTs));
      if (outcome.kind !== 'posted') throw new Error(`Not posted: ${JSON.stringify(outcome)}`);
      return outcome.ts;
    }

    test('says who it is', async () => {
      expect(await rig.courier.identify()).toMatchObject({ ok: true });
    });

    test('a head and its replies stand in one thread, in order', async () => {
      const head = await posted('head', 'op-1');
      await posted('first', 'op-2', head);
      await posted('second', 'op-3', head);
      expect((await rig.messages()).map(({ threadTs, text }) => ({ threadTs, text }))).toEqual([
        { threadTs: undefined, text: 'head' },
        { threadTs: head, text: 'first' },
        { threadTs: head, text: 'second' },
      ]);
    });

    test('message ids rise, so that order can be told from them', async () => {
      const ids = [await posted('a', 'op-1'), await posted('b', 'op-2'), await posted('c', 'op-3')];
      expect(ids).toEqual(ids.toSorted());
      expect(new Set(ids).size).toBe(3);
    });

    test('a post is found again by its op id, in the channel and in a thread', async () => {
      const head = await posted('head', 'op-1');
      const reply = await posted('reply', 'op-2', head);
      const find = (opId: string, threadTs?: string) =>
        rig.courier.find({ channel: '#cloud-platform', threadTs, opId, notBeforeAt: 0 });
      expect(await find('op-1')).toMatchObject({ kind: 'found', ts: head });
      expect(await find('op-2', head)).toMatchObject({ kind: 'found', ts: reply });
      expect(await find('op-unknown', head)).toEqual({ kind: 'absent' });
      expect(await find('op-unknown')).toEqual({ kind: 'absent' });
    });

    test('the exact sentence arrives byte for byte', async () => {
      const sentence =
        'I am declaring an incident because one of our master nodes is in a failed state. The impact is that the cluster is at increased risk of failure.';
      await posted(sentence, 'op-1');
      expect((await rig.messages()).map(({ text }) => text)).toEqual([sentence]);
    });
  });
}
