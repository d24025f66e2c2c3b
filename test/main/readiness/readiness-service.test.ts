import { describe, expect, test } from 'vitest';
import { readinessChecks } from '../../../src/shared/nouns/readiness';
import { temporaryFolder } from '../../support/temporary-folder';
import { begun, createBench, following, never, shift } from './readiness-bench';

const ready = Object.fromEntries(readinessChecks.map((name) => [name, 'passed']));

describe('a check that the person begins', () => {
  test('is answered at once, and goes on by itself', async () => {
    const { service, clock, announced, states } = createBench();
    const view = await service.begin();
    expect(view).toEqual({
      shiftId: 'shift-1',
      run: {
        id: expect.any(String),
        shiftId: 'shift-1',
        begunAt: begun,
        endedAt: undefined,
        verdict: 'open',
        checks: readinessChecks.map((name) => ({
          name,
          state: 'running',
          finding:
            name === 'notification' || name === 'sound'
              ? 'the test notification is being shown'
              : 'being checked',
          failure: undefined,
          changedAt: begun,
        })),
      },
    });
    expect(announced[0]).toEqual(view);
    await clock.advance(0);
    expect(states()).toEqual({ ...ready, notification: 'waiting', sound: 'waiting' });
    expect(announced.at(-1)).toEqual(service.read());
    expect(service.standing()).toBe('open');
  });

  test('is ready when the notification was pressed, the sound heard and all else is well', async () => {
    const { service, clock, notifier, run, press, hear, now, announced } = createBench();
    await service.begin();
    await clock.advance(4_000);
    expect(notifier.shown).toEqual([
      {
        key: `readiness:${run().id}`,
        title: 'Watchkeeper: a test before your shift',
        body: 'Press “I see it”, and say in the window whether you heard it.\nAlarms will come like this.',
        urgency: 'high',
        sound: true,
        actions: [{ id: 'seen', label: 'I see it' }],
      },
    ]);
    press();
    await clock.advance(1_000);
    const view = hear();
    const passed = (finding: string, afterMs = 0) => ({
      state: 'passed',
      finding,
      failure: undefined,
      changedAt: begun + afterMs,
    });
    expect(view.run).toEqual({
      id: expect.any(String),
      shiftId: 'shift-1',
      begunAt: begun,
      endedAt: begun + 5_000,
      verdict: 'ready',
      checks: [
        { name: 'notification', ...passed('pressed after 4 s', 4_000) },
        { name: 'sound', ...passed('you heard it', 5_000) },
        { name: 'alarm-sources', ...passed('1 source answered') },
        { name: 'rota-sources', ...passed('1 source was read') },
        { name: 'slack', ...passed('Test Workspace, as watchkeeper, with every permission that is needed') },
        { name: 'clock', ...passed('agrees with Slack’s') },
        { name: 'keychain', ...passed('secrets are kept in the keychain') },
        { name: 'disk', ...passed('50 GB free') },
      ],
    });
    expect(service.standing()).toBe('ready');
    expect(service.runsOf('shift-1')).toEqual([view.run]);
    expect(announced.at(-1)).toEqual(view);
    expect(now.changes).toBe(announced.length);
  });

  test('gives way to the next one, whose notification takes its place', async () => {
    const { service, clock, notifier, run, press, hear, logged } = createBench();
    await service.begin();
    await clock.advance(1_000);
    const first = run();
    await service.begin();
    await clock.advance(1_000);
    expect(notifier.withdrawn).toEqual([`readiness:${first.id}`]);
    notifier.emit({ kind: 'opened', key: `readiness:${first.id}` });
    press();
    hear();
    const [old, newest] = service.runsOf('shift-1');
    expect(old).toMatchObject({ id: first.id, endedAt: begun + 1_000, verdict: 'not-ready' });
    expect(old?.checks.slice(0, 2)).toEqual(
      ['notification', 'sound'].map((name) => ({
        name,
        state: 'failed',
        finding: 'the check was begun again before this was answered',
        failure: undefined,
        changedAt: begun + 1_000,
      })),
    );
    expect(newest?.verdict).toBe('ready');
    expect(service.read().run).toEqual(newest);
    expect(logged()).toEqual([]);
  });

  test('that still runs when the next is begun changes nothing of that one', async () => {
    let answerFirst: (() => void) | undefined;
    const { service, clock, states } = createBench({
      alarmSources: () => {
        if (answerFirst !== undefined) return Promise.resolve([]);
        return new Promise((resolve) => {
          answerFirst = () => resolve([]);
        });
      },
    });
    await service.begin();
    await clock.advance(0);
    await service.begin();
    await clock.advance(0);
    expect(states()['alarm-sources']).toBe('not-needed');
    answerFirst?.();
    await clock.advance(0);
    expect(service.runsOf('shift-1').map(({ checks }) => checks[2]?.state)).toEqual(['failed', 'not-needed']);
  });

  test('can be made without a shift, and stands for none', async () => {
    const { service, clock, now } = createBench();
    now.shift = undefined;
    await service.begin();
    await clock.advance(0);
    expect(service.read()).toMatchObject({ shiftId: undefined, run: { shiftId: undefined } });
    expect(service.standing()).toBe('unchecked');
    now.shift = shift;
    expect(service.read()).toEqual({ shiftId: 'shift-1', run: undefined });
    expect(service.standing()).toBe('unchecked');
    expect(service.runsOf('shift-1')).toEqual([]);
  });

  test('that fails in one thing is not ready at once, though others still wait', async () => {
    const { service, clock, run } = createBench({ freeBytes: () => Promise.resolve(0) });
    await service.begin();
    await clock.advance(0);
    expect(service.standing()).toBe('not-ready');
    expect(run().verdict).toBe('open');
  });
});

