import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../../../scripts/build-if-stale.mjs';
import { temporaryFolder } from '../../../support/temporary-folder';
import { root, runCommand } from './run-command';

beforeAll(() => buildIfStale(), 180_000);

const shippedFile = (id: string) => join(root, `resources/packs/${id}.yaml`);
const tis = readFileSync(shippedFile('tis'), 'utf8');

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('pack check', () => {
  it('says of a good file whose it is', () => {
    const cwd = folderWith({ 'ours.yaml': tis });
    expect(runCommand(['pack', 'check', 'ours.yaml'], { cwd })).toEqual({
      code: 0,
      output: 'ours.yaml: good. TIS (tis).\n',
      complaint: '',
    });
  });

  it('says what is past its review, which is no mistake', () => {
    const file = shippedFile('cloud-platform');
    const { code, output } = runCommand(['pack', 'check', file], { cwd: temporaryFolder() });
    expect([code, output.trimEnd().split('\n')]).toEqual([
      0,
      [
        `${file}: good. Cloud Platform (cloud-platform).`,
        `${file}: the review of Cloud Platform was due on 2025-03-03.`,
        `${file}: the review of Cloud Platform Operational Processes was due on 2021-08-17.`,
        `${file}: the review of Incident Process was due on 2025-03-03.`,
      ],
    ]);
  });

  it('names each mistake in each of several files by file, line, column, reason and hint', () => {
    const wrong = tis
      .replace('zone: Europe/London', 'zone: Europe/Londn')
      .replace('title: Start', 'titel: Start');
    const cwd = folderWith({ 'good.yaml': tis, 'wrong.yaml': wrong, 'tab.yaml': 'id: a\n\tname: b\n' });
    const end = runCommand(['pack', 'check', 'good.yaml', 'wrong.yaml', 'tab.yaml', 'gone.yaml', '.'], {
      cwd,
    });
    expect(end).toEqual({
      code: 1,
      output: [
        'good.yaml: good. TIS (tis).',
        `wrong.yaml:${lineOf(wrong, 'titel:')}:5: “titel” is not a key of an entry of “checklists” (did you mean title?)`,
        `wrong.yaml:${lineOf(wrong, 'zone:')}:7: “zone”: “Europe/Londn” is not a known time zone (did you mean Europe/London?)`,
        `wrong.yaml:${lineOf(wrong, '- phase:')}:5: “title” is missing (add it; the packs that ship with Watchkeeper have every key)`,
        'tab.yaml:2:1: the line begins with a tab (YAML wants spaces, two for each step)',
        'gone.yaml:1:1: there is no such file (check its name)',
        '.:1:1: it is not a file (take it out of the folder)',
        '',
      ].join('\n'),
      complaint: '',
    });
  });

  it('prints the same as one JSON list', () => {
    const cwd = folderWith({ 'good.yaml': tis, 'empty.yaml': '' });
    const { code, output } = runCommand(['pack', 'check', '--json', 'good.yaml', 'empty.yaml'], { cwd });
    expect([code, JSON.parse(output)]).toEqual([
      1,
      [
        { file: 'good.yaml', good: true, id: 'tis', name: 'TIS', pastReview: [], problems: [] },
        {
          file: 'empty.yaml',
          good: false,
          id: null,
          name: null,
          pastReview: [],
          problems: [
            {
              file: 'empty.yaml',
              line: 1,
              column: 1,
              reason: 'the file is empty',
              hint: 'begin with a copy of a shipped pack',
            },
          ],
        },
      ],
    ]);
  });

  it('of 10 MB is refused without being read as YAML', () => {
    const cwd = folderWith({ 'large.yaml': `${tis}# ${'x'.repeat(10_000_000)}\n` });
    const end = runCommand(['pack', 'check', 'large.yaml'], { cwd });
    expect([end.code, end.output]).toEqual([
      1,
      'large.yaml:1:1: the file is larger than 1 MB (a team pack has some kB: check that it is the right file)\n',
    ]);
  });
});

