import { describe, expect, it } from 'vitest';
import type { NominationDay } from '../../../src/shared/nouns/support';
import { at, hour, minute, openSupportDesk, pack, shift } from './support-desk';

type Desk = ReturnType<typeof openSupportDesk>;

const shownKeys = (desk: Desk) => desk.notifier.shown.map(({ key }) => key);
let made = 0;
const nominate = (desk: Desk, period: string, person: string | undefined, date = '2026-11-20') => {
  made += 1;
  return desk.service.nominate({ id: `n${made}`, date, period, person });
};
const names = (days: readonly NominationDay[]) =>
  days.map(({ date, periods }) => [date, ...periods.map(({ name, person }) => `${name}: ${person}`)]);

describe('nominations', () => {
  it('stand for the periods of today and of the next day with support', () => {
    const desk = openSupportDesk();
    nominate(desk, 'Lunch', 'Grace');
    const view = nominate(desk, 'Morning', 'Ada', '2026-11-23');
    expect(names(view.days)).toEqual([
      ['2026-11-20', 'Morning: undefined', 'Lunch: Grace', 'Afternoon: undefined'],
      // After Friday comes Monday.
      ['2026-11-23', 'Morning: Ada', 'Lunch: undefined', 'Afternoon: undefined'],
    ]);
    expect(view.days[0]?.periods[1]).toEqual({
      name: 'Lunch',
      startsAt: at('12:00'),
      endsAt: at('14:00'),
      person: 'Grace',
      isMe: false,
      history: [{ person: 'Grace', setBy: 'Ada', setAt: at('11:00') }],
    });
    expect(view.days.map(({ isToday, people }) => [isToday, people])).toEqual([
      [true, ['Ada', 'Grace']],
      [false, ['Ada', 'Grace']],
    ]);
  });

  it('pass over weekends and bank holidays', () => {
    const desk = openSupportDesk(at('11:00', '2026-12-24'));
    // Friday is Christmas Day.
    expect(desk.service.read().days.map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-28']);
    desk.clock.jumpTo(at('11:00', '2026-12-25'));
    expect(desk.service.read().days.map(({ date }) => date)).toEqual(['2026-12-28']);
    expect(() => nominate(desk, 'Lunch', 'Ada', '2026-12-25')).toThrow(
      expect.objectContaining({ code: 'not-found', detail: { noun: 'period' } }),
    );
  });

  it('are wall times of the team, summer and winter', () => {
    const desk = openSupportDesk(Date.parse('2026-07-01T09:00:00Z'));
    expect(desk.service.read().days[0]?.periods[0]?.startsAt).toBe(Date.parse('2026-07-01T09:00:00Z'));
  });

  it('leave out a period outside the hours of support', () => {
    const desk = openSupportDesk();
    const evening = { name: 'Evening', from: '17:00', to: '19:00' };
    desk.now.pack = { ...pack, support: { ...pack.support, periods: [evening] } };
    expect(desk.service.read().days).toEqual([]);
  });

  it('can be changed and taken back, and what was said before stays on record', async () => {
    const desk = openSupportDesk();
    nominate(desk, 'Lunch', 'Grace');
    nominate(desk, 'Lunch', 'Grace');
    await desk.clock.advance(minute);
    nominate(desk, 'Lunch', 'Joan');
    const view = nominate(desk, 'Lunch', undefined);
    const lunch = view.days[0]?.periods[1];
    expect(lunch?.person).toBeUndefined();
    expect(lunch?.history.map(({ person }) => person)).toEqual(['Grace', 'Joan', undefined]);
    expect(() => desk.db.exec("UPDATE nomination SET person = 'Eve'")).toThrow('never changed');
    expect(() => desk.db.exec('DELETE FROM nomination')).toThrow('never deleted');
  });

  it('are made once, however often the window asks, and told to every window', () => {
    const desk = openSupportDesk();
    const input = { id: 'same', date: '2026-11-20', period: 'Lunch' };
    const view = desk.service.nominate({ ...input, person: 'Grace' });
    desk.service.nominate({ ...input, person: 'Joan' });
    expect(desk.service.read()).toEqual(view);
    expect(desk.events).toEqual([{ name: 'support.changed', value: view }]);
  });

  it('of me stay mine when I am called otherwise in Settings', () => {
    const desk = openSupportDesk();
    nominate(desk, 'Lunch', ' ada ');
    desk.now.me = 'Ada L.';
    expect(desk.service.read().days[0]?.periods[1]?.isMe).toBe(true);
  });

  it('left empty stand in the record of the shift in which they began', () => {
    const desk = openSupportDesk();
    nominate(desk, 'Lunch', 'Grace');
    const empty = (from: string, to: string) =>
      desk.service.during(at(from), at(to)).emptyPeriods.map(({ name }) => name);
    expect(empty('07:00', '11:00')).toEqual(['Morning']);
    expect(empty('07:00', '22:00')).toEqual(['Morning', 'Afternoon']);
    expect(empty('17:00', '22:00')).toEqual([]);
    expect(desk.service.during(at('07:00', '2026-11-21'), at('22:00', '2026-11-22')).emptyPeriods).toEqual(
      [],
    );
  });
});

describe('a period without anybody', () => {
  const nobody = (name: string) => `support:nobody:2026-11-20:${name}`;

  it('is told once ten minutes before it begins, and never again', async () => {
    const desk = openSupportDesk(at('09:30'));
    desk.service.start();
    await desk.clock.advance(20 * minute - 10_000);
    expect(desk.notifier.shown).toEqual([]);
    await desk.clock.advance(10_000);
    expect(desk.notifier.shown).toEqual([
      {
        key: nobody('Morning'),
        title: 'Nobody is nominated for Morning',
        body: 'It begins at 10:00 GMT. Nominate somebody to answer questions.',
        urgency: 'low',
        actions: [],
      },
    ]);
    const again = desk.restart();
    again.service.start();
    await again.clock.advance(hour);
    expect(shownKeys(again)).toEqual([nobody('Morning')]);
  });

  it('is told while it runs to whoever comes later', async () => {
    const desk = openSupportDesk(at('10:30'));
    desk.service.start();
    expect(desk.notifier.shown.map(({ body }) => body)).toEqual([
      'It began at 10:00 GMT. Nominate somebody to answer questions.',
    ]);
  });

  it('is not told off watch, nor where the watch ends before it begins, nor on a bank holiday', async () => {
    const offWatch = openSupportDesk(at('10:30'));
    offWatch.now.shift = undefined;
    offWatch.service.start();
    await offWatch.clock.advance(5 * hour);
    const leaving = openSupportDesk(at('11:40'));
    leaving.now.shift = { ...shift, endsAt: at('12:00') };
    nominate(leaving, 'Morning', 'Grace');
    leaving.service.start();
    await leaving.clock.advance(15 * minute);
    const holiday = openSupportDesk(at('09:00', '2026-12-25'));
    holiday.service.start();
    await holiday.clock.advance(8 * hour);
    expect([offWatch, leaving, holiday].flatMap(shownKeys)).toEqual([]);
  });

  it('is not told when somebody is nominated in time', async () => {
    const desk = openSupportDesk(at('09:30'));
    desk.service.start();
    nominate(desk, 'Morning', 'Grace');
    await desk.clock.advance(2 * hour);
    expect(desk.notifier.shown).toEqual([]);
  });
});

describe('who is nominated', () => {
  it('is told once when the period begins, also after a restart', async () => {
    const desk = openSupportDesk(at('11:00'));
    nominate(desk, 'Morning', 'Grace');
    nominate(desk, 'Lunch', 'Ada');
    desk.service.start();
    await desk.clock.advance(hour - 10_000);
    expect(desk.notifier.shown).toEqual([]);
    await desk.clock.advance(10_000);
    const told = {
      key: 'support:mine:2026-11-20:Lunch',
      title: 'You are nominated for Lunch',
      body: '12:00–14:00 GMT: questions of users come to you.',
      urgency: 'low',
      actions: [],
    };
    expect(desk.notifier.shown).toEqual([told]);
    const again = desk.restart();
    again.service.start();
    await again.clock.advance(hour);
    expect(again.notifier.shown).toEqual([told]);
  });

  it('is not told by what they did themselves a moment ago', async () => {
    const desk = openSupportDesk(at('12:30'));
    nominate(desk, 'Lunch', 'Ada');
    desk.service.start();
    await desk.clock.advance(minute);
    expect(desk.notifier.shown).toEqual([]);
  });
});