describe('a check that begins by itself', () => {
  test('leaves to the person what only they can tell, and gives way to theirs', async () => {
    const { service, clock, notifier, states, run, press, hear, check } = createBench();
    await service.beginAutomatic(shift);
    await clock.advance(10 * 60_000);
    expect(notifier.shown).toEqual([]);
    expect(states()).toEqual({ ...ready, notification: 'waiting', sound: 'waiting' });
    expect(check('sound')?.finding).toBe('waits until you begin the check');
    expect(service.standing()).toBe('open');
    expect(() => hear()).toThrow('the test notification has not been shown yet');
    press();
    expect(run().verdict).toBe('open');

    await service.begin();
    await clock.advance(0);
    press();
    hear();
    expect(service.standing()).toBe('ready');
    expect(service.runsOf('shift-1').map(({ verdict }) => verdict)).toEqual(['not-ready', 'ready']);
  });

  test('does nothing for a shift that was checked', async () => {
    const { service, clock } = createBench();
    await service.begin();
    await clock.advance(0);
    await service.beginAutomatic(shift);
    expect(service.runsOf('shift-1')).toHaveLength(1);
  });

  test('is for the shift that comes near, while another holds', async () => {
    const { service, clock, now } = createBench();
    clock.jumpTo(shift.endsAt - 30 * 60_000);
    await service.beginAutomatic(following);
    await clock.advance(0);
    expect(service.runsOf('shift-1')).toEqual([]);
    expect(service.runsOf('shift-2')).toMatchObject([{ shiftId: 'shift-2', verdict: 'open' }]);
    expect(service.read()).toEqual({ shiftId: 'shift-1', run: undefined });
    expect([service.standing(), service.standingOf(following)]).toEqual(['unchecked', 'open']);
    now.shift = following;
    expect(service.standing()).toBe('open');
  });

  test('takes nothing from the check of the shift that holds, at which the person is just now', async () => {
    const { service, clock, notifier, press, hear } = createBench();
    await service.begin();
    await clock.advance(0);
    await service.beginAutomatic(following);
    await clock.advance(0);
    expect(notifier.withdrawn).toEqual([]);
    press();
    hear();
    expect(service.standing()).toBe('ready');
  });

  test('for a shift to come does not fail when the person begins one for the shift that holds', async () => {
    const { service, clock, press, hear } = createBench();
    await service.beginAutomatic(following);
    await service.begin();
    await clock.advance(0);
    press();
    hear();
    expect([service.standing(), service.standingOf(following)]).toEqual(['ready', 'open']);
    expect(service.runsOf('shift-2')[0]?.checks.filter(({ state }) => state === 'failed')).toEqual([]);
  });
});

describe('a shift that follows another and was not checked', () => {
  test('is not ready while what failed for the other one is not twelve hours ago', async () => {
    const { service, clock, now } = createBench({ freeBytes: () => Promise.resolve(0) });
    await service.beginAutomatic(shift);
    await clock.advance(0);
    now.shift = following;
    expect(service.standing()).toBe('not-ready');
    clock.jumpTo(begun + 12 * 3_600_000);
    expect(service.standing()).toBe('not-ready');
    clock.jumpTo(begun + 12 * 3_600_000 + 1);
    expect(service.standing()).toBe('unchecked');
  });

  test('stands by its own check once there is one', async () => {
    let free = 0;
    const { service, clock } = createBench({ freeBytes: () => Promise.resolve(free) });
    await service.beginAutomatic(shift);
    await clock.advance(0);
    free = 50_000_000_000;
    await service.beginAutomatic(following);
    await clock.advance(0);
    expect(service.standingOf(following)).toBe('open');
    expect(service.standingOf(shift)).toBe('not-ready');
  });

  test('is unchecked where the other one passed, and where a shift lies apart', async () => {
    const { service, clock, press, hear } = createBench();
    await service.begin();
    await clock.advance(0);
    expect(service.standingOf(following)).toBe('unchecked');
    press();
    hear(false);
    expect(service.standingOf(following)).toBe('not-ready');
    expect(service.standingOf({ ...following, startsAt: following.startsAt + 1 })).toBe('unchecked');
  });
});

