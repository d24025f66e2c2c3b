import { describe, expect, it } from 'vitest';
import type { Writer } from '../../../src/main/database/handles';
import { aShift, createNotices, friday, hour, minute, second, startNotices } from './notices-under-test';

const shift = aShift('s', friday('07:00'), friday('10:00'));
const startsTitle = 'Your primary shift has begun';

/** No page is left for the file: what is written to the notices meets SQLite's own SQLITE_FULL. */
function fillDisk(db: Writer): void {
  for (const change of ['INSERT', 'UPDATE']) {
    db.exec(`
      CREATE TEMP TRIGGER full_${change} BEFORE ${change} ON main.shift_notice BEGIN
        INSERT INTO pack_version (hash, pack_id, source_text, read_at)
        VALUES (hex(randomblob(8)), 'filler', hex(zeroblob(200000)), 0);
      END`);
  }
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
}

function makeRoom(db: Writer): void {
  db.pragma('max_page_count = 1000000');
}

const eventsOf = (notices: { logged: readonly { event: string }[] }) =>
  notices.logged.map(({ event }) => event);

describe('a notification that cannot be shown', () => {
  it('is tried again with widening pauses until it can, says how late it is, and its failure is kept', async () => {
    const notices = startNotices(friday('06:45'), shift);
    await notices.clock.advance(15 * minute - 1);
    notices.notifier.answerWith({ kind: 'failed', reason: 'no service' });
    const shownBefore = notices.notifier.shown.length;
    const times: number[] = [];
    for (let at = 0; at < 40; at += 1) {
      const before = notices.notifier.shown.length;
      await notices.clock.advance(at === 0 ? 1 : 10 * second);
      if (notices.notifier.shown.length > before) times.push(notices.clock.now() - friday('07:00'));
    }
    expect(times.map((ms) => ms / second)).toEqual([0, 10, 30, 70, 150, 310]);
    expect(notices.notifier.shown).toHaveLength(shownBefore + 6);
    expect(notices.told('s')).toEqual(['soon shown', 'starts failed']);

    notices.notifier.answerWith({ kind: 'shown' });
    await notices.clock.advance(hour);
    expect(notices.notifier.shown).toHaveLength(shownBefore + 7);
    expect(notices.notifier.shown.at(-1)).toMatchObject({
      title: startsTitle,
      body: 'Ada, primary, from 07:00 to 10:00 GMT.\nLate by 10 min.',
    });
    expect(notices.db.prepare("SELECT * FROM shift_notice WHERE kind = 'starts'").get()).toEqual({
      shift_id: 's',
      kind: 'starts',
      due_at: friday('07:00'),
      claimed_at: friday('07:00'),
      outcome: 'shown',
      late_ms: 630 * second,
      attempts: 7,
      failure: 'no service',
    });
    expect(notices.logged.filter(({ event }) => event === 'notice.failed')).toHaveLength(6);
    expect(notices.logged.at(0)).toEqual({
      level: 'error',
      event: 'notice.failed',
      fields: { shiftId: 's', kinds: ['starts'], attempt: 1, reason: 'no service' },
    });
    expect(notices.changes()).toBe(2);
  });

  it('is given up within the hour, also over a restart', async () => {
    const fresh = createNotices({ at: friday('07:00') });
    fresh.put(shift);
    fresh.notifier.answerWith({ kind: 'failed', reason: 'no service' });
    fresh.service.start();
    await fresh.clock.advance(hour);
    expect(fresh.titles()).toEqual(Array(9).fill(startsTitle));
    const next = fresh.restart();
    next.service.start();
    await next.clock.advance(hour);
    expect(next.titles()).toEqual([]);
    expect(next.told('s')).toEqual(['soon covered', 'starts failed']);
    await next.clock.advance(hour);
    expect(next.titles()).toEqual(['Your primary shift has ended']);
  });

  it('is given up when the next kind is due', async () => {
    const notices = createNotices({ at: friday('06:58') });
    notices.put(shift);
    notices.notifier.answerWith({ kind: 'failed', reason: 'no service' });
    notices.service.start();
    await notices.clock.advance(2 * minute - 1);
    expect(new Set(notices.titles())).toEqual(new Set(['Your primary shift starts at 07:00 GMT']));
    notices.notifier.answerWith({ kind: 'shown' });
    const before = notices.notifier.shown.length;
    await notices.clock.advance(30 * minute);
    expect(notices.titles().slice(before)).toEqual([startsTitle]);
    expect(notices.told('s')).toEqual(['soon failed', 'starts shown']);
    expect(notices.soon).toEqual(['s']);
  });

  it('is tried again at once by the next run, and after the clock was set back', async () => {
    const notices = createNotices({ at: friday('07:00') });
    notices.put(shift);
    notices.notifier.answerWith({ kind: 'failed', reason: 'no service' });
    notices.service.start();
    await notices.clock.advance(5 * minute);
    const next = notices.restart();
    next.notifier.answerWith({ kind: 'failed', reason: 'no service' });
    next.service.start();
    await next.clock.advance(0);
    expect(next.titles()).toEqual([startsTitle]);
    next.notifier.answerWith({ kind: 'shown' });
    await next.wakeAt(friday('07:01'));
    expect(next.titles()).toEqual([startsTitle, startsTitle]);
    expect(next.told('s')).toEqual(['soon covered', 'starts shown']);
  });

  it('because the notifier breaks its promise and throws is a failure like others', async () => {
    const notices = createNotices({ at: friday('07:00') });
    notices.put(shift);
    notices.notifier.show = () => {
      throw new Error('broken');
    };
    notices.service.start();
    await notices.clock.advance(0);
    expect(notices.db.prepare("SELECT failure FROM shift_notice WHERE kind = 'starts'").pluck().get()).toBe(
      'broken',
    );
  });
});

