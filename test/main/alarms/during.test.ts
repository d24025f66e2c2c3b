import { describe, expect, it } from 'vitest';
import { createWatch, hour, minute, poll, second, seenAlert, start, unreachable } from './watch-under-test';

describe('what a shift saw', () => {
  it('is all that fired at some time in it, with the hold that it had then', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('Before'), seenAlert('Through', { startedAt: start - 1 }));
    watch.service.start();
    await watch.clock.advance(minute);
    watch.tells(seenAlert('Through', { startedAt: start - 1 }));
    await watch.clock.advance(hour - minute);
    // The shift.
    const through = watch.service.list().find(({ name }) => name === 'Through');
    watch.service.acknowledge(through?.id ?? '', 'window');
    watch.tells(
      seenAlert('Through', { startedAt: start - 1 }),
      seenAlert('Within', { startedAt: start + hour }),
    );
    await watch.clock.advance(10 * minute);
    watch.service.release(through?.id ?? '');
    await watch.clock.advance(50 * minute);
    // After it.
    watch.tells(seenAlert('After', { startedAt: start + 2 * hour }));
    await watch.clock.advance(hour);
    const { alarms } = watch.service.during(start + hour, start + 2 * hour);
    expect(alarms.map(({ name, endedAt, hold }) => ({ name, endedAt, hold }))).toEqual([
      {
        name: 'Through',
        endedAt: start + 2 * hour + poll,
        hold: {
          id: expect.any(String),
          by: 'Sam',
          fromAt: start + hour,
          untilAt: start + hour + 10 * minute,
          kind: 'acknowledge',
          via: 'window',
          why: '',
        },
      },
      { name: 'Within', endedAt: start + 2 * hour + poll, hold: undefined },
    ]);
  });

  it('holds an alarm that began in it and was only seen afterwards', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(minute);
    watch.clock.jumpTo(start + 3 * hour);
    watch.tells(seenAlert('Unseen', { startedAt: start + hour }));
    await watch.clock.advance(minute);
    expect(watch.service.during(start, start + 2 * hour).alarms.map(({ name }) => name)).toEqual(['Unseen']);
    expect(watch.service.during(start, start + hour).alarms).toEqual([]);
  });

  it('holds the stretches in which nothing could be seen, and no others', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(hour);
    watch.answers({ kind: 'failed', failure: unreachable });
    await watch.clock.advance(hour + poll);
    watch.tells();
    await watch.service.pollNow();
    await watch.clock.advance(hour - poll);
    watch.clock.jumpTo(start + 5 * hour);
    await watch.clock.advance(minute);
    const [source] = watch.service.listSources();
    const lost = {
      id: expect.any(String),
      sourceId: source?.id,
      reason: 'source',
      fromAt: start + hour,
      toAt: start + 2 * hour + poll,
    };
    const slept = {
      id: expect.any(String),
      sourceId: undefined,
      reason: 'asleep',
      fromAt: start + 3 * hour,
      toAt: start + 5 * hour + 5 * second,
    };
    expect(watch.service.during(start, start + 6 * hour).blind).toEqual([lost, slept]);
    expect(watch.service.during(start, start + hour).blind).toEqual([]);
    expect(watch.service.during(start + 2 * hour, start + 3 * hour).blind).toEqual([lost]);
    expect(watch.service.during(start + 4 * hour, start + 4 * hour + 1).blind).toEqual([slept]);
  });

  it('counts what a removed source last told of until the removal', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(hour);
    watch.service.usePractice(false);
    expect(watch.service.during(start, start + 2 * hour).alarms.map(({ name }) => name)).toEqual(['A']);
    expect(watch.service.during(start + hour, start + 2 * hour).alarms).toEqual([]);
  });
});