describe('what happens to the program', () => {
  test('a check that was open when it ended is over at the next start, unanswered', async () => {
    const folder = temporaryFolder();
    const first = createBench({ folder, slack: never });
    await first.service.begin();
    await first.clock.advance(0);
    first.service.close();
    first.db.close();

    const hourLater = begun + 3_600_000;
    const { service, run, hear, logger } = createBench({ folder, startAt: hourLater });
    expect(run()).toMatchObject({ begunAt: begun, endedAt: hourLater, verdict: 'not-ready' });
    const unanswered = {
      state: 'failed',
      finding: 'Watchkeeper was closed before it was answered',
      failure: undefined,
      changedAt: hourLater,
    };
    expect(run().checks.filter(({ state }) => state !== 'passed')).toEqual(
      ['notification', 'sound', 'slack', 'clock'].map((name) => ({ name, ...unanswered })),
    );
    expect(service.standing()).toBe('not-ready');
    expect(() => hear()).toThrow('it is settled already; begin the check again');
    expect(logger.lines).toEqual([{ level: 'info', event: 'readiness.left-open', fields: { runs: 1 } }]);
  });

  test('a check that began by itself and waits for its person waits on at the next start, and is no failure', async () => {
    const folder = temporaryFolder();
    const first = createBench({ folder });
    await first.service.beginAutomatic(shift);
    await first.clock.advance(0);
    const before = first.run();
    first.service.close();
    first.db.close();

    const { service, clock, run, press, hear, logger } = createBench({ folder, startAt: begun + 3_600_000 });
    expect(run()).toEqual(before);
    expect(service.standing()).toBe('open');
    expect(logger.lines).toEqual([]);
    await service.begin();
    await clock.advance(0);
    press();
    hear();
    expect(service.standing()).toBe('ready');
  });

  test('a check that began by itself and was cut off leaves the shift unchecked, unless something failed', async () => {
    const folder = temporaryFolder();
    const first = createBench({ folder, slack: never });
    await first.service.beginAutomatic(shift);
    await first.clock.advance(0);
    expect(first.service.standing()).toBe('open');
    first.service.close();
    first.db.close();
    const second = createBench({ folder });
    expect(second.states()).toMatchObject({ slack: 'failed', clock: 'failed', notification: 'waiting' });
    expect(second.service.standing()).toBe('unchecked');
    second.service.close();
    second.db.close();

    const other = temporaryFolder();
    const full = createBench({ folder: other, slack: never, freeBytes: () => Promise.resolve(0) });
    await full.service.beginAutomatic(shift);
    await full.clock.advance(0);
    full.service.close();
    full.db.close();
    expect(createBench({ folder: other }).service.standing()).toBe('not-ready');
  });

  test('a check that was settled stays as it was', async () => {
    const folder = temporaryFolder();
    const first = createBench({ folder });
    await first.service.begin();
    await first.clock.advance(0);
    first.press();
    first.hear();
    const settled = first.run();
    first.service.close();
    first.db.close();
    const { run, logger } = createBench({ folder });
    expect(run()).toEqual(settled);
    expect(logger.lines).toEqual([]);
  });

  test('an answer after the end is not written, and nothing stays on the screen', async () => {
    const { service, clock, db, notifier, logger, announced, run } = createBench({
      slack: async () => {
        await new Promise<void>((resolve) => clock.after(1_000, resolve));
        return { kind: 'practice' };
      },
    });
    await service.begin();
    await clock.advance(0);
    const key = `readiness:${run().id}`;
    const told = announced.length;
    service.close();
    db.close();
    notifier.emit({ kind: 'opened', key });
    await clock.advance(10 * 60_000);
    expect(notifier.withdrawn).toEqual([key]);
    expect(announced).toHaveLength(told);
    expect(logger.lines).toEqual([]);
  });

  test('a disk on which nothing can be written leaves the check open, never ready', async () => {
    const { service, clock, db, press, logger } = createBench();
    await service.begin();
    await clock.advance(0);
    db.pragma('query_only = ON');
    expect(press).not.toThrow();
    await clock.advance(3 * 60_000);
    expect(service.standing()).toBe('open');
    expect(logger.lines.map(({ event }) => event)).toEqual([
      'readiness.not-recorded',
      'readiness.not-recorded',
    ]);
    await expect(service.begin()).rejects.toThrow('readonly');
  });

  test('listeners that fail undo nothing', async () => {
    const { service, clock, states, logger } = createBench({
      announce: () => {
        throw new Error('a broken window');
      },
    });
    await service.begin();
    await clock.advance(0);
    expect(states()).toEqual({ ...ready, notification: 'waiting', sound: 'waiting' });
    expect(new Set(logger.lines.map(({ event }) => event))).toEqual(new Set(['readiness.not-told']));
  });
});
