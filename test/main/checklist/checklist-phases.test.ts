import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../src/shared/nouns/pack';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';
import { addPackVersion, addShift, openChecklistDesk, pack, shift } from './checklist-desk';

const weekdays = (from: string, to: string) => ({ weekdays: [{ from, to }], weekends: [] });
const minute = 60_000;
const hour = 60 * minute;

/** Written in another order than the day has. */
const wholeDay: Pack = {
  ...pack,
  hours: {
    ...pack.hours,
    support: weekdays('10:00', '17:00'),
    dutyOnline: weekdays('09:00', '18:00'),
  },
  checklists: [
    { phase: 'end-of-day', title: 'Ending', due: '18:00', items: [{ id: 'high', text: 'Hand over' }] },
    { phase: 'support-hours', title: 'Support', due: '16:30', items: [{ id: 'high', text: 'Take part' }] },
    ...pack.checklists,
  ],
};

function openDay(startAt = '2026-11-20T09:00:00Z', folder = temporaryFolder()) {
  const desk = openChecklistDesk(openTestDatabase(folder), startAt);
  if (desk.db.prepare('SELECT 1 FROM shift').get() === undefined) {
    addShift(desk.db, shift);
    addPackVersion(desk.db, 'hash-1');
  }
  desk.now.pack = wholeDay;
  return {
    ...desk,
    folder,
    phases: () => desk.service.read().map(({ phase }) => phase),
    begun: () => desk.service.runsOf('shift-1').map(({ phase }) => phase),
    told: () => desk.notifier.shown.map(({ body }) => body),
    tick: (itemId: string, run = desk.read()) =>
      desk.service.mark({ runId: run.id, itemId, state: 'done', reason: '' }),
  };
}

const told = (items: string, title: string, due: string) =>
  `${items} of “${title}” ${items === '1 item' ? 'is' : 'are'} still open, due at ${due} GMT. What stays open is told in the handover.`;

describe('the lists of a day', () => {
  it('open one after the other, and those before stay and can still be ticked', () => {
    const day = openDay();
    expect(day.phases()).toEqual(['start-of-day']);
    day.clock.jumpTo(Date.parse('2026-11-20T10:00:00Z'));
    expect(day.phases()).toEqual(['start-of-day', 'support-hours']);
    day.clock.jumpTo(Date.parse('2026-11-20T17:00:00Z'));
    expect(day.phases()).toEqual(['start-of-day', 'support-hours', 'end-of-day']);
    expect(day.service.openItems()).toBe(5);
    day.tick('high');
    expect(day.service.read().map(({ items }) => items.map(({ state }) => state))).toEqual([
      ['done', 'open', 'open'],
      ['open'],
      ['open'],
    ]);
    expect(day.service.openItems()).toBe(4);
    expect(day.events.map(({ name }) => name)).toEqual(Array(4).fill('checklist.changed'));
  });

  it('keep the order of the day, whichever was begun first', () => {
    const day = openDay('2026-11-20T10:30:00Z');
    day.now.pack = { ...wholeDay, checklists: wholeDay.checklists.slice(0, 2) };
    expect(day.phases()).toEqual(['support-hours']);
    day.now.pack = wholeDay;
    expect(day.phases()).toEqual(['start-of-day', 'support-hours']);
  });

  it('that have passed are not begun any more', () => {
    expect(openDay('2026-11-20T17:30:00Z').phases()).toEqual(['start-of-day', 'end-of-day']);
    expect(openDay('2026-11-20T18:00:00Z').phases()).toEqual(['start-of-day']);
  });

  it('are only the first on a day without support', () => {
    const day = openDay('2026-11-20T10:30:00Z');
    day.now.holidays = { events: [{ date: '2026-11-20', title: 'A holiday' }], lastDate: '2028-12-26' };
    expect(day.phases()).toEqual(['start-of-day']);
  });

  it('open by themselves once the day was begun, and not before', async () => {
    const day = openDay('2026-11-20T09:00:00Z');
    day.service.start();
    await day.clock.advance(2 * hour);
    expect(day.begun()).toEqual([]);
    day.service.read();
    await day.clock.advance(7 * hour);
    expect(day.begun()).toEqual(['start-of-day', 'support-hours', 'end-of-day']);
    day.service.close();
  });
});

