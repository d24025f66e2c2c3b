import { expect, test } from 'vitest';
import { type TrayItem, trayMenu } from '../../src/shared/tray-menu';
import { liveIncident, quietWatch, startOfDay, unheldAlarm } from '../support/tray-views';

const nothing = { watch: quietWatch, checklist: undefined, alarms: [], incidents: [] };
const labels = (items: readonly TrayItem[]) =>
  items.map((item) => (item.kind === 'separator' ? '---' : item.label));

test('the menu holds the state, what wants doing, the checklist, and the ways out, in that order', () => {
  const menu = trayMenu({
    watch: { ...quietWatch, state: 'incident', unheldHigh: 1, openItems: 2, liveIncidentIds: ['incident-1'] },
    checklist: [startOfDay],
    alarms: [unheldAlarm],
    incidents: [liveIncident],
  });
  expect(menu).toEqual([
    { kind: 'line', label: 'Incident: 1 live, 1 alarm unheld' },
    { kind: 'command', label: 'Open Watchkeeper', command: { name: 'show' } },
    { kind: 'separator' },
    {
      kind: 'command',
      label: 'Acknowledge IngressErrorRateHigh',
      command: { name: 'acknowledge', alarmId: 'alarm-1' },
    },
    { kind: 'command', label: 'Declare an incident…', command: { name: 'open', page: '#/declare' } },
    {
      kind: 'command',
      label: 'Scribe: ingress is failing',
      command: { name: 'open', page: '#/incident/incident-1' },
    },
    { kind: 'separator' },
    { kind: 'line', label: 'Start of day, 2 open' },
    {
      kind: 'command',
      label: '☐ User requests not yet assigned',
      command: { name: 'open', page: '#/watch' },
    },
    { kind: 'command', label: '☐ Channel read through', command: { name: 'open', page: '#/watch' } },
    { kind: 'separator' },
    { kind: 'command', label: 'Hand over…', command: { name: 'open', page: '#/handover' } },
    { kind: 'command', label: 'Quit', command: { name: 'quit' } },
  ]);
});

test('before a team pack is chosen there is only the way in and the way out', () => {
  expect(labels(trayMenu({ ...nothing, watch: undefined }))).toEqual([
    'No watch to show yet: open Watchkeeper',
    'Open Watchkeeper',
    '---',
    'Quit',
  ]);
});

test('the update that readers wait for next stands below the state, and leads to its page', () => {
  const next = {
    id: 'p',
    subject: { kind: 'announcement', id: 'a' },
    title: 'New database',
    dueAt: Date.UTC(2026, 10, 20, 14),
  } as const;
  const menu = trayMenu({ ...nothing, watch: { ...quietWatch, promises: { next, count: 2 } } });
  expect(menu.slice(0, 3)).toEqual([
    { kind: 'line', label: 'Quiet: on watch until 10:00' },
    {
      kind: 'command',
      label: 'Update promised at 14:00: New database',
      command: { name: 'open', page: '#/support' },
    },
    { kind: 'command', label: 'Open Watchkeeper', command: { name: 'show' } },
  ]);
});

test('only alarms that somebody could take are offered, high ones first', () => {
  const hold = {
    id: 'h',
    kind: 'acknowledge',
    by: 'Ada',
    fromAt: 0,
    untilAt: 1,
    via: 'window',
    why: '',
  } as const;
  const menu = trayMenu({
    ...nothing,
    alarms: [
      { ...unheldAlarm, id: '1', name: 'Low', priority: 'low' },
      { ...unheldAlarm, id: '2', name: 'Ended', endedAt: 1 },
      { ...unheldAlarm, id: '3', name: 'Held', hold },
      { ...unheldAlarm, id: '4', name: 'Silenced', suppressed: true },
      { ...unheldAlarm, id: '5', name: 'High' },
    ],
  });
  expect(labels(menu).slice(3, 6)).toEqual(['Acknowledge High', 'Acknowledge Low', 'Declare an incident…']);
});

test('a long group is cut and says by how much', () => {
  const alarms = Array.from({ length: 8 }, (_none, index) => ({
    ...unheldAlarm,
    id: `${index}`,
    name: `A${index}`,
  }));
  expect(labels(trayMenu({ ...nothing, alarms })).slice(3, 10)).toEqual([
    'Acknowledge A0',
    'Acknowledge A1',
    'Acknowledge A2',
    'Acknowledge A3',
    'Acknowledge A4',
    '3 more alarms…',
    'Declare an incident…',
  ]);
});

test('a drill is marked, and what is resolved is not offered', () => {
  const menu = trayMenu({
    ...nothing,
    incidents: [
      { ...liveIncident, kind: 'drill', id: 'a/b' },
      { ...liveIncident, resolvedAt: 1 },
    ],
  });
  expect(menu.slice(4, 6)).toEqual([
    {
      kind: 'command',
      label: 'Scribe (drill): ingress is failing',
      command: { name: 'open', page: '#/incident/a%2Fb' },
    },
    { kind: 'separator' },
  ]);
});

test('each list of the day that has open items is there', () => {
  const support = { ...startOfDay, id: 'run-2', title: 'During support hours' };
  const items = startOfDay.items.map((item) => ({ ...item, state: 'done' as const }));
  const menu = labels(
    trayMenu({ ...nothing, checklist: [startOfDay, { ...support, id: 'run-3', items }, support] }),
  );
  expect(menu.filter((label) => label.endsWith('open'))).toEqual([
    'Start of day, 2 open',
    'During support hours, 2 open',
  ]);
});

test('a finished checklist takes no room', () => {
  const items = startOfDay.items.map((item) => ({ ...item, state: 'skipped' as const }));
  expect(trayMenu({ ...nothing, checklist: [{ ...startOfDay, items }] })).toEqual(trayMenu(nothing));
});

test('a label is one line of at most sixty letters', () => {
  const name = `${'Ää𝒜 '.repeat(30)}\nSecond`;
  const label = labels(trayMenu({ ...nothing, alarms: [{ ...unheldAlarm, name }] }))[3] ?? '';
  expect(label).toBe(`Acknowledge ${'Ää𝒜 '.repeat(11)}Ää𝒜…`);
  expect([...label].length).toBeLessThanOrEqual(60);
});
