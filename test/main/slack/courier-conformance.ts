import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Courier, OutgoingPost } from '../../../src/main/courier';

export type CourierRig = {
  readonly courier: Courier;
  /** What a reader of the channel sees, oldest first. */
  messages(): Promise<readonly { readonly threadTs: string | undefined; readonly text: string }[]>;
  /** Somebody else writes in #cloud-platform. */
  say(text: string): Promise<void>;
  close(): Promise<void>;
};

const post = (text: string, opId: string, threadTs?: string): OutgoingPost => ({
  channel: '#cloud-platform',
  threadTs,
  text,
  mentions: [],
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

    const read = async (sinceAt = 0, limit = 500) => {
      const reading = await rig.courier.read({ channel: '#cloud-platform', sinceAt, limit });
      if (reading.kind !== 'read') throw new Error(`Not read: ${JSON.stringify(reading)}`);
      return reading;
    };

    test('an empty channel is read as an empty channel', async () => {
      expect(await read()).toMatchObject({ messages: [], isWhole: true, unreadable: 0 });
    });

    test('what anybody posted is read back in order, as it was written, with the op id of our own', async () => {
      const head = await posted('a < b && c > d', 'op-1');
      await rig.say('has anyone seen this?');
      const { messages } = await read();
      expect(messages.map(({ text, opId }) => ({ text, opId }))).toEqual([
        { text: 'a < b && c > d', opId: 'op-1' },
        { text: 'has anyone seen this?', opId: undefined },
      ]);
      expect(messages[0]?.ts).toBe(head);
      expect(messages.every(({ ts }) => /^\d{10}\.\d{6}$/.test(ts))).toBe(true);
    });

    test('answers in a thread are counted and not listed', async () => {
      const head = await posted('head', 'op-1');
      await posted('first', 'op-2', head);
      await posted('second', 'op-3', head);
      const { messages } = await read();
      expect(messages.map(({ text, answers }) => ({ text, answers }))).toEqual([
        { text: 'head', answers: 2 },
      ]);
    });

    test('nothing is told that was posted before', async () => {
      await posted('early', 'op-1');
      const late = await posted('late', 'op-2');
      const after = Number(late) * 1_000;
      expect((await read(after)).messages).toEqual([]);
      expect((await read(after - 60_000)).messages.map(({ text }) => text)).toEqual(['early', 'late']);
    });

    test('of more than was asked for the newest are told, and that there are more', async () => {
      for (const text of ['a', 'b', 'c', 'd']) await rig.say(text);
      const { messages, isWhole } = await read(0, 2);
      expect(messages.map(({ text }) => text)).toEqual(['c', 'd']);
      expect(isWhole).toBe(false);
      expect(await read(0, 4)).toMatchObject({ isWhole: true });
    });

    test('words that call people arrive as plain text where nobody confirmed them', async () => {
      const text = 'tell @here, @channel and @everyone';
      await posted(text, 'op-1');
      expect((await rig.messages()).map((message) => message.text)).toEqual([text]);
    });

    test('the exact sentence arrives byte for byte', async () => {
      const sentence =
        'I am declaring an incident because one of our master nodes is in a failed state. The impact is that the cluster is at increased risk of failure.';
      await posted(sentence, 'op-1');
      expect((await rig.messages()).map(({ text }) => text)).toEqual([sentence]);
    });
  });
}
