import { describe, expect, it } from 'vitest';
import { createWatch, minute, only, seenAlert } from './watch-under-test';

describe('a page that cannot be shown', () => {
  it('is recorded, logged, and tried again at the next repeat', async () => {
    const watch = createWatch();
    const kept = () => watch.db.prepare('SELECT pages, last_page_failure AS failure FROM alarm').get();
    watch.notifier.answerWith({ kind: 'failed', reason: 'no notification service' });
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(minute);
    expect(watch.notifier.shown).toHaveLength(1);
    expect(kept()).toEqual({ pages: 0, failure: 'no notification service' });
    expect(watch.logged.filter(({ event }) => event === 'page.failed')).toEqual([
      {
        level: 'error',
        event: 'page.failed',
        fields: { key: `alarm:${only(watch).id}`, alarms: 1, reason: 'no notification service' },
      },
    ]);
    watch.notifier.answerWith({ kind: 'shown' });
    await watch.clock.advance(4 * minute);
    expect(watch.notifier.shown).toHaveLength(2);
    expect(kept()).toEqual({ pages: 1, failure: null });
  });

  it('because of a notifier that breaks its promise is treated the same', async () => {
    const watch = createWatch();
    watch.notifier.show = () => Promise.reject(new Error('bus gone'));
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(minute);
    expect(watch.db.prepare('SELECT last_page_failure FROM alarm').pluck().get()).toBe('bus gone');
  });

  it('before its alarm is held is taken back when it arrives', async () => {
    const watch = createWatch();
    let arrive: () => void = () => undefined;
    watch.notifier.show = () =>
      new Promise((resolve) => {
        arrive = () => resolve({ kind: 'shown' });
      });
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    const key = `alarm:${only(watch).id}`;
    watch.service.acknowledge(only(watch).id, 'window');
    arrive();
    await watch.clock.advance(0);
    expect(watch.notifier.withdrawn).toEqual([key, key]);
  });
});
