import { describe, expect, it } from 'vitest';
import { digestPage, spanWords } from '../../../../src/main/alarms/pages/digest-words';
import {
  createWatch,
  hour,
  manyAlerts,
  minute,
  pageKeys,
  poll,
  second,
  seenAlert,
  start,
  unreachable,
  type WatchUnderTest,
} from '../watch-under-test';

const low = (name: string) => seenAlert(name, { labels: { alertname: name, severity: 'info' } });
const digests = (watch: WatchUnderTest) =>
  watch.notifier.shown.filter(({ key }) => key === 'digest').map(({ title, body }) => ({ title, body }));
const failing = { kind: 'failed', failure: unreachable } as const;

/** Asleep from 09:01 to 13:31. */
async function sleep(watch: WatchUnderTest): Promise<void> {
  await watch.clock.advance(minute);
  watch.clock.jumpTo(start + 4.5 * hour + minute - 5 * second);
}

describe('after sleep', () => {
  it('one digest says what fired, cleared and is open, and how long nothing was seen', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('Before'), seenAlert('Stays'));
    watch.service.start();
    await sleep(watch);
    watch.tells(
      seenAlert('Stays'),
      seenAlert('New', { startedAt: start + hour }),
      low('Quiet'),
      seenAlert('Silenced', { suppressed: true }),
    );
    await watch.clock.advance(5 * second);
    expect(watch.notifier.shown.filter(({ key }) => key === 'digest')).toEqual([
      {
        key: 'digest',
        title: 'While you were away (09:01–13:31 GMT)',
        body: '2 fired, 1 cleared, 3 still open; blind 4 h 30 min.\nQuiet, New',
        urgency: 'low',
        actions: [{ id: 'open', label: 'Open' }],
      },
    ]);
    await watch.clock.advance(2 * hour);
    expect(digests(watch)).toHaveLength(1);
  });

  it('the pages that follow are one, never a burst, also where a source answers later', async () => {
    const watch = createWatch();
    watch.service.start();
    await sleep(watch);
    watch.tells(...manyAlerts(3));
    await watch.clock.advance(5 * second);
    expect(watch.notifier.shown.map(({ key }) => key)).toEqual(['digest', 'alarm:storm']);
    watch.tells(...manyAlerts(4));
    await watch.clock.advance(poll);
    expect(pageKeys(watch)).toEqual(['alarm:storm', 'alarm:storm']);
    expect(watch.notifier.withdrawn).toEqual([]);
    // Then as ever: what fires later is a page of its own.
    watch.tells(...manyAlerts(4), seenAlert('Later'));
    await watch.clock.advance(2 * minute);
    expect(watch.notifier.shown.at(-1)?.title).toBe('Later');
  });

  it('one alarm is a page as ever, with its buttons', async () => {
    const watch = createWatch();
    watch.service.start();
    await sleep(watch);
    watch.tells(seenAlert('A'));
    await watch.clock.advance(5 * second);
    expect(watch.notifier.shown.map(({ title }) => title)).toEqual([
      'While you were away (09:01–13:31 GMT)',
      'A',
    ]);
  });

  it('the digest waits until something was seen again', async () => {
    const watch = createWatch();
    watch.service.start();
    await sleep(watch);
    watch.answers(failing);
    await watch.clock.advance(minute);
    expect(digests(watch)).toEqual([]);
    watch.tells(seenAlert('A'));
    await watch.clock.advance(2 * minute);
    expect(digests(watch).map(({ body }) => body)).toEqual([
      expect.stringMatching(/^1 fired, 0 cleared, 1 still open; blind 4 h 3[1-3] min\.\nA$/),
    ]);
  });

  it('of less than two minutes nothing is said', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(minute);
    watch.clock.jumpTo(start + 2.5 * minute);
    await watch.clock.advance(minute);
    expect(watch.notifier.shown).toEqual([]);
  });

  it('Open brings the watch forward', async () => {
    const watch = createWatch();
    watch.service.start();
    await sleep(watch);
    await watch.clock.advance(5 * second);
    watch.notifier.emit({ kind: 'action', key: 'digest', actionId: 'open' });
    expect(watch.events.at(-1)).toEqual({ name: 'page.wanted', value: { page: 'watch' } });
  });

  it('off watch nothing is said, and it is not said later', async () => {
    const watch = createWatch();
    watch.service.start();
    watch.setOnWatch(false);
    await sleep(watch);
    await watch.clock.advance(hour);
    watch.setOnWatch(true);
    await watch.clock.advance(hour);
    expect(watch.notifier.shown).toEqual([]);
  });

  it('the digest goes when the watch ends', async () => {
    const watch = createWatch();
    watch.service.start();
    await sleep(watch);
    await watch.clock.advance(minute);
    watch.setOnWatch(false);
    await watch.clock.advance(minute);
    expect(watch.notifier.withdrawn).toEqual(['digest']);
  });

  it('an answer that tells of what ended meanwhile counts it', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await sleep(watch);
    const { fingerprint, startedAt } = seenAlert('A');
    watch.answers({
      kind: 'read',
      alerts: [],
      unreadable: 0,
      isWhole: false,
      ended: [{ fingerprint, startedAt, endedAt: start + 2 * hour }],
    });
    await watch.clock.advance(5 * second);
    expect(digests(watch).map(({ body }) => body)).toEqual([
      '0 fired, 1 cleared, 0 still open; blind 4 h 30 min.',
    ]);
  });
});

