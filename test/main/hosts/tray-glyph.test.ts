import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { glyphFile } from '../../../src/main/hosts/tray-glyph';

const states = ['off-watch', 'quiet', 'needs-you', 'held', 'incident', 'blind'] as const;

test('every state has a picture of its own on every system, at every scale it may ask for', () => {
  const folder = resolve(import.meta.dirname, '../../../resources/tray');
  const scales = {
    darwin: ['', '@2x'],
    win32: ['', '@1.25x', '@1.5x', '@2x', '@3x'],
    linux: ['', '@2x'],
  };
  const files = (['darwin', 'win32', 'linux'] as const).flatMap((platform) =>
    [true, false].flatMap((dark) =>
      states.flatMap((state) => {
        const file = glyphFile(state, { folder, platform, dark });
        return scales[platform].map((scale) => file.replace(/\.png$/, `${scale}.png`));
      }),
    ),
  );
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  expect(new Set(files).size).toBe(6 * (2 + 2 * 5 + 2));
  expect(glyphFile('held', { folder, platform: 'darwin', dark: true })).toBe(
    join(folder, 'macos/heldTemplate.png'),
  );
});
