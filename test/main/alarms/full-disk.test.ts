import { describe, expect, it } from 'vitest';
import type { Writer } from '../../../src/main/database/handles';
import { createWatch, minute, pageTimes, poll, second, seenAlert, start } from './watch-under-test';

/**
 * No page is left for the file, and each write to what the watch keeps needs one: in earnest all that is written goes
 * to the end of the journal first. Whatever is written meets SQLite's own SQLITE_FULL.
 */
function fillDisk(db: Writer): void {
  for (const table of ['alarm', 'source', 'hold', 'blind_period', 'setting']) {
    for (const change of ['INSERT', 'UPDATE']) {
      db.exec(`
        CREATE TEMP TRIGGER full_${change}_${table} BEFORE ${change} ON main.${table} BEGIN
          INSERT INTO pack_version (hash, pack_id, source_text, read_at)
          VALUES (hex(randomblob(8)), 'filler', hex(zeroblob(200000)), 0);
        END`);
    }
  }
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
}

describe('on a full disk', () => {
  it('what is not held is paged at each repeat, neither silenced nor at every tick', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(minute);
    expect(watch.notifier.shown.map(({ title }) => title)).toEqual(['A']);
    fillDisk(watch.db);
    expect(() => watch.db.prepare("UPDATE alarm SET name = 'B'").run()).toThrow('database or disk is full');

    const times = await pageTimes(watch, 16 * minute);

    const pagesOfA = watch.notifier.shown.filter(({ key }) => key.startsWith('alarm:'));
    expect(pagesOfA.map(({ title }) => title)).toEqual(['A', 'A', 'A', 'A']);
    const isPage = (_at: number, index: number) =>
      watch.notifier.shown[index + 1]?.key.startsWith('alarm:') === true;
    expect(times.filter(isPage)).toEqual([start + 5 * minute, start + 10 * minute, start + 15 * minute]);
  });

  it('an answer that cannot be kept is told as blindness, with its page', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(poll);
    fillDisk(watch.db);
    watch.tells(seenAlert('Much worse'));
    await watch.clock.advance(2 * poll + 5 * second);

    expect(watch.service.blindSinceAt()).toBe(start + poll);
    expect(watch.service.listSources()).toMatchObject([
      { health: { state: 'failing', lastSuccessAt: start + poll }, blindSinceAt: start + poll },
    ]);
    const [source] = watch.service.listSources();
    expect(watch.notifier.shown.map(({ key, urgency }) => ({ key, urgency }))).toEqual([
      { key: `blind:${source?.id}`, urgency: 'high' },
    ]);
    // Told once, although that it was told cannot be kept.
    await watch.clock.advance(20 * minute);
    expect(watch.notifier.shown).toHaveLength(1);
  });

  it('a source that fails meanwhile is told as blind, and is seen again when it answers and there is room', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(poll);
    fillDisk(watch.db);
    watch.answers({
      kind: 'failed',
      failure: { code: 'source-unreachable', detail: { source: 'A', reason: 'x' } },
    });
    await watch.clock.advance(2 * poll);
    expect(watch.service.blindSinceAt()).toBe(start + poll);

    watch.db.pragma('max_page_count = 1000000');
    watch.tells(seenAlert('A'));
    await watch.service.pollNow();
    expect(watch.service.blindSinceAt()).toBeUndefined();
    expect(watch.service.list().map(({ name }) => name)).toEqual(['A']);
  });
});
