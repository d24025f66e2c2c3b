import { expect, it } from 'vitest';
import { openReadyDesk, pack } from './checklist-desk';

it('a pack with lists for the rest of the day has its start of the day walked all the same', () => {
  const [startOfDay] = pack.checklists;
  if (startOfDay === undefined) throw new Error('The pack has no list');
  const desk = openReadyDesk();
  desk.now.pack = {
    ...pack,
    checklists: [
      { phase: 'end-of-day', title: 'Ending', due: '18:00', items: [{ id: 'handover', text: 'Hand over' }] },
      { phase: 'support-hours', title: 'Support', due: '17:00', items: [{ id: 'high', text: 'Watch' }] },
      startOfDay,
    ],
  };
  const run = desk.service.read();
  expect([run.phase, run.title, run.items.map(({ id }) => id)]).toEqual([
    'start-of-day',
    'Start of day',
    ['high', 'pods', 'board'],
  ]);
  desk.service.mark({ runId: run.id, itemId: 'high', state: 'done', reason: '' });
  expect(desk.service.openItems()).toBe(2);
  expect(desk.service.runsOf('shift-1')).toHaveLength(1);
});
