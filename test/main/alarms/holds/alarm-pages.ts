import { second, type WatchUnderTest } from '../watch-under-test';

export type AlarmPage = { readonly title: string; readonly at: number };

/** Moves on in steps of a tick. What is told of the machine itself, as after a sleep, is left out. */
export async function alarmPages(watch: WatchUnderTest, forMs: number): Promise<readonly AlarmPage[]> {
  const pages: AlarmPage[] = [];
  const until = watch.clock.now() + forMs;
  let known = watch.notifier.shown.length;
  const note = () => {
    for (const { key, title } of watch.notifier.shown.slice(known))
      if (key.startsWith('alarm:')) pages.push({ title, at: watch.clock.now() });
    known = watch.notifier.shown.length;
  };
  await watch.clock.advance(0);
  note();
  while (watch.clock.now() < until) {
    await watch.clock.advance(Math.min(5 * second, until - watch.clock.now()));
    note();
  }
  return pages;
}

export async function pageTimes(watch: WatchUnderTest, forMs: number): Promise<readonly number[]> {
  return (await alarmPages(watch, forMs)).map(({ at }) => at);
}
