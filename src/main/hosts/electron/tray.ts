import type { NativeImage } from 'electron/common';
import type { Menu, MenuItemConstructorOptions, Tray } from 'electron/main';
import { assertNever } from '../../../shared/assert-never';
import type { WatchState } from '../../../shared/nouns/watch';
import type { TrayCommand, TrayItem } from '../../../shared/tray-menu';
import { createTrayPainter, type TrayPainter } from '../tray-painter';

export type WatchTrayOptions = {
  readonly Tray: typeof Tray;
  readonly Menu: typeof Menu;
  readonly platform: NodeJS.Platform;
  /** The picture of a state, on a panel as it is now. */
  readonly glyph: (state: WatchState) => NativeImage;
  readonly run: (command: TrayCommand) => void;
};

/** What is returned holds the tray: one that nobody refers to is collected, and its icon goes. */
export type WatchTray = TrayPainter & { destroy(): void };

/** The state of the watch in the system's tray. */
export function createWatchTray({ Tray, Menu, platform, glyph, run }: WatchTrayOptions): WatchTray {
  const tray = new Tray(glyph('off-watch'));
  // On macOS a click opens the menu. On Linux "click" is whatever the panel takes for activation.
  if (platform !== 'darwin') tray.on('click', () => run({ name: 'show' }));
  const painter = createTrayPainter({
    setGlyph: (state) => tray.setImage(glyph(state)),
    setTooltip: (text) => tray.setToolTip(text),
    setMenu: (items) =>
      tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => toTemplate(item, run)))),
  });
  return { ...painter, destroy: () => tray.destroy() };
}

function toTemplate(item: TrayItem, run: (command: TrayCommand) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'line':
      return { label: literal(item.label), enabled: false };
    case 'command':
      return { label: literal(item.label), click: () => run(item.command) };
    default:
      return assertNever(item);
  }
}

/** A single & would underline the letter after it and vanish. */
function literal(label: string): string {
  return label.replaceAll('&', '&&');
}
