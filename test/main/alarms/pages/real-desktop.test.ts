import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createDbusNotifier } from '../../../../src/main/hosts/notifiers/dbus-notifier';
import { openSessionBus } from '../../../../src/main/hosts/notifiers/session-bus';
import { missingPeers } from '../../../support/missing-peers';
import {
  type NotificationDaemon,
  notificationDaemonPeers,
  startNotificationDaemon,
} from '../../../support/notification-daemon';
import { createRecordingLogger } from '../../../support/recording-logger';
import { waitUntil } from '../../../support/wait-until';
import { createWatch, hour, manyAlerts, minute, only, second, seenAlert, start } from '../watch-under-test';

const missing = missingPeers('Pages on a real desktop', [...notificationDaemonPeers, 'xfconf-query']);
const buttons = ['Acknowledge', 'Open', 'Declare'];

describe.skipIf(missing.length > 0)('pages on a desktop with xfce4-notifyd', () => {
  let daemon: NotificationDaemon;

  beforeAll(async () => {
    daemon = await startNotificationDaemon();
  }, 90_000);
  afterAll(() => daemon?.close());
  afterEach(() => daemon.clear());

  const onScreen = (expected: readonly { texts: readonly string[]; buttons: readonly string[] }[]) =>
    waitUntil(`the screen showing ${JSON.stringify(expected)}`, async () => {
      const seen = (await daemon.windows()).map((window) => ({
        texts: window.texts,
        buttons: window.buttons.map(({ label }) => label),
      }));
      return JSON.stringify(seen) === JSON.stringify(expected) ? seen : undefined;
    });

  async function watchOnDesktop() {
    const notifier = await createDbusNotifier({
      logger: createRecordingLogger(),
      connect: () => openSessionBus({ DBUS_SESSION_BUS_ADDRESS: daemon.busAddress }),
    });
    onTestFinished(() => notifier.close());
    const watch = createWatch({ notifier });
    const records = () => watch.service.pages.records(0, start + 1_000 * hour).map(({ what }) => what);
    const recorded = (...expected: readonly string[]) =>
      waitUntil(`the record of ${expected.join(', ')}`, () =>
        JSON.stringify(records()) === JSON.stringify(expected) ? true : undefined,
      );
    return { watch, recorded };
  }

  async function pageOnDesktop() {
    const { watch, recorded } = await watchOnDesktop();
    watch.tells(seenAlert('A'));
    watch.service.start();
    await watch.clock.advance(0);
    await onScreen([{ texts: ['A', 'A is firing\nPractice alarms'], buttons }]);
    await recorded('shown');
    return { watch, recorded };
  }

  async function doNotDisturb(on: boolean): Promise<void> {
    const set = ['-c', 'xfce4-notifyd', '-p', '/do-not-disturb', '--create', '-t', 'bool', '-s', String(on)];
    await promisify(execFile)('xfconf-query', set, {
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: daemon.busAddress },
      timeout: 20_000,
    });
  }

  it('Declare opens the form of a declaration', async () => {
    const { watch } = await pageOnDesktop();
    await daemon.pressAction('Declare');
    await waitUntil('the form', () => watch.events.find(({ name }) => name === 'page.wanted'));
    expect(watch.events.filter(({ name }) => name === 'page.wanted')).toEqual([
      { name: 'page.wanted', value: { page: 'declare', alarmId: only(watch).id } },
    ]);
  });

  it('Acknowledge is confirmed, and Undo puts the page back where it was', async () => {
    const { watch } = await pageOnDesktop();
    await daemon.pressAction('Acknowledge');
    await waitUntil('the hold', () => only(watch).hold);
    await onScreen([{ texts: ['You have it', 'A'], buttons: ['Undo'] }]);
    await watch.clock.advance(second);

    await daemon.pressAction('Undo');

    await waitUntil('the hold being gone', () => (only(watch).hold === undefined ? true : undefined));
    await onScreen([{ texts: ['A', 'A is firing\nPractice alarms'], buttons }]);
    expect(watch.db.prepare('SELECT count(*) FROM hold').pluck().get()).toBe(0);
  });

  it('the confirmation goes by itself after five seconds', async () => {
    const { watch } = await pageOnDesktop();
    await daemon.pressAction('Acknowledge');
    await onScreen([{ texts: ['You have it', 'A'], buttons: ['Undo'] }]);
    await watch.clock.advance(5 * second);
    await onScreen([]);
    expect(only(watch).hold?.via).toBe('notification');
  });

  it('a storm grows in its place', async () => {
    const { watch } = await watchOnDesktop();
    watch.tells(...manyAlerts(6));
    watch.service.start();
    await watch.clock.advance(0);
    await waitUntil('the storm', async () =>
      (await daemon.windows())[0]?.texts.includes('6 alarms need you'),
    );
    watch.tells(...manyAlerts(9));
    await watch.clock.advance(15 * second);
    await waitUntil('the larger storm', async () => {
      const windows = await daemon.windows();
      return windows.length === 1 && windows[0]?.texts.includes('9 alarms need you');
    });
  });

  it('do-not-disturb swallows a low page and says that it was shown; a high one comes through', async () => {
    await doNotDisturb(true);
    onTestFinished(() => doNotDisturb(false));
    const { watch, recorded } = await watchOnDesktop();
    watch.tells(seenAlert('Low', { labels: { alertname: 'Low', severity: 'info' } }));
    watch.service.start();
    await watch.clock.advance(0);
    await recorded('shown');
    watch.tells(seenAlert('A'));
    await watch.clock.advance(15 * second);
    await recorded('shown', 'shown');
    await onScreen([{ texts: ['A', 'A is firing\nPractice alarms'], buttons }]);
  });

  it('a high page that nobody presses is in the window with its third showing', async () => {
    const { watch, recorded } = await pageOnDesktop();
    await watch.clock.advance(5 * minute);
    await recorded('shown', 'shown');
    await watch.clock.advance(5 * minute);
    await recorded('shown', 'shown', 'shown', 'unanswered', 'window-asked');
    expect(watch.service.pages.read().fallback.map(({ title, why }) => ({ title, why }))).toEqual([
      { title: 'A', why: 'unanswered' },
    ]);
    await daemon.pressAction('Acknowledge');
    await waitUntil('the window being empty', () =>
      watch.service.pages.read().fallback.length === 0 ? true : undefined,
    );
  });

  it('a page is in the window while the service is dead, and on the desktop again when it is back', async () => {
    const { watch, recorded } = await pageOnDesktop();
    await daemon.killDaemon();
    try {
      await watch.clock.advance(5 * minute);
      await recorded('shown', 'failed', 'window-asked');
      expect(watch.service.pages.read().fallback.map(({ why, reason }) => ({ why, reason }))).toEqual([
        {
          why: 'failed',
          reason: 'The desktop did not show it: no notification service is running on this desktop.',
        },
      ]);
    } finally {
      await daemon.startDaemon();
    }
    await watch.clock.advance(5 * minute);
    await onScreen([{ texts: ['A', 'A is firing\nPractice alarms'], buttons }]);
    await waitUntil('the window being empty', () =>
      watch.service.pages.read().fallback.length === 0 ? true : undefined,
    );
  });
});