describe('a list with open items whose due time passes', () => {
  it('is told of once, and not again after a restart', async () => {
    const day = openDay();
    day.service.start();
    day.tick('high');
    await day.clock.advance(59 * minute);
    expect(day.told()).toEqual([]);
    await day.clock.advance(hour);
    expect(day.told()).toEqual([told('2 items', 'Start of day', '10:00')]);
    await day.clock.advance(5 * hour);
    day.service.close();
    day.db.close();

    const after = openDay('2026-11-20T16:00:00Z', day.folder);
    after.service.start();
    await after.clock.advance(hour);
    expect(after.told()).toEqual([told('1 item', 'Support', '16:30')]);
    after.service.close();
  });

  it('is told of after a restart if nobody was there when it was due', async () => {
    const day = openDay();
    day.service.read();
    day.db.close();
    const after = openDay('2026-11-20T12:00:00Z', day.folder);
    after.service.start();
    await after.clock.advance(minute);
    expect(after.told()).toEqual([told('3 items', 'Start of day', '10:00')]);
    after.service.close();
  });

  it('is not told of when it is done, even if an item is opened again later', async () => {
    const day = openDay();
    day.service.start();
    for (const id of ['high', 'pods', 'board']) day.tick(id);
    await day.clock.advance(hour + minute);
    day.service.mark({ runId: day.read().id, itemId: 'high', state: 'open', reason: '' });
    await day.clock.advance(hour);
    expect(day.told()).toEqual([]);
    day.service.close();
  });

  it('is not told of off watch, on another day, or when it was begun too late', async () => {
    const day = openDay();
    day.service.start();
    day.service.read();
    day.now.shift = undefined;
    await day.clock.advance(2 * hour);
    day.clock.jumpTo(Date.parse('2026-11-21T11:00:00Z'));
    day.now.shift = shift;
    day.service.read();
    await day.clock.advance(hour);
    expect(day.told()).toEqual([]);
    day.service.close();
  });

  it('opens the watch when its notification is followed, and answers no other one', async () => {
    const day = openDay();
    day.service.start();
    day.service.read();
    await day.clock.advance(hour + minute);
    const key = day.notifier.shown[0]?.key ?? '';
    day.notifier.emit({ kind: 'opened', key: 'shift:1' });
    day.notifier.emit({ kind: 'closed', key });
    expect(day.pagesOpened()).toBe(0);
    day.notifier.emit({ kind: 'opened', key });
    expect(day.pagesOpened()).toBe(1);
    day.service.close();
  });

  it('is left to the page and the handover where notifications fail', async () => {
    const day = openDay();
    day.notifier.answerWith({ kind: 'failed', reason: 'no bus' });
    day.service.start();
    day.service.read();
    await day.clock.advance(2 * hour);
    expect(day.told()).toHaveLength(1);
    expect(day.logger.lines.map(({ event }) => event)).toEqual(['checklist.overdue.not-shown']);
    day.service.close();
  });

  it('goes on being looked at when the disk fails for a while, which is logged once', async () => {
    const day = openDay();
    day.service.read();
    day.db.exec("CREATE TRIGGER full BEFORE UPDATE ON checklist_run BEGIN SELECT RAISE(ABORT, 'full'); END");
    day.service.start();
    await day.clock.advance(hour + 5 * minute);
    expect([day.told(), day.logger.lines.map(({ event }) => event)]).toEqual([[], ['checklist.look.failed']]);
    day.db.exec('DROP TRIGGER full');
    await day.clock.advance(minute);
    expect(day.told()).toHaveLength(1);
    day.service.close();
  });
});
