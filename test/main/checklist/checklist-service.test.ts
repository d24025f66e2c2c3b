import { describe, expect, it } from 'vitest';
import type { ChecklistRun } from '../../../src/shared/nouns/checklist';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';
import { addPackVersion, addShift, openChecklistDesk, openReadyDesk, pack, shift } from './checklist-desk';

const nine = Date.parse('2026-11-20T09:00:00Z');
const untouched = {
  state: 'open',
  note: '',
  reason: '',
  findingId: undefined,
  changedAt: undefined,
} as const;

const begun = (id: string): ChecklistRun => ({
  id,
  shiftId: 'shift-1',
  phase: 'start-of-day',
  title: 'Start of day',
  date: '2026-11-20',
  dueAt: Date.parse('2026-11-20T10:00:00Z'),
  packHash: 'hash-1',
  startedAt: nine,
  items: [
    { id: 'high', text: 'High-priority alarms channel read', link: 'https://example.org/high', ...untouched },
    {
      id: 'pods',
      text: 'Pods looked at',
      hint: 'errors, restarts',
      command: 'kubectl get pods',
      ...untouched,
    },
    { id: 'board', text: 'User requests not yet assigned', ...untouched },
  ],
});

const failsWith = (code: string, detail = {}) => expect.objectContaining({ code, detail });

describe('a start-of-day run', () => {
  it('is begun by the first reading, from the pack, and told once', () => {
    const desk = openReadyDesk();
    const run = desk.read();
    expect(run).toEqual(begun(run.id));
    expect(desk.read()).toEqual(run);
    expect(desk.events).toEqual([{ name: 'checklist.changed', value: run }]);
    expect(desk.inTransaction).toEqual([false]);
    expect(desk.changes()).toBe(1);
  });

  it('needs a shift', () => {
    const desk = openReadyDesk();
    desk.now.shift = undefined;
    expect(() => desk.read()).toThrow(failsWith('no-watch'));
    expect(desk.service.openItems()).toBe(0);
  });

  it('needs a checklist in the pack', () => {
    const desk = openReadyDesk();
    desk.now.pack = { ...pack, checklists: [] };
    expect(() => desk.read()).toThrow(failsWith('not-found', { noun: 'checklist' }));
    expect(desk.service.runsOf('shift-1')).toEqual([]);
  });

  it('keeps its list and its pack when the pack changes on the way', () => {
    const desk = openReadyDesk();
    const run = desk.read();
    addPackVersion(desk.db, 'hash-2');
    desk.now.hash = 'hash-2';
    desk.now.pack = {
      ...pack,
      checklists: [{ phase: 'start-of-day', title: 'New', due: '08:00', items: [{ id: 'x', text: 'X' }] }],
    };
    expect(desk.read()).toEqual(run);
    desk.now.pack = { ...pack, checklists: [] };
    expect(desk.read()).toEqual(run);
    expect(
      desk.service.mark({ runId: run.id, itemId: 'board', state: 'done', reason: '' }).items,
    ).toHaveLength(3);
  });

  it('is one a day on a long shift, by the date of the pack’s zone', () => {
    const desk = openReadyDesk('2026-06-05T08:00:00Z');
    addShift(desk.db, { ...shift, id: 'weekend' });
    desk.now.shift = { ...shift, id: 'weekend' };
    const friday = desk.read();
    // 23:30 UTC is half past midnight in London in June.
    desk.clock.jumpTo(Date.parse('2026-06-05T22:30:00Z'));
    expect(desk.read().id).toBe(friday.id);
    desk.clock.jumpTo(Date.parse('2026-06-05T23:30:00Z'));
    expect(desk.service.openItems()).toBe(0);
    const saturday = desk.read();
    expect([friday.date, saturday.date]).toEqual(['2026-06-05', '2026-06-06']);
    expect(saturday.dueAt).toBe(Date.parse('2026-06-06T09:00:00Z'));
    expect(desk.service.runsOf('weekend')).toEqual([friday, saturday]);
  });

  it('is the same for two windows that read at once, and for two shifts each its own', () => {
    const folder = temporaryFolder();
    const one = openChecklistDesk(openTestDatabase(folder));
    const other = openChecklistDesk(openTestDatabase(folder));
    addShift(one.db, shift);
    addShift(one.db, { ...shift, id: 'shift-2' });
    addPackVersion(one.db, 'hash-1');
    const run = one.read();
    expect(other.read()).toEqual(run);
    expect(other.events).toEqual([]);
    other.now.shift = { ...shift, id: 'shift-2' };
    expect(other.read().id).not.toBe(run.id);
    expect(one.service.runsOf('shift-1')).toEqual([run]);
  });

  it('survives a restart', () => {
    const folder = temporaryFolder();
    const before = openChecklistDesk(openTestDatabase(folder));
    addShift(before.db, shift);
    addPackVersion(before.db, 'hash-1');
    const { id } = before.read();
    before.service.mark({ runId: id, itemId: 'high', state: 'done', reason: '' });
    before.service.note({ runId: id, itemId: 'pods', note: 'two\nrestarts' });
    const left = before.service.raiseFinding({ runId: id, itemId: 'pods', text: 'two pods restart' });
    before.db.close();
    const after = openChecklistDesk(openTestDatabase(folder), '2026-11-20T11:00:00Z');
    expect(after.read()).toEqual(left);
    expect(after.findings.list()).toHaveLength(1);
  });
});

