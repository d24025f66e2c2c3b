import { describe, expect, it } from 'vitest';
import type { PagesView } from '../../../../src/shared/nouns/page';
import {
  createWatch,
  hour,
  minute,
  only,
  second,
  seenAlert,
  start,
  unreachable,
  type WatchUnderTest,
} from '../watch-under-test';

const recorded = (watch: WatchUnderTest) =>
  watch.service.pages
    .records(0, start + 1_000 * hour)
    .map(({ at, what, reason }) => ({ afterMs: at - start, what, reason }));

const toldViews = (watch: WatchUnderTest) =>
  watch.events.flatMap((event): PagesView[] => (event.name === 'pages.changed' ? [event.value] : []));

async function watchWithAlarm(prepare: (watch: WatchUnderTest) => void = () => undefined) {
  const watch = createWatch();
  prepare(watch);
  watch.tells(seenAlert('A'));
  watch.service.start();
  await watch.clock.advance(0);
  return watch;
}

const failing = (watch: WatchUnderTest) =>
  watch.notifier.answerWith({ kind: 'failed', reason: 'no notification service' });

describe('a page that the desktop shows', () => {
  it('is recorded as shown, and is in no window', async () => {
    const watch = await watchWithAlarm();
    expect(watch.service.pages.records(0, start + hour)).toEqual([
      {
        pageId: expect.any(String),
        key: `alarm:${only(watch).id}`,
        alarmId: only(watch).id,
        alarms: 1,
        at: start,
        what: 'shown',
        reason: '',
      },
    ]);
    expect(watch.service.pages.read().fallback).toEqual([]);
    expect(watch.pagesFailing).toEqual([]);
  });

  it('but nobody answers goes to the window with its third showing: do-not-disturb tells nothing', async () => {
    const watch = await watchWithAlarm();
    await watch.clock.advance(5 * minute);
    expect(watch.service.pages.read().fallback).toEqual([]);
    await watch.clock.advance(5 * minute);
    expect(watch.service.pages.read().fallback).toEqual([
      {
        id: expect.any(String),
        title: 'A',
        body: 'A is firing\nPractice alarms',
        urgency: 'high',
        alarmId: only(watch).id,
        alarms: 1,
        at: start + 10 * minute,
        why: 'unanswered',
        reason: 'shown 3 times',
      },
    ]);
    expect(recorded(watch).slice(-2)).toEqual([
      { afterMs: 10 * minute, what: 'unanswered', reason: 'shown 3 times' },
      { afterMs: 10 * minute, what: 'window-asked', reason: '' },
    ]);
  });

  it('and somebody answers is not in the window', async () => {
    const watch = await watchWithAlarm();
    await watch.clock.advance(5 * minute);
    watch.notifier.emit({ kind: 'opened', key: `alarm:${only(watch).id}` });
    await watch.clock.advance(9 * minute);
    expect(watch.service.pages.read().fallback).toEqual([]);
  });
});

describe('a page that the desktop refuses', () => {
  it('is in the window at once, with a sound, and the record says so', async () => {
    const watch = await watchWithAlarm(failing);
    const [view] = toldViews(watch).slice(-1);
    expect(view?.fallback.map(({ title, why, reason }) => ({ title, why, reason }))).toEqual([
      { title: 'A', why: 'failed', reason: 'no notification service' },
    ]);
    expect(view?.ring).toEqual({ id: expect.any(String), at: start });
    expect(recorded(watch)).toEqual([
      { afterMs: 0, what: 'failed', reason: 'no notification service' },
      { afterMs: 0, what: 'window-asked', reason: '' },
    ]);
    expect(watch.pagesFailing).toEqual(['no notification service']);
  });

  it('and the window draws is recorded once, by however many windows', async () => {
    const watch = await watchWithAlarm(failing);
    const ids = watch.service.pages.read().fallback.map(({ id }) => id);
    await watch.clock.advance(second);
    watch.service.pages.seen(ids);
    watch.service.pages.seen(ids);
    await watch.clock.advance(minute);
    expect(recorded(watch).slice(2)).toEqual([{ afterMs: second, what: 'window-drew', reason: '' }]);
    expect(watch.logged.map(({ event }) => event)).not.toContain('page.reached-nobody');
  });

  it('and no window draws is recorded and said loudly', async () => {
    const watch = await watchWithAlarm(failing);
    await watch.clock.advance(10 * second);
    expect(recorded(watch).slice(2)).toEqual([
      { afterMs: 10 * second, what: 'reached-nobody', reason: 'no window was in view' },
    ]);
    expect(watch.logged.at(-1)).toEqual({
      level: 'error',
      event: 'page.reached-nobody',
      fields: { key: `alarm:${only(watch).id}`, why: 'failed' },
    });
  });

  it('leaves the window when its alarm is held, when it ends, and when the watch ends', async () => {
    for (const end of [
      (watch: WatchUnderTest) => void watch.service.acknowledge(only(watch).id, 'window'),
      (watch: WatchUnderTest) => watch.tells(),
      (watch: WatchUnderTest) => watch.setOnWatch(false),
    ]) {
      const watch = await watchWithAlarm(failing);
      expect(watch.service.pages.read().fallback).toHaveLength(1);
      end(watch);
      await watch.clock.advance(minute);
      expect(watch.service.pages.read().fallback).toEqual([]);
    }
  });

  it('is put aside by a person until it is due again', async () => {
    const watch = await watchWithAlarm(failing);
    const [page] = watch.service.pages.read().fallback;
    expect(watch.service.pages.putAside(page?.id ?? '').fallback).toEqual([]);
    await watch.clock.advance(5 * minute);
    expect(watch.service.pages.read().fallback).toHaveLength(1);
    expect(watch.service.pages.read().fallback[0]?.id).not.toBe(page?.id);
  });

  it('leaves the window when the desktop shows it after all', async () => {
    const watch = await watchWithAlarm(failing);
    watch.notifier.answerWith({ kind: 'shown' });
    await watch.clock.advance(5 * minute);
    expect(watch.service.pages.read().fallback).toEqual([]);
    expect(watch.pagesFailing).toEqual(['no notification service', undefined]);
  });

  it('of low priority is in the window without a sound', async () => {
    const watch = createWatch();
    failing(watch);
    watch.tells(seenAlert('Low', { labels: { alertname: 'Low', severity: 'info' } }));
    watch.service.start();
    await watch.clock.advance(0);
    const { fallback, ring } = watch.service.pages.read();
    expect(fallback.map(({ title, urgency }) => ({ title, urgency }))).toEqual([
      { title: 'Low', urgency: 'low' },
    ]);
    expect(ring).toBeUndefined();
  });

  it('is shown in the window also where nothing can be recorded', async () => {
    const watch = await watchWithAlarm((each) => {
      failing(each);
      each.db.exec(
        "CREATE TRIGGER full BEFORE INSERT ON page_record BEGIN SELECT RAISE(ABORT, 'disk full'); END",
      );
    });
    expect(watch.service.pages.read().fallback).toHaveLength(1);
    expect(watch.logged.map(({ event }) => event)).toContain('page.record.failed');
  });

  it('may be the notice of blindness', async () => {
    const watch = createWatch();
    failing(watch);
    watch.answers({ kind: 'failed', failure: unreachable });
    watch.service.start();
    await watch.clock.advance(0);
    expect(watch.service.pages.read().fallback.map(({ title, alarmId }) => ({ title, alarmId }))).toEqual([
      { title: 'Watchkeeper is blind: Practice alarms', alarmId: undefined },
    ]);
  });
});

