import { join } from 'node:path';
import type { WatchState } from '../../shared/nouns/watch';

export type GlyphPlace = {
  /** `resources/tray`. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  /** Of the Windows taskbar. */
  readonly dark: boolean;
};

/**
 * The picture of a state. macOS colours a template itself. Windows says whether its taskbar is dark. Nobody knows that of
 * a Linux panel, so its pictures are drawn to be seen on both.
 */
export function glyphFile(state: WatchState, { folder, platform, dark }: GlyphPlace): string {
  switch (platform) {
    case 'darwin':
      return join(folder, 'macos', `${state}Template.png`);
    case 'win32':
      return join(folder, 'windows', `${state}-${dark ? 'dark' : 'light'}.png`);
    default:
      return join(folder, 'linux', `${state}.png`);
  }
}
