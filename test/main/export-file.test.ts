import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportText } from '../../src/main/export-file';
import { temporaryFolder } from '../support/temporary-folder';

describe('an export', () => {
  it('makes a file that only its owner can read, in a folder likewise', () => {
    const folder = join(temporaryFolder(), 'exports');
    const file = exportText(folder, 'handover.md', '# é 😀\n');
    expect(readFileSync(file, 'utf8')).toBe('# é 😀\n');
    expect([statSync(file).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(readdirSync(folder)).toEqual(['handover.md']);
  });

  it('never writes over a file that says something else', () => {
    const folder = temporaryFolder();
    const write = (text: string) => exportText(folder, 'handover.md', text);
    expect([write('one'), write('two'), write('three'), write('two'), write('one')]).toEqual(
      ['handover.md', 'handover-2.md', 'handover-3.md', 'handover-2.md', 'handover.md'].map((name) =>
        join(folder, name),
      ),
    );
    const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    expect(texts).toEqual([
      ['handover-2.md', 'two'],
      ['handover-3.md', 'three'],
      ['handover.md', 'one'],
    ]);
  });

  it('goes past a folder or a link of its name, and does not write through the link', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'handover.md'));
    writeFileSync(join(folder, 'elsewhere'), 'same text');
    // As long as the text, so that only its being a link can tell it from the same file.
    symlinkSync('elsewhere', join(folder, 'handover-2.md'));
    expect(exportText(folder, 'handover.md', 'same text')).toBe(join(folder, 'handover-3.md'));
    expect(readFileSync(join(folder, 'handover-3.md'), 'utf8')).toBe('same text');
  });

  it('says why it cannot be, and leaves nothing half written', () => {
    const parent = temporaryFolder();
    const folder = join(parent, 'exports');
    writeFileSync(folder, 'a file');
    expect(() => exportText(folder, 'handover.md', 'text')).toThrow(
      expect.objectContaining({
        code: 'export-failed',
        detail: { folder, reason: 'there is a file where the folder should be' },
      }),
    );
    expect(readdirSync(parent)).toEqual(['exports']);
  });

  it('takes its half-written file away when it cannot finish', () => {
    const folder = temporaryFolder();
    // The folder inside is missing, so only the last step fails.
    expect(() => exportText(folder, 'missing/handover.md', 'text')).toThrow(
      expect.objectContaining({ code: 'export-failed' }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