describe('a page of which the desktop says nothing', () => {
  const hanging = (watch: WatchUnderTest) => {
    const answer = Promise.withResolvers<{ readonly kind: 'shown' } | { kind: 'failed'; reason: string }>();
    watch.notifier.show = () => answer.promise;
    return answer;
  };

  it('is in the window after five seconds', async () => {
    const watch = await watchWithAlarm(hanging);
    await watch.clock.advance(5 * second - 1);
    expect(watch.service.pages.read().fallback).toEqual([]);
    await watch.clock.advance(1);
    expect(watch.service.pages.read().fallback.map(({ why }) => why)).toEqual(['no-word']);
    expect(recorded(watch)).toEqual([
      { afterMs: 5 * second, what: 'no-word', reason: '' },
      { afterMs: 5 * second, what: 'window-asked', reason: '' },
    ]);
  });

  it('and then says that it was shown leaves the window', async () => {
    let answer = Promise.withResolvers<{ readonly kind: 'shown' } | { kind: 'failed'; reason: string }>();
    const watch = await watchWithAlarm((each) => {
      answer = hanging(each);
    });
    await watch.clock.advance(6 * second);
    answer.resolve({ kind: 'shown' });
    await watch.clock.advance(0);
    expect(watch.service.pages.read().fallback).toEqual([]);
    expect(recorded(watch).at(-1)).toEqual({ afterMs: 6 * second, what: 'shown', reason: '' });
  });

  it('and then refuses it is not put into the window twice', async () => {
    let answer = Promise.withResolvers<{ readonly kind: 'shown' } | { kind: 'failed'; reason: string }>();
    const watch = await watchWithAlarm((each) => {
      answer = hanging(each);
    });
    await watch.clock.advance(6 * second);
    const before = watch.service.pages.read();
    answer.resolve({ kind: 'failed', reason: 'gone' });
    await watch.clock.advance(0);
    expect(watch.service.pages.read()).toEqual(before);
    expect(recorded(watch).map(({ what }) => what)).toEqual(['no-word', 'window-asked', 'failed']);
  });
});

describe('our own sound', () => {
  it('is for nobody who did not ask for it', async () => {
    const watch = await watchWithAlarm();
    expect(watch.service.pages.read()).toMatchObject({
      choices: { offWatch: 'nothing', ownSound: false },
      ring: undefined,
    });
  });

  it('is due with each high page, once for those of one moment, and never for a low one', async () => {
    const watch = createWatch();
    watch.service.pages.choose({ offWatch: 'nothing', ownSound: true });
    watch.tells(seenAlert('Low', { labels: { alertname: 'Low', severity: 'info' } }));
    watch.service.start();
    await watch.clock.advance(minute);
    expect(watch.service.pages.read().ring).toBeUndefined();
    watch.tells(seenAlert('A'), seenAlert('B'));
    await watch.clock.advance(7 * minute);
    const rings = new Set(toldViews(watch).flatMap(({ ring }) => ring?.at ?? []));
    expect([...rings].map((at) => at - start)).toEqual([75 * second, 75 * second + 5 * minute]);
  });

  it('is chosen for good', async () => {
    const watch = createWatch();
    watch.service.pages.choose({ offWatch: 'digest', ownSound: true });
    const next = await watch.restart({ killed: true });
    expect(next.service.pages.read().choices).toEqual({ offWatch: 'digest', ownSound: true });
  });
});
