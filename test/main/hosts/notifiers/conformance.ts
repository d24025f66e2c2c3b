import { describe, expect, it, onTestFinished } from 'vitest';
import type {
  DesktopNotification,
  NotificationEvent,
  Notifier,
  ShowResult,
} from '../../../../src/main/ports';
import { hostileTexts } from './hostile-texts';

export type SeenNotification = {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
};

/** A notifier, and the screen and the hand of a person on its other side. */
export type NotifierRig = {
  readonly notifier: Notifier;
  /** As a person reads it, oldest first. */
  onScreen(): readonly SeenNotification[];
  /** Presses a button of the notification at this place on the screen, and again if the screen lets one. */
  press(place: number, label: string): void;
  openBody(place: number): void;
  dismiss(place: number): void;
  /** From now on nothing can be shown. */
  breakDown(): void;
  /** Lets what is under way arrive: moves the clock, or waits for all that the other side has sent. */
  settle(): Promise<void>;
};

/** What the platform behind an adapter can do at all. */
export type NotifierAbilities = {
  readonly buttons: boolean;
  readonly clicks: boolean;
  readonly withdrawal: boolean;
};

const page: DesktopNotification = {
  key: 'alarm-1',
  title: 'KubePodCrashLooping',
  body: 'concourse-worker-0 keeps restarting\nsince 02:14 UTC',
  urgency: 'high',
  actions: [
    { id: 'acknowledge', label: 'Acknowledge' },
    { id: 'open', label: 'Open' },
  ],
};

