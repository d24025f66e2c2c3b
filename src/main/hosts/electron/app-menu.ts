import type { MenuItemConstructorOptions } from 'electron/main';

/**
 * The window's own menu, in place of Electron's with its links to the web. It is what gives copy and paste their keys on
 * macOS, and every system its keys for a larger page.
 */
export function appMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  return [
    platform === 'darwin' ? { role: 'appMenu' } : { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
