import { expect, test } from 'vitest';
import { createTrayPainter } from '../../../src/main/hosts/tray-painter';
import type { TrayItem } from '../../../src/shared/tray-menu';
import { quietWatch, unheldAlarm } from '../../support/tray-views';

const nothing = { watch: undefined, checklist: undefined, alarms: [], incidents: [] };

function open() {
  const glyphs: string[] = [];
  const tooltips: string[] = [];
  const menus: (readonly TrayItem[])[] = [];
  const painter = createTrayPainter({
    setGlyph: (state) => glyphs.push(state),
    setTooltip: (text) => tooltips.push(text),
    setMenu: (items) => menus.push(items),
  });
  return { painter, glyphs, tooltips, menus };
}

test('there is something to see and a menu from the first moment', () => {
  const { glyphs, tooltips, menus } = open();
  expect(glyphs).toEqual(['off-watch']);
  expect(tooltips).toEqual(['Watchkeeper. No watch to show yet: open Watchkeeper']);
  expect(menus).toHaveLength(1);
});

test('the state is in the picture, in the tooltip and in the menu’s first line', () => {
  const { painter, glyphs, tooltips, menus } = open();
  painter.paint({ ...nothing, watch: quietWatch });
  expect(glyphs.at(-1)).toBe('quiet');
  expect(tooltips.at(-1)).toBe('Watchkeeper. Quiet: on watch until 10:00');
  expect(menus.at(-1)?.[0]).toEqual({ kind: 'line', label: 'Quiet: on watch until 10:00' });
});

test('what says the same is not set again', () => {
  const { painter, glyphs, tooltips, menus } = open();
  painter.paint({ ...nothing, watch: quietWatch });
  painter.paint({ ...nothing, watch: { ...quietWatch, readAt: quietWatch.readAt + 60_000 } });
  expect([glyphs.length, tooltips.length, menus.length]).toEqual([2, 2, 2]);
  painter.paint({ ...nothing, watch: quietWatch, alarms: [unheldAlarm] });
  expect([glyphs.length, tooltips.length, menus.length]).toEqual([2, 2, 3]);
});

test('what could not be set is set the next time', () => {
  const menus: (readonly TrayItem[])[] = [];
  let isBroken = false;
  const painter = createTrayPainter({
    setGlyph: () => undefined,
    setTooltip: () => undefined,
    setMenu(items) {
      if (isBroken) throw new Error('no tray host');
      menus.push(items);
    },
  });
  isBroken = true;
  expect(() => painter.paint({ ...nothing, watch: quietWatch })).toThrow('no tray host');
  isBroken = false;
  painter.paint({ ...nothing, watch: quietWatch });
  expect(menus).toHaveLength(2);
});

test('the same state can be painted again, on a panel that has turned light', () => {
  const { painter, glyphs } = open();
  painter.paint({ ...nothing, watch: { ...quietWatch, state: 'held' } });
  painter.repaintGlyph();
  expect(glyphs).toEqual(['off-watch', 'held', 'held']);
});