/** The promises of the Notifier port, asked of one adapter. */
export function describeNotifier(
  name: string,
  can: NotifierAbilities,
  openRig: () => Promise<NotifierRig>,
): void {
  const labels = can.buttons ? ['Acknowledge', 'Open'] : [];
  const shown: ShowResult = can.clicks ? { kind: 'shown' } : { kind: 'shown', isAnswerable: false };
  const seenPage: SeenNotification = { title: page.title, body: page.body, labels };

  async function open() {
    const rig = await openRig();
    onTestFinished(() => finish(rig));
    const events: NotificationEvent[] = [];
    rig.notifier.subscribe((event) => events.push(event));
    const show = async (notification: DesktopNotification): Promise<ShowResult> => {
      const answer = rig.notifier.show(notification);
      await rig.settle();
      return answer;
    };
    return { rig, notifier: rig.notifier, events, show };
  }

  async function finish(rig: NotifierRig) {
    const closed = rig.notifier.close();
    await rig.settle();
    await closed;
  }

  describe(`${name} keeps the promises of a notifier`, () => {
    it('shows what it was given and says so', async () => {
      const { rig, show } = await open();
      expect(rig.notifier.actionsWork).toBe(can.buttons);
      expect(await show(page)).toEqual(shown);
      expect(rig.onScreen()).toEqual([seenPage]);
    });

    it.each(hostileTexts)('brings a text whole that %s', async (_what, given, expected) => {
      const { rig, show } = await open();
      const actions = [{ id: given, label: given }];
      expect(await show({ ...page, key: given, title: given, body: given, actions })).toEqual(shown);
      expect(rig.onScreen()).toEqual([
        { title: expected.title, body: expected.body, labels: can.buttons ? [expected.label] : [] },
      ]);
    });

    it('shows one that shall be heard, too', async () => {
      const { rig, show } = await open();
      expect(await show({ ...page, sound: true })).toEqual(shown);
      expect(rig.onScreen()).toEqual([seenPage]);
    });

    it('shows notifications with different keys side by side', async () => {
      const { rig, show } = await open();
      await show(page);
      await show({ ...page, key: 'alarm-2', title: 'DiskFull' });
      expect(rig.onScreen()).toEqual([seenPage, { ...seenPage, title: 'DiskFull' }]);
    });

    it('answers failed with a sentence when it cannot be shown, and tells no event', async () => {
      const { rig, events, show } = await open();
      rig.breakDown();
      expect(await show(page)).toEqual({ kind: 'failed', reason: expect.stringMatching(/^[A-Z\w].+\.$/) });
      expect(events).toEqual([]);
    });

    it('does nothing to withdraw a key it does not know', async () => {
      const { rig, notifier, events, show } = await open();
      await show(page);
      await notifier.withdraw('never shown');
      await rig.settle();
      expect(rig.onScreen()).toEqual([seenPage]);
      expect(events).toEqual([]);
    });

    it('ends cleanly: closing twice is no harm, nothing is told and nothing shown after', async () => {
      const { rig, notifier, events, show } = await open();
      await show(page);
      await finish(rig);
      await finish(rig);
      expect(rig.onScreen()).toEqual(can.withdrawal ? [] : [seenPage]);
      expect(await notifier.show({ ...page, key: 'later' })).toEqual({
        kind: 'failed',
        reason: 'Watchkeeper is closing.',
      });
      await notifier.withdraw(page.key);
      expect(rig.onScreen()).toEqual(can.withdrawal ? [] : [seenPage]);
      expect(events).toEqual([]);
    });
  });

  if (can.withdrawal)
    describe(`${name}, which can take notifications back,`, () => {
      it('puts a second notification with the same key in the place of the first', async () => {
        const { rig, events, show } = await open();
        await show(page);
        await show({ ...page, title: 'Still firing', actions: page.actions.slice(1) });
        expect(rig.onScreen()).toEqual([{ ...seenPage, title: 'Still firing', labels: labels.slice(1) }]);
        expect(events).toEqual([]);
      });

      it('keeps one of two that were asked for with the same key at once', async () => {
        const { rig, notifier, show } = await open();
        const first = notifier.show(page);
        expect(await show({ ...page, title: 'Still firing' })).toEqual({ kind: 'shown' });
        expect(await first).toEqual({ kind: 'shown' });
        expect(rig.onScreen()).toEqual([{ ...seenPage, title: 'Still firing' }]);
      });

      it('withdraws without an event', async () => {
        const { rig, notifier, events, show } = await open();
        await show(page);
        await show({ ...page, key: 'alarm-2', title: 'DiskFull' });
        await notifier.withdraw(page.key);
        await rig.settle();
        expect(rig.onScreen()).toEqual([{ ...seenPage, title: 'DiskFull' }]);
        expect(events).toEqual([]);
      });

      it('withdraws what was only just asked for', async () => {
        const { rig, notifier, show } = await open();
        const shown = show(page);
        const withdrawn = notifier.withdraw(page.key);
        await shown;
        await rig.settle();
        await withdrawn;
        expect(rig.onScreen()).toEqual([]);
      });

      it('shows again under a key that was withdrawn', async () => {
        const { rig, notifier, show } = await open();
        await show(page);
        await notifier.withdraw(page.key);
        expect(await show(page)).toEqual({ kind: 'shown' });
        expect(rig.onScreen()).toEqual([seenPage]);
      });
    });

  if (can.buttons)
    describe(`${name}, which has buttons,`, () => {
      it('tells an action once, however often it is pressed, and no ending after it', async () => {
        const { rig, events, show } = await open();
        await show(page);
        rig.press(0, 'Acknowledge');
        await rig.settle();
        expect(events).toEqual([{ kind: 'action', key: 'alarm-1', actionId: 'acknowledge' }]);
      });

      it('tells the action of the notification that took the place of another', async () => {
        const { rig, events, show } = await open();
        await show(page);
        await show({ ...page, actions: [{ id: 'release', label: 'Release' }] });
        rig.press(0, 'Release');
        await rig.settle();
        expect(events).toEqual([{ kind: 'action', key: 'alarm-1', actionId: 'release' }]);
      });

      it('tells actions apart that are called like the platform’s own or carry the same label', async () => {
        const { rig, events, show } = await open();
        await show({ ...page, actions: [{ id: 'default', label: 'First' }] });
        await show({ ...page, key: 'alarm-2', actions: [{ id: '', label: 'Second' }] });
        rig.press(1, 'Second');
        rig.press(0, 'First');
        await rig.settle();
        expect(events).toEqual([
          { kind: 'action', key: 'alarm-2', actionId: '' },
          { kind: 'action', key: 'alarm-1', actionId: 'default' },
        ]);
      });

      it('can show a key again after its action was pressed', async () => {
        const { rig, events, show } = await open();
        await show(page);
        rig.press(0, 'Open');
        await rig.settle();
        expect(await show(page)).toEqual({ kind: 'shown' });
        rig.press(rig.onScreen().length - 1, 'Open');
        await rig.settle();
        const told: NotificationEvent = { kind: 'action', key: 'alarm-1', actionId: 'open' };
        expect(events).toEqual([told, told]);
      });
    });

  if (can.clicks)
    describe(`${name}, which hears of clicks,`, () => {
      it('tells a click on the body as opened, and no ending after it', async () => {
        const { rig, events, show } = await open();
        await show(page);
        rig.openBody(0);
        await rig.settle();
        expect(events).toEqual([{ kind: 'opened', key: 'alarm-1' }]);
      });

      it('tells once that a notification was dismissed', async () => {
        const { rig, events, show } = await open();
        await show(page);
        rig.dismiss(0);
        await rig.settle();
        expect(events).toEqual([{ kind: 'closed', key: 'alarm-1' }]);
      });

      it('tells every subscriber, also when another one throws, and none that ended', async () => {
        const { rig, notifier, events, show } = await open();
        notifier.subscribe(() => {
          throw new Error('a broken listener');
        });
        const second: NotificationEvent[] = [];
        const stop = notifier.subscribe((event) => second.push(event));
        await show(page);
        await show({ ...page, key: 'alarm-2' });
        rig.openBody(0);
        await rig.settle();
        stop();
        stop();
        rig.openBody(0);
        await rig.settle();
        expect(second).toEqual([{ kind: 'opened', key: 'alarm-1' }]);
        expect(events).toEqual([
          { kind: 'opened', key: 'alarm-1' },
          { kind: 'opened', key: 'alarm-2' },
        ]);
      });
    });
}
