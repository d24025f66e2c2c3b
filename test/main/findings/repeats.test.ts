import { describe, expect, it } from 'vitest';
import { escalationIn, repeatSentence } from '../../../src/shared/findings/repeat-words';
import { day, friday0944, openFindingDesk, shippedPack, shippedPacks } from './finding-bench';

const ofPods = { of: { runId: 'run-1', itemId: 'pods' } };
const ofAlarm = { of: { alarmId: 'alarm-2' } };
const none = { count: 0, outcomes: [], last: [], escalate: undefined };

describe('the earlier findings', () => {
  it('of an item are those of the same item of the same pack, newest first', () => {
    const desk = openFindingDesk();
    desk.raiseFromItem('1', 'first');
    desk.raiseFromItem('other', 'x', 'board');
    desk.end('1', 'intermittent-issue');
    desk.clock.jumpTo(friday0944 + day);
    desk.raiseFromItem('2', 'second');
    desk.end('2', 'intermittent-issue');
    desk.clock.jumpTo(friday0944 + 2 * day);
    const { repeats } = desk.findings.read({ id: '2' });
    expect(repeats).toEqual({
      count: 1,
      outcomes: [{ name: 'Intermittent issue', count: 1 }],
      last: [{ id: '1', text: 'first', raisedAt: friday0944, outcome: 'Intermittent issue' }],
      escalate: 'Escalate if occurs more times.',
    });
    const before = desk.findings.repeats(ofPods);
    expect(before.count).toBe(2);
    expect(before.last.map(({ id }) => id)).toEqual(['2', '1']);
    expect(repeatSentence(before, 'item')).toBe(
      'Third finding from this item in 30 days: twice “Intermittent issue”.',
    );
    desk.now.pack = { ...desk.now.pack, id: 'another' };
    expect(desk.findings.repeats(ofPods)).toEqual(none);
  });

  it('of an alarm are those of alarms of the same name, and open ones have no outcome', () => {
    const desk = openFindingDesk();
    expect(desk.findings.repeats(ofAlarm)).toEqual(none);
    desk.raise('1');
    const found = desk.findings.repeats(ofAlarm);
    expect(found).toMatchObject({ count: 1, outcomes: [], last: [{ id: '1', outcome: undefined }] });
    expect(repeatSentence(found, 'alarm')).toBe('Second finding of this alarm in 30 days.');
    expect(() => desk.findings.repeats({ of: { alarmId: 'gone' } })).toThrow('not-found');
    expect(() => desk.findings.repeats({ of: { runId: 'gone', itemId: 'x' } })).toThrow('not-found');
  });

  it('are counted for 30 days and listed, three of them, for ever', () => {
    const desk = openFindingDesk();
    for (const id of ['1', '2', '3', '4']) {
      desk.raise(id);
      desk.clock.jumpTo(desk.clock.now() + day);
    }
    desk.clock.jumpTo(friday0944 + 32 * day);
    expect(desk.findings.repeats(ofAlarm)).toMatchObject({ count: 1, last: [{}, {}, {}] });
    desk.clock.jumpTo(friday0944 + 400 * day);
    expect(desk.findings.repeats(ofAlarm)).toMatchObject({ count: 0, last: [{ id: '4' }, { id: '3' }, {}] });
  });

  it('ask to escalate only while the last outcome asks for it', () => {
    const desk = openFindingDesk();
    desk.raise('1');
    desk.end('1', 'intermittent-issue');
    expect(desk.findings.repeats(ofAlarm).escalate).toBe('Escalate if occurs more times.');
    desk.clock.jumpTo(friday0944 + day);
    desk.raise('2');
    expect(desk.findings.repeats(ofAlarm).escalate).toBe('Escalate if occurs more times.');
    desk.end('2', 'undetermined');
    expect(desk.findings.repeats(ofAlarm).escalate).toBeUndefined();
  });

  it('of practice are not counted with real ones, and an end that was taken back does not count', () => {
    const desk = openFindingDesk();
    desk.now.workspace = 'practice';
    desk.raise('1');
    desk.now.workspace = 'slack';
    expect(desk.findings.repeats(ofAlarm)).toEqual(none);
    desk.raise('2');
    desk.end('2', 'intermittent-issue');
    desk.findings.reopen({ id: '2', endId: 'end-of-2', reason: 'again' });
    expect(desk.findings.repeats(ofAlarm)).toMatchObject({ count: 1, outcomes: [], escalate: undefined });
  });
});

describe('the words', () => {
  it('say how often and how they ended, the commonest first', () => {
    const many = (count: number) => ({
      ...none,
      count,
      outcomes: [
        { name: 'Noise', count: 3 },
        { name: 'Undetermined', count: 1 },
      ],
    });
    expect(repeatSentence(many(4), 'alarm')).toBe(
      'Fifth finding of this alarm in 30 days: 3 times “Noise”, once “Undetermined”.',
    );
    expect(
      [10, 11, 12, 20, 21, 110].map((count) => repeatSentence(many(count), 'item')?.split(' ')[0]),
    ).toEqual(['11th', '12th', '13th', '21st', '22nd', '111th']);
    expect(repeatSentence(none, 'item')).toBeUndefined();
  });

  it('to escalate are the pack’s own', () => {
    const asked = shippedPacks.map((pack) =>
      shippedPack(pack).outcomes.flatMap(({ id, action }) => {
        const words = escalationIn(action);
        return words === undefined ? [] : [[id, words]];
      }),
    );
    expect(asked).toEqual(shippedPacks.map(() => [['intermittent-issue', 'Escalate if occurs more times.']]));
  });
});
