import type { NativeImage } from 'electron/common';
import type { Menu, MenuItemConstructorOptions, Tray } from 'electron/main';
import { assertNever } from '../../../shared/assert-never';
import type { WatchState } from '../../../shared/nouns/watch';
import { type TrayCommand, type TrayItem, type TrayView, trayMenu } from '../../../shared/tray-menu';
import { stateLine } from '../../../shared/tray-words';

export type WatchTrayOptions = {
  readonly Tray: typeof Tray;
  readonly Menu: typeof Menu;
  readonly platform: NodeJS.Platform;
  /** The picture of a state, on a panel as it is now. */
  readonly glyph: (state: WatchState) => NativeImage;
  readonly run: (command: TrayCommand) => void;
};

export type WatchTray = {
  show(view: TrayView): void;
  /** The panel has turned from light to dark or back. */
  redraw(): void;
  destroy(): void;
};

/** Windows cuts a longer one. */
const longestTooltip = 127;

/** The state of the watch in the system's tray: its shape in the picture, the same in words in the menu's first line. */
export function createWatchTray({ Tray, Menu, platform, glyph, run }: WatchTrayOptions): WatchTray {
  let state: WatchState = 'off-watch';
  let tooltip = '';
  let menu = '';
  const tray = new Tray(glyph(state));
  // On macOS a click opens the menu. On Linux "click" is whatever the panel takes for activation.
  if (platform !== 'darwin') tray.on('click', () => run({ name: 'show' }));

  const show = (view: TrayView) => {
    const nextState = view.watch?.state ?? 'off-watch';
    if (nextState !== state) tray.setImage(glyph(nextState));
    state = nextState;

    const nextTooltip = `Watchkeeper. ${stateLine(view.watch)}`.slice(0, longestTooltip);
    if (nextTooltip !== tooltip) tray.setToolTip(nextTooltip);
    tooltip = nextTooltip;

    // A menu that is set again may close under the person's hand, so only a different one is.
    const items = trayMenu(view);
    const nextMenu = JSON.stringify(items);
    if (nextMenu !== menu)
      tray.setContextMenu(Menu.buildFromTemplate(items.map((item) => toTemplate(item, run))));
    menu = nextMenu;
  };
  show({ watch: undefined, checklist: undefined, alarms: [], incidents: [] });

  // What is returned holds the tray: one that nobody refers to is collected, and its icon goes.
  return {
    show,
    redraw: () => tray.setImage(glyph(state)),
    destroy: () => tray.destroy(),
  };
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
