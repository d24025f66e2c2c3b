import { describe, expect, it } from 'vitest';
import type { OpenResult } from '../../../../src/main/hosts/browser/open-browser';
import { openWindowWhenWanted } from '../../../../src/main/hosts/browser/wanted-window';
import { createEchoCore } from '../../../support/echo-core';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';

function watchForWishes({ windows = 0, result = { kind: 'opened' } as OpenResult } = {}) {
  const core = createEchoCore();
  const clock = createManualClock(0);
  const opened: string[] = [];
  const printed: string[] = [];
  let links = 0;
  const stop = openWindowWhenWanted({
    core,
    clock,
    logger: createRecordingLogger(),
    server: {
      windowCount: () => windows,
      mintLink: () => {
        links += 1;
        return `http://127.0.0.1:1/?token=${links}`;
      },
    },
    openBrowser: (url) => {
      opened.push(url);
      return Promise.resolve(result);
    },
    print: (line) => printed.push(line),
  });
  return { core, clock, stop, opened, printed };
}

describe('an alarm that is opened from its notification', () => {
  it('opens the Watch page with a fresh link when no window is connected', () => {
    const { core, opened } = watchForWishes();
    core.announce('alarm.opened', { alarmId: 'a' });
    expect(opened).toEqual(['http://127.0.0.1:1/?token=1#/watch']);
  });

  it('opens the page that a notice is about', () => {
    const { core, opened } = watchForWishes();
    core.announce('page.wanted', { page: 'handover' });
    expect(opened).toEqual(['http://127.0.0.1:1/?token=1#/handover']);
  });

  it('leaves it to the window that is there', () => {
    const { core, opened } = watchForWishes({ windows: 1 });
    core.announce('alarm.opened', { alarmId: 'a' });
    expect(opened).toEqual([]);
  });

  it('prints a link where no browser could be opened', async () => {
    const { core, clock, printed } = watchForWishes({ result: { kind: 'failed', reason: 'no desktop' } });
    core.announce('alarm.opened', { alarmId: 'a' });
    await clock.advance(0);
    expect(printed).toEqual(['A notification was opened. See it at http://127.0.0.1:1/?token=2#/watch']);
  });

  it('opens one window for several alarms while the browser is still starting', async () => {
    const { core, clock, opened } = watchForWishes();
    core.announce('alarm.opened', { alarmId: 'a' });
    await clock.advance(9_999);
    core.announce('alarm.opened', { alarmId: 'b' });
    expect(opened).toHaveLength(1);
    await clock.advance(1);
    core.announce('alarm.opened', { alarmId: 'b' });
    expect(opened).toHaveLength(2);
  });

  it('is the only event that opens a window', () => {
    const { core, opened } = watchForWishes();
    core.announce('alarms.changed', []);
    core.announce('practice.changed', []);
    expect(opened).toEqual([]);
  });

  it('opens nothing once the host is ending', () => {
    const { core, stop, opened } = watchForWishes();
    stop();
    core.announce('alarm.opened', { alarmId: 'a' });
    expect(opened).toEqual([]);
  });
});
