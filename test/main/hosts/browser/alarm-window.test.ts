import { describe, expect, it } from 'vitest';
import { openWindowOnAlarm } from '../../../../src/main/hosts/browser/alarm-window';
import type { OpenResult } from '../../../../src/main/hosts/browser/open-browser';
import { createEchoCore } from '../../../support/echo-core';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';

function watchForAlarms({ windows = 0, result = { kind: 'opened' } as OpenResult } = {}) {
  const core = createEchoCore();
  const clock = createManualClock(0);
  const opened: string[] = [];
  const printed: string[] = [];
  let links = 0;
  const stop = openWindowOnAlarm({
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
    const { core, opened } = watchForAlarms();
    core.announce('alarm.opened', { alarmId: 'a' });
    expect(opened).toEqual(['http://127.0.0.1:1/?token=1#/watch']);
  });

  it('leaves it to the window that is there', () => {
    const { core, opened } = watchForAlarms({ windows: 1 });
    core.announce('alarm.opened', { alarmId: 'a' });
    expect(opened).toEqual([]);
  });

  it('prints a link where no browser could be opened', async () => {
    const { core, clock, printed } = watchForAlarms({ result: { kind: 'failed', reason: 'no desktop' } });
    core.announce('alarm.opened', { alarmId: 'a' });
    await clock.advance(0);
    expect(printed).toEqual(['An alarm was opened. See it at http://127.0.0.1:1/?token=2#/watch']);
  });

  it('opens one window for several alarms while the browser is still starting', async () => {
    const { core, clock, opened } = watchForAlarms();
    core.announce('alarm.opened', { alarmId: 'a' });
    await clock.advance(9_999);
    core.announce('alarm.opened', { alarmId: 'b' });
    expect(opened).toHaveLength(1);
    await clock.advance(1);
    core.announce('alarm.opened', { alarmId: 'b' });
    expect(opened).toHaveLength(2);
  });

  it('is the only event that opens a window', () => {
    const { core, opened } = watchForAlarms();
    core.announce('alarms.changed', []);
    core.announce('practice.changed', []);
    expect(opened).toEqual([]);
  });

  it('opens nothing once the host is ending', () => {
    const { core, stop, opened } = watchForAlarms();
    stop();
    core.announce('alarm.opened', { alarmId: 'a' });
    expect(opened).toEqual([]);
  });
});
