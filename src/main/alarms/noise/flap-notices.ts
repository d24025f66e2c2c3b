import type { Clock, DesktopNotification, Logger, Notifier, ShowResult } from '../../ports';
import { spanWords } from '../pages/digest-words';
import { plainLine } from '../pages/page-text';
import { namesOf, unnamed } from '../pages/page-words';
import type { DueFlap, FlapNoticeStore } from './flap-notice-store';

/** Tells once of each that flaps, in the place of the pages that it would be. */
export type FlapNotices = {
  run(now: number): void;
  withdrawAll(): void;
  close(): void;
};

export type FlapNoticesOptions = {
  readonly store: FlapNoticeStore;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly open: (alarmId: string) => void;
  /** Nobody could be told, so it is paged after all. */
  readonly onFailed: () => void;
};

const keyStart = 'flap:';
/** More at once become one notice. */
const mostAtOnce = 3;
/** Every way to the desktop answers well within this, or hangs. */
const wordWithinMs = 5_000;

export function createFlapNotices(options: FlapNoticesOptions): FlapNotices {
  const { store, notifier, clock, logger } = options;
  /** What is on the screen or on its way there: each notice with what it tells of. */
  const standing = new Map<string, { readonly flapIds: readonly string[]; readonly alarmId: string }>();
  /** With a disk that cannot be written to, each is told of once a run. */
  const told = new Set<string>();
  let isClosed = false;

  const unsubscribe = notifier.subscribe((event) => {
    if (event.kind === 'closed' || !event.key.startsWith(keyStart)) return;
    const about = standing.get(event.key);
    if (about !== undefined) options.open(about.alarmId);
  });

  function withdraw(key: string): void {
    standing.delete(key);
    notifier.withdraw(key).catch((error: unknown) => logger.warn('flap.withdraw.failed', { key, error }));
  }

  /** Failed as well where no word comes back. */
  function shown(notification: DesktopNotification): Promise<ShowResult> {
    return new Promise((resolve) => {
      const cancel = clock.after(wordWithinMs, () =>
        resolve({ kind: 'failed', reason: 'the desktop did not say that it was shown' }),
      );
      void notifier
        .show(notification)
        .catch((error: unknown): ShowResult => ({ kind: 'failed', reason: String(error) }))
        .then((result) => {
          cancel();
          resolve(result);
        });
    });
  }

  async function tell(flaps: readonly DueFlap[]): Promise<void> {
    const [first] = flaps;
    if (first === undefined) return;
    const flapIds = flaps.map(({ id }) => id);
    const notification = flaps.length === 1 ? flapNotice(first) : manyNotice(flaps);
    for (const id of flapIds) told.add(id);
    standing.set(notification.key, { flapIds, alarmId: first.alarmId });
    const result = await shown(notification);
    if (isClosed) return;
    try {
      if (result.kind === 'shown') store.noteShown(flapIds);
      else store.noteFailed(flapIds);
    } catch (error) {
      logger.error('flap.notice.not-kept', { flapIds, error });
    }
    if (result.kind === 'failed') {
      logger.error('flap.notice.failed', { flaps: flapIds.length, reason: result.reason });
      standing.delete(notification.key);
      options.onFailed();
    } else if (!standing.has(notification.key)) withdraw(notification.key);
  }

  return {
    run(now) {
      for (const [key, { flapIds }] of standing)
        if (!flapIds.some((id) => store.isLive(id, now))) withdraw(key);
      const due = store.due(now).filter(({ id }) => !told.has(id));
      for (const flaps of due.length > mostAtOnce ? [due] : due.map((flap) => [flap])) void tell(flaps);
    },
    withdrawAll() {
      for (const key of [...standing.keys()]) withdraw(key);
    },
    close() {
      isClosed = true;
      unsubscribe();
    },
  };
}

const open = { id: 'open', label: 'Open' };

function flapNotice(flap: DueFlap): DesktopNotification {
  const { id, kind, name, sourceName, changes, sinceAt, lastChangeAt, stableAfterMs, priority } = flap;
  const several = kind === 'name' ? ', of several alarms' : '';
  return {
    key: keyStart + id,
    title: `${plainLine(name, 100, unnamed)} is flapping`,
    body: `${changes} changes in ${spanWords(lastChangeAt - sinceAt)}${several}; quiet until it is stable for ${spanWords(stableAfterMs)}.\n${plainLine(sourceName, 60)}`,
    urgency: priority,
    sound: priority === 'high',
    actions: [open],
  };
}

function manyNotice(flaps: readonly DueFlap[]): DesktopNotification {
  const isHigh = flaps.some(({ priority }) => priority === 'high');
  const [first] = flaps;
  return {
    key: `${keyStart}several:${first?.id ?? ''}`,
    title: `${flaps.length} alarms are flapping`,
    body: `Each is quiet until it is stable.\n${namesOf(flaps.map(({ name }) => name))}`,
    urgency: isHigh ? 'high' : 'low',
    sound: isHigh,
    actions: [open],
  };
}