describe('after a time in which Watchkeeper was not running', () => {
  it('one digest says so, once, also where the start is killed before it was seen', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(minute);
    const between = await watch.restart({ killed: true, afterMs: hour });
    between.answers(failing);
    between.service.start();
    await between.clock.advance(10 * second);
    expect(digests(between)).toEqual([]);
    const next = await between.restart({ killed: true, afterMs: hour });
    next.tells(seenAlert('A'));
    next.service.start();
    await next.clock.advance(hour);
    expect(digests(next)).toEqual([
      {
        title: 'While Watchkeeper was not running (09:01–11:01 GMT)',
        body: '1 fired, 0 cleared, 1 still open; blind 2 h.\nA',
      },
    ]);
  });
});

describe('after a loss of the network', () => {
  it('one digest follows when a source is seen again', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    watch.answers(failing);
    await watch.clock.advance(10 * minute);
    watch.tells(seenAlert('B'), seenAlert('C'));
    await watch.clock.advance(2 * minute);
    const [digest, ...others] = digests(watch);
    expect(others).toEqual([]);
    expect(digest?.title).toMatch(/^While no source could be reached \(09:00–09:1\d GMT\)$/);
    expect(digest?.body).toMatch(/^2 fired, 1 cleared, 2 still open; blind 1\d min\.\n/);
    expect(pageKeys(watch).slice(-1)).toEqual(['alarm:storm']);
  });

  it('shorter than two minutes nothing is said', async () => {
    const watch = createWatch();
    watch.service.start();
    await watch.clock.advance(0);
    watch.answers(failing);
    await watch.clock.advance(minute);
    watch.tells();
    await watch.clock.advance(5 * minute);
    expect(digests(watch)).toEqual([]);
  });
});

describe('when a watch begins', () => {
  async function secondWatch(offWatch: 'nothing' | 'digest'): Promise<WatchUnderTest> {
    const watch = createWatch();
    watch.service.pages.choose({ offWatch, ownSound: false });
    watch.service.start();
    await watch.clock.advance(hour);
    watch.setOnWatch(false);
    await watch.clock.advance(hour);
    watch.tells(seenAlert('Came and went', { startedAt: start + 2 * hour }));
    await watch.clock.advance(hour);
    watch.tells(seenAlert('Still there', { startedAt: start + 3 * hour }));
    await watch.clock.advance(hour);
    expect(watch.notifier.shown).toEqual([]);
    watch.setOnWatch(true);
    await watch.clock.advance(hour);
    return watch;
  }

  it('nothing is said of the time before, unless one chose so', async () => {
    const watch = await secondWatch('nothing');
    expect(digests(watch)).toEqual([]);
  });

  it('a digest says what went on since the last one, where one chose so', async () => {
    const watch = await secondWatch('digest');
    expect(digests(watch)).toEqual([
      {
        title: 'Since your last watch (10:00–13:00 GMT)',
        body: '2 fired, 1 cleared, 1 still open.\nCame and went, Still there',
      },
    ]);
  });

  it('for the first time there is nothing to reckon from', async () => {
    const watch = createWatch();
    watch.service.pages.choose({ offWatch: 'digest', ownSound: false });
    watch.setOnWatch(false);
    watch.service.start();
    await watch.clock.advance(hour);
    watch.setOnWatch(true);
    await watch.clock.advance(hour);
    expect(digests(watch)).toEqual([]);
  });

  it('the end of the last one is known after a restart', async () => {
    const watch = createWatch();
    watch.service.pages.choose({ offWatch: 'digest', ownSound: false });
    watch.service.start();
    await watch.clock.advance(hour);
    watch.setOnWatch(false);
    await watch.clock.advance(minute);
    const next = await watch.restart({ killed: true, afterMs: hour });
    next.service.start();
    await next.clock.advance(minute);
    expect(digests(next).map(({ title }) => title)).toEqual(['Since your last watch (10:00–11:01 GMT)']);
  });
});

describe('the words of a digest', () => {
  const digest = { reason: 'asleep', fired: [], cleared: 0, open: [], blindMs: 0 } as const;
  const titleOf = (from: string, to: string) =>
    digestPage({ ...digest, fromAt: Date.parse(from), toAt: Date.parse(to) }, 'Europe/London').title;

  it('give the day where it is not the same, and the zone at each end where that changed', () => {
    expect(titleOf('2026-11-19T22:10:00Z', '2026-11-20T06:40:00Z')).toBe(
      'While you were away (Thu 19 Nov 22:10–Fri 20 Nov 06:40 GMT)',
    );
    expect(titleOf('2026-10-25T00:30:00Z', '2026-10-25T06:40:00Z')).toBe(
      'While you were away (01:30 BST–06:40 GMT)',
    );
    expect(titleOf('2026-10-25T00:30:00Z', '2026-10-25T01:10:00Z')).toBe(
      'While you were away (01:30 BST–01:10 GMT)',
    );
  });

  it.each([
    [59_000, '1 min'],
    [20_000, 'less than a minute'],
    [270 * minute, '4 h 30 min'],
    [2 * hour, '2 h'],
    [26.5 * hour, '1 d 2 h'],
  ])('%d ms is %s', (ms, words) => {
    expect(spanWords(ms)).toBe(words);
  });
});