describe('on a full disk', () => {
  it('each notice is shown once all the same, and is kept when there is room', async () => {
    const notices = createNotices({ at: friday('06:30') });
    notices.put(shift);
    fillDisk(notices.db);
    notices.service.start();
    await notices.clock.advance(31 * minute);
    expect(notices.titles()).toEqual(['Your primary shift starts at 07:00 GMT', startsTitle]);
    expect(notices.told('s')).toEqual([]);
    expect(notices.soon).toEqual(['s']);
    // Said when each write failed first, not at every look.
    expect(eventsOf(notices)).toEqual(Array(4).fill('notice.save.failed'));

    makeRoom(notices.db);
    await notices.clock.advance(10 * second);
    expect(notices.told('s')).toEqual(['soon shown', 'starts shown']);
    const next = notices.restart();
    next.service.start();
    await next.clock.advance(3 * hour);
    expect(next.titles()).toEqual(['Your primary shift has ended']);
  });

  it('that is full only between the claim and the showing, the same holds', async () => {
    const notices = createNotices({ at: friday('07:00') });
    notices.put(shift);
    notices.service.start();
    fillDisk(notices.db);
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([startsTitle]);
    expect(notices.told('s')).toEqual(['soon covered', 'starts claimed']);
    makeRoom(notices.db);
    await notices.clock.advance(10 * second);
    expect(notices.told('s')).toEqual(['soon covered', 'starts shown']);
  });

  it('one shift that cannot be kept holds up no other', async () => {
    const notices = startNotices(
      friday('07:00'),
      shift,
      aShift('t', friday('07:10'), friday('09:00'), { role: 'support' }),
    );
    notices.db.exec(`CREATE TEMP TRIGGER not_s BEFORE UPDATE ON main.shift_notice WHEN new.shift_id = 's'
      BEGIN SELECT RAISE(ABORT, 'no'); END`);
    await notices.clock.advance(11 * minute);
    expect(notices.told('t')).toEqual(['soon shown', 'starts shown']);
    expect(notices.titles()).toHaveLength(3);
  });
});

describe('what cannot be read', () => {
  it('of the notices is told, once', async () => {
    const notices = createNotices({ at: friday('07:00') });
    notices.put(shift);
    notices.service.lookAgain();
    notices.db.exec('ALTER TABLE shift_notice RENAME TO gone');
    notices.service.start();
    await notices.clock.advance(hour);
    expect(notices.titles()).toEqual([startsTitle]);
    expect(eventsOf(notices)).toEqual(['notice.read.failed', ...Array(3).fill('notice.save.failed')]);
  });

  it('of the shifts stays as it was read before', async () => {
    const notices = startNotices(friday('06:45'), shift);
    await notices.clock.advance(0);
    notices.db.exec('ALTER TABLE shift RENAME COLUMN is_mine TO gone');
    await notices.clock.advance(16 * minute);
    expect(notices.titles()).toEqual(['Your primary shift starts at 07:00 GMT', startsTitle]);
    expect(eventsOf(notices)).toContain('notice.part.failed');
  });

  it('of what is held or of readiness holds up no notice', async () => {
    const notices = createNotices({ at: friday('06:30') });
    notices.put(shift);
    notices.world.unfinished = () => {
      throw new Error('unreadable');
    };
    notices.world.readiness = () => {
      throw new Error('unreadable');
    };
    notices.service.start();
    await notices.clock.advance(4 * hour);
    expect(notices.notifier.shown.map(({ body }) => body)).toEqual([
      'Ada, primary, from 07:00 to 10:00 GMT.',
      'Ada, primary, from 07:00 to 10:00 GMT.',
      'What you still hold could not be read: look before you go.\nAda, primary, from 07:00 to 10:00 GMT.',
    ]);
  });
});

it('a readiness check that throws as it is begun does not stop the notices', async () => {
  const notices = createNotices({ at: friday('06:30') });
  notices.put(shift);
  notices.world.onSoon = () => {
    throw new Error('broken');
  };
  notices.service.start();
  await notices.clock.advance(4 * hour);
  expect(notices.titles()).toHaveLength(3);
  expect(notices.soon).toEqual(['s']);
});

it('a notice that is on its way when the service closes is kept as shown while there is a database', async () => {
  const notices = startNotices(friday('07:00'), shift);
  notices.service.close();
  await notices.clock.advance(hour);
  expect(notices.told('s')).toEqual(['soon covered', 'starts shown']);
  expect(notices.titles()).toEqual([startsTitle]);
  expect(notices.changes()).toBe(0);
});