describe('marking an item', () => {
  it('ticks, skips with a reason and opens again without it', async () => {
    const desk = openReadyDesk();
    const { id } = desk.read();
    const item = (run: ChecklistRun) => run.items[2];
    const board = begun(id).items[2];

    await desk.clock.advance(60_000);
    const skipped = desk.service.mark({ runId: id, itemId: 'board', state: 'skipped', reason: '  no time ' });
    expect(item(skipped)).toEqual({
      ...board,
      state: 'skipped',
      reason: 'no time',
      changedAt: nine + 60_000,
    });
    await desk.clock.advance(60_000);
    const open = desk.service.mark({ runId: id, itemId: 'board', state: 'open', reason: 'left over' });
    expect(item(open)).toEqual({ ...board, changedAt: nine + 120_000 });
    const done = desk.service.mark({ runId: id, itemId: 'board', state: 'done', reason: 'left over' });
    expect(item(done)).toEqual({ ...board, state: 'done', changedAt: nine + 120_000 });
    expect(desk.read()).toEqual(done);
    expect(desk.events.slice(1)).toEqual(
      [skipped, open, done].map((value) => ({ name: 'checklist.changed', value })),
    );
    expect(desk.changes()).toBe(4);
  });

  it('refuses to skip without a reason and leaves the item as it was', () => {
    const desk = openReadyDesk();
    const run = desk.read();
    for (const reason of ['', '  \n ']) {
      expect(() => desk.service.mark({ runId: run.id, itemId: 'board', state: 'skipped', reason })).toThrow(
        failsWith('reason-needed'),
      );
    }
    expect(desk.read()).toEqual(run);
  });

  it('changes and tells nothing when two windows mark the same', async () => {
    const desk = openReadyDesk();
    const { id } = desk.read();
    const first = desk.service.mark({ runId: id, itemId: 'high', state: 'done', reason: '' });
    await desk.clock.advance(5_000);
    expect(desk.service.mark({ runId: id, itemId: 'high', state: 'done', reason: '' })).toEqual(first);
    expect(desk.events).toHaveLength(2);
    expect(desk.changes()).toBe(2);
  });

  it('says what is not there any more', () => {
    const desk = openReadyDesk();
    const { id } = desk.read();
    const mark = (runId: string, itemId: string) => () =>
      desk.service.mark({ runId, itemId, state: 'done', reason: '' });
    expect(mark('gone', 'high')).toThrow(failsWith('not-found', { noun: 'checklist' }));
    expect(mark(id, 'gone')).toThrow(failsWith('not-found', { noun: 'checklist item' }));
  });

  it('counts what is open', () => {
    const desk = openReadyDesk();
    expect(desk.service.openItems()).toBe(0);
    const { id } = desk.read();
    expect(desk.service.openItems()).toBe(3);
    desk.service.mark({ runId: id, itemId: 'high', state: 'done', reason: '' });
    desk.service.mark({ runId: id, itemId: 'pods', state: 'skipped', reason: 'cluster is down' });
    expect(desk.service.openItems()).toBe(1);
  });
});