describe('pack new', () => {
  it.each([
    ['cloud-platform', []],
    ['interventions', ['--from', 'interventions']],
    ['tis', ['--from', 'tis']],
  ])('copies %s with its comments, under the new id and name, good as it is', (from, more) => {
    const cwd = temporaryFolder();
    const data = join(cwd, 'not', 'there-yet');
    const end = runCommand(['pack', 'new', 'night-watch', '--data', data, ...more], { cwd });
    const path = join(data, 'packs', 'night-watch.yaml');
    expect(end).toEqual({ code: 0, output: `${path}\n`, complaint: '' });

    const text = readFileSync(path, 'utf8');
    const model = readFileSync(shippedFile(from), 'utf8');
    const changedLines = text.split('\n').filter((line) => !model.split('\n').includes(line));
    expect(changedLines).toEqual([
      expect.stringMatching(/^# yaml-language-server: \$schema=file:\/\/.*\/pack\.schema\.json$/),
      `# Begun as a copy of the pack "${from}", which ships with Watchkeeper. Edit it here.`,
      expect.stringMatching(/^# Text that begins with #/),
      'id: "night-watch"',
      'name: "Night watch"',
    ]);
    const schema = fileURLToPath(text.split('\n')[0]?.split('$schema=')[1] ?? '');
    expect(JSON.parse(readFileSync(schema, 'utf8'))).toHaveProperty('properties.checklists');

    const checked = runCommand(['pack', 'check', path], { cwd });
    expect([checked.code, checked.output.split('\n')[0]]).toEqual([
      0,
      `${path}: good. Night watch (night-watch).`,
    ]);
    const rota = runCommand(['rota', '--pack', 'night-watch', '--data', data, '--json'], { cwd });
    expect(JSON.parse(rota.output)).toHaveProperty('zone', 'Europe/London');
  });

  it('never writes over a pack, whatever its file is called and whatever is wrong with it', () => {
    const data = temporaryFolder();
    const packs = join(data, 'packs');
    mkdirSync(packs);
    writeFileSync(join(packs, 'ant.yaml'), 'not a pack');
    writeFileSync(join(packs, 'other.yml'), 'id: bee\nzone: [');
    mkdirSync(join(packs, 'wasp.yaml'));
    const refusals = ['ant', 'bee', 'wasp'].map((id) =>
      runCommand(['pack', 'new', id, '--data', data], { cwd: data }),
    );
    expect(refusals).toEqual(
      [
        ['ant.yaml', 'ant'],
        ['other.yml', 'bee'],
        ['wasp.yaml', 'wasp'],
      ].map(([file = '', id]) => ({
        code: 73,
        output: '',
        complaint: `No pack was written: ${join(packs, file)} is your pack ${id} already.\n`,
      })),
    );
    expect(readdirSync(packs).sort()).toEqual(['ant.yaml', 'other.yml', 'wasp.yaml']);
    expect(readFileSync(join(packs, 'ant.yaml'), 'utf8')).toBe('not a pack');
  });

  it.each(['on', 'null', '123', '1e5', '0x1f'])(
    'takes the id %s, which is no text to YAML, as text',
    (id) => {
      const data = temporaryFolder();
      expect(runCommand(['pack', 'new', id, '--data', data], { cwd: data }).code).toBe(0);
      const checked = runCommand(['pack', 'check', '--json', join(data, 'packs', `${id}.yaml`)], {
        cwd: data,
      });
      expect(JSON.parse(checked.output)).toEqual([expect.objectContaining({ good: true, id })]);
    },
  );

  it.each(['Night', 'a/b', '../up', 'x'.repeat(65), 'ü'])('refuses the id %s, and makes nothing', (id) => {
    const data = join(temporaryFolder(), 'data');
    const end = runCommand(['pack', 'new', id, '--data', data], { cwd: temporaryFolder() });
    expect(end).toEqual({
      code: 73,
      output: '',
      complaint: `No pack was written: "${id}" is not an id (use up to 64 small letters, digits and hyphens, such as cloud-platform).\n`,
    });
    expect(existsSync(data)).toBe(false);
  });

  it('refuses a pack that does not ship, with those that do', () => {
    const data = temporaryFolder();
    expect(runCommand(['pack', 'new', 'ant', '--from', 'bee', '--data', data], { cwd: data })).toEqual({
      code: 65,
      output: '',
      complaint: 'There is no team pack called bee. There are: cloud-platform, interventions, tis.\n',
    });
  });

  it('says why the folder cannot be used', () => {
    const cwd = folderWith({ data: 'a file where a folder should be' });
    const { code, output, complaint } = runCommand(['pack', 'new', 'ant', '--data', 'data'], { cwd });
    expect([code, output]).toEqual([2, '']);
    expect(complaint).toContain('it is a file, not a folder');
  });
});

it.each([
  [['pack'], 'Say what is to be done: pack check, or pack new.'],
  [['pack', 'chek'], 'There is no command "pack chek".'],
  [['pack', 'check'], 'pack check needs a file.'],
  [['pack', 'check', 'a.yaml', '--data', 'x'], "Unknown option '--data'."],
  [['pack', 'new'], 'pack new needs one id for the pack.'],
  [['pack', 'new', 'a', 'b'], 'pack new needs one id for the pack.'],
  [['pack', 'new', 'a', '--from', ''], '--from needs a pack.'],
])('%j is answered with how it is used', (given, sentence) => {
  const { code, output, complaint } = runCommand(given, { cwd: temporaryFolder() });
  expect([code, output, complaint.split('\n')[0]]).toEqual([64, '', sentence]);
  expect(complaint).toContain('pack check FILE... [--json]');
});
