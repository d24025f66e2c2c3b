import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlaceReading } from '../../../src/main/packs/pack-library';
import { packFolderLimits } from '../../../src/main/packs/pack-places';
import { createPlaceReader } from '../../../src/main/packs/place-reader';
import { ask } from '../../support/core-under-test';
import { folderWith, goesOn, ours, someLooks, startDesk } from './pack-desk';
import { lineOf } from './pack-text';

async function startWithOwn() {
  const desk = startDesk();
  const own = folderWith({ 'ours.yaml': ours('Ours') }, join(desk.data, 'packs'));
  await ask(desk.core, 'packs.reload', {});
  await desk.use('ours');
  const becomes = (name: string) =>
    goesOn(desk, `the pack is ${name}`, async () => ((await desk.nameInUse()) === name ? true : undefined));
  return { ...desk, own, file: join(own, 'ours.yaml'), becomes };
}

describe('a change of a pack file', () => {
  it('is noticed by itself, and the pack in use is the new one everywhere', async () => {
    const desk = await startWithOwn();
    writeFileSync(desk.file, ours('Ours anew').replace('zone: Europe/London', 'zone: Europe/Paris'));
    await desk.becomes('Ours anew');
    expect((await ask(desk.core, 'watch.read', {})).zone).toBe('Europe/Paris');
    expect(desk.changesTold()).toEqual(['Ours anew']);
    expect(desk.events.filter(({ name }) => name === 'packs.changed')).not.toEqual([]);
  });

  it('is noticed in an added folder too', async () => {
    const desk = startDesk();
    const folder = folderWith({ 'team.yaml': ours('Theirs', 'theirs') });
    await desk.add(folder);
    await desk.use('theirs');
    writeFileSync(join(folder, 'team.yaml'), ours('Theirs anew', 'theirs'));
    await goesOn(desk, 'the change', async () =>
      (await desk.nameInUse()) === 'Theirs anew' ? true : undefined,
    );
  });

  it('of a pack that is not in use is listed, and nobody is told that theirs changed', async () => {
    const desk = await startWithOwn();
    writeFileSync(join(desk.own, 'other.yaml'), ours('Other', 'other'));
    await goesOn(desk, 'the other pack', async () =>
      (await desk.view()).packs.some(({ id }) => id === 'other') ? true : undefined,
    );
    expect(desk.changesTold()).toEqual([]);
  });

  it('that was made as editors save, by renaming, is read; their files beside it are not', async () => {
    const desk = await startWithOwn();
    writeFileSync(join(desk.own, '.ours.yaml.swp'), 'swap');
    writeFileSync(join(desk.own, 'ours.yaml~'), 'before');
    writeFileSync(join(desk.own, '#ours.yaml#'), 'in between');
    writeFileSync(join(desk.own, '.#ours.yaml'), 'lock');
    writeFileSync(join(desk.own, '4913'), '');
    renameSync(desk.file, join(desk.own, 'ours.yaml~'));
    writeFileSync(join(desk.own, 'new'), ours('Renamed'));
    renameSync(join(desk.own, 'new'), desk.file);
    await desk.becomes('Renamed');
    expect((await desk.view()).packs.map(({ file }) => file)).toEqual([
      'cloud-platform.yaml',
      'interventions.yaml',
      'ours.yaml',
      'tis.yaml',
    ]);
  });

  it('that says the same is no change', async () => {
    const desk = await startWithOwn();
    const before = await desk.pack('ours');
    writeFileSync(desk.file, ours('Ours'));
    await someLooks(desk);
    expect(await desk.pack('ours')).toEqual(before);
    expect(desk.changesTold()).toEqual([]);
  });
});

describe('a wrong edit', () => {
  it('is told with its place, the last good version stays in use, and both end when it is mended', async () => {
    const desk = await startWithOwn();
    const goodAt = (await desk.pack('ours')).version?.readAt;
    const wrong = ours('Ours').replace('zone: Europe/London', 'zone: Europe/Londn');
    writeFileSync(desk.file, wrong);
    const problem = await goesOn(desk, 'the problem', async () => (await desk.pack('ours')).problem);
    expect(problem).toEqual({
      file: 'ours.yaml',
      line: lineOf(wrong, 'zone: Europe'),
      column: 7,
      reason: '“zone”: “Europe/Londn” is not a known time zone',
      hint: 'did you mean Europe/London?',
    });
    expect(await desk.nameInUse()).toBe('Ours');
    expect((await desk.pack('ours')).version?.readAt).toBe(goodAt);
    expect(desk.logger.lines.filter(({ event }) => event === 'pack.malformed')).toEqual([
      {
        level: 'warn',
        event: 'pack.malformed',
        fields: { origin: 'own', file: 'ours.yaml', line: problem.line, column: 7 },
      },
    ]);
    await someLooks(desk);
    expect(desk.logger.lines.filter(({ event }) => event === 'pack.malformed')).toHaveLength(1);

    writeFileSync(desk.file, ours('Mended'));
    await goesOn(desk, 'the mended pack', async () =>
      (await desk.nameInUse()) === 'Mended' ? true : undefined,
    );
    expect((await desk.pack('ours')).problem).toBeUndefined();
    expect(desk.changesTold()).toEqual(['Mended']);
  });

  it('of the very line that says whose it is leaves the pack whose it was', async () => {
    const desk = await startWithOwn();
    writeFileSync(desk.file, ours('Ours').replace('id: ours', 'id: [ours'));
    await goesOn(desk, 'the problem', async () => (await desk.pack('ours')).problem);
    expect(await desk.nameInUse()).toBe('Ours');
    await desk.close();
    const again = startDesk({ data: desk.data });
    expect(await again.nameInUse()).toBe('Ours');
    expect((await again.pack('ours')).problem).toBeDefined();
  });
});