describe('a note', () => {
  it('is kept as it was written, and can be taken back', () => {
    const desk = openReadyDesk();
    const { id } = desk.read();
    const note = '  two pods\r\n\t<b>restart</b> \u202e'.padEnd(2_000, 'x');
    expect(desk.service.note({ runId: id, itemId: 'pods', note }).items[1]?.note).toBe(note);
    expect(desk.read().items[1]?.note).toBe(note);
    expect(desk.service.note({ runId: id, itemId: 'pods', note: '' }).items[1]?.note).toBe('');
  });
});

describe('a finding', () => {
  it('is kept with who and when, and the item shows the newest', async () => {
    const desk = openReadyDesk();
    const { id } = desk.read();
    const first = desk.service.raiseFinding({ runId: id, itemId: 'pods', text: 'two pods restart' });
    await desk.clock.advance(10_000);
    desk.now.me = 'bob';
    const second = desk.service.raiseFinding({ runId: id, itemId: 'pods', text: 'a third one too' });
    const [older, newer] = [first, second].map((run) => run.items[1]?.findingId ?? '');
    expect(desk.findings.list()).toMatchObject([
      {
        id: older,
        shiftId: 'shift-1',
        raisedFrom: {
          kind: 'item',
          packId: 'cloud-platform',
          runId: id,
          itemId: 'pods',
          text: 'Pods looked at',
        },
        text: 'two pods restart',
        raisedBy: 'ann',
        raisedAt: nine,
        packHash: 'hash-1',
        state: 'raised',
      },
      { id: newer, text: 'a third one too', raisedBy: 'bob', raisedAt: nine + 10_000 },
    ]);
    expect(desk.events.filter(({ name }) => name === 'finding.changed')).toEqual(
      desk.findings.list().map((value) => ({ name: 'finding.changed', value })),
    );
    expect(desk.read()).toEqual(second);
    expect(second.items[1]).toEqual({
      ...begun(id).items[1],
      findingId: newer,
      changedAt: nine + 10_000,
    });
  });

  it('is not doubled by a second press, but is raised anew later', async () => {
    const desk = openReadyDesk();
    const { id } = desk.read();
    const raise = () => desk.service.raiseFinding({ runId: id, itemId: 'pods', text: 'two pods restart' });
    const first = raise();
    await desk.clock.advance(59_999);
    expect(raise()).toEqual(first);
    expect(desk.findings.list()).toHaveLength(1);
    await desk.clock.advance(1);
    raise();
    expect(desk.findings.list()).toHaveLength(2);
  });

  it('is not kept when the item it belongs to is not there', () => {
    const desk = openReadyDesk();
    const { id } = desk.read();
    expect(() => desk.service.raiseFinding({ runId: id, itemId: 'gone', text: 'lost' })).toThrow(
      failsWith('not-found', { noun: 'checklist item' }),
    );
    expect(desk.findings.list()).toEqual([]);
  });

  it('is not kept when the item cannot be linked to it', () => {
    const desk = openReadyDesk();
    const { id } = desk.read();
    desk.db.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON checklist_item BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    expect(() => desk.service.raiseFinding({ runId: id, itemId: 'pods', text: 'lost' })).toThrow('disk full');
    expect(desk.findings.list()).toEqual([]);
    expect(desk.events).toHaveLength(1);
  });
});