describe('what has begun keeps the version that it began with', () => {
  it('a checklist run keeps its items, and an incident its exact words', async () => {
    const desk = await startWithOwn();
    const { core } = desk;
    await ask(core, 'shifts.add', {
      role: 'primary',
      startsAtWall: '2026-11-20T07:00',
      endsAtWall: '2026-11-20T22:00',
    });
    const [run] = await ask(core, 'checklist.read', {});
    const incident = await ask(core, 'incidents.declare', { id: 'incident-1', reason: 'a', impact: 'b' });
    const first = run?.items[0];
    if (first === undefined) throw new Error('The run has no item');
    const text = ours('Ours anew')
      .replace('lead: "I am the incident lead"', 'lead: "I lead"')
      .replace(`text: ${first.text}`, 'text: Another text');
    expect(text).toContain('I lead');
    writeFileSync(desk.file, text);
    await desk.becomes('Ours anew');

    const [same] = await ask(core, 'checklist.read', {});
    expect(same).toEqual(run);
    await ask(core, 'incidents.takeRole', { id: incident.id, role: 'lead' });
    const entries = await ask(core, 'entries.list', { incidentId: incident.id });
    expect(entries.map((entry) => entry.text)).toContain('I am the incident lead');
    expect(entries.map((entry) => entry.text)).not.toContain('I lead');
    await ask(core, 'incidents.declare', { id: 'incident-2', reason: 'c', impact: 'd' });
    await ask(core, 'incidents.takeRole', { id: 'incident-2', role: 'lead' });
    const later = await ask(core, 'entries.list', { incidentId: 'incident-2' });
    expect(later.map((entry) => entry.text)).toContain('I lead');
  });
});

describe('a file that is still being written', () => {
  it('waits until it has been the same for two looks, and holds up no other', async () => {
    const folder = folderWith({ 'a.yaml': ours('A', 'a'), 'b.yaml': ours('B', 'b') });
    const taken: string[][] = [];
    const reader = createPlaceReader({
      place: { id: 'x', origin: 'folder', path: folder },
      limits: packFolderLimits,
      take: (reading: PlaceReading) =>
        taken.push(
          reading.kind === 'seen'
            ? reading.files.map(({ read }) => (read.kind === 'pack' ? read.pack.name : 'malformed'))
            : [reading.reason],
        ),
    });
    expect(await reader.look({ isSettled: true })).toBe('changed');
    const half = ours('A anew', 'a');
    writeFileSync(join(folder, 'a.yaml'), half.slice(0, 5_000));
    expect(await reader.look({ isSettled: false })).toBe('unsettled');
    appendFileSync(join(folder, 'a.yaml'), half.slice(5_000, 9_000));
    writeFileSync(join(folder, 'b.yaml'), ours('B anew', 'b'));
    expect(await reader.look({ isSettled: false })).toBe('unsettled');
    appendFileSync(join(folder, 'a.yaml'), half.slice(9_000));
    expect(await reader.look({ isSettled: false })).toBe('unsettled');
    expect(await reader.look({ isSettled: false })).toBe('changed');
    expect(await reader.look({ isSettled: false })).toBe('same');
    expect(taken).toEqual([
      ['A', 'B'],
      ['A', 'B anew'],
      ['A anew', 'B anew'],
    ]);
  });

  it('is read with the next look when what it says could not be kept', async () => {
    const folder = folderWith({ 'a.yaml': ours('A', 'a') });
    let isFull = true;
    const reader = createPlaceReader({
      place: { id: 'x', origin: 'folder', path: folder },
      limits: packFolderLimits,
      take() {
        if (isFull) throw new Error('disk full');
      },
    });
    await expect(reader.look({ isSettled: true })).rejects.toThrow('disk full');
    expect(reader.files()).toEqual([]);
    isFull = false;
    expect(await reader.look({ isSettled: false })).toBe('changed');
    expect(reader.files().map(({ file }) => file)).toEqual(['a.yaml']);
  });
});
