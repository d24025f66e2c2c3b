import { formatDayAndTime, zoneName } from '../../../shared/rota/format-time';
import type { DesktopNotification, Logger, Notifier } from '../../ports';
import { oneLine } from '../one-line';
import type { KeptSilence, SilenceStore } from './silence-store';

/** Tells once of each silence that is about to end, before what it covers pages again. */
export type SilenceWarnings = {
  run(silences: readonly KeptSilence[], now: number): void;
  close(): void;
};

const longestNoticeMs = 15 * 60_000;
/** What a press on "Extend 1 h" adds. */
export const extendByMs = 3_600_000;

export function createSilenceWarnings(options: {
  readonly notifier: Notifier;
  readonly logger: Logger;
  readonly store: SilenceStore;
  readonly zone: () => string;
  readonly onWatch: () => boolean;
  readonly extend: (id: string, endsAt: number) => void;
  readonly open: (id: string) => void;
}): SilenceWarnings {
  const { notifier, logger, store } = options;
  const standing = new Set<string>();

  const unsubscribe = notifier.subscribe((event) => {
    const about = readKey(event.key);
    if (about === undefined || event.kind === 'closed') return;
    try {
      if (event.kind === 'action' && event.actionId === 'extend') options.extend(about.id, about.endsAt);
      else options.open(about.id);
    } catch (error) {
      logger.error('silence.answer.failed', { silenceId: about.id, error });
    }
  });

  function withdraw(key: string): void {
    standing.delete(key);
    notifier.withdraw(key).catch((error: unknown) => logger.warn('silence.withdraw.failed', { error }));
  }

  async function show(silence: KeptSilence): Promise<void> {
    const notification = warning(silence, options.zone());
    standing.add(notification.key);
    const result = await notifier.show(notification);
    if (result.kind === 'failed')
      logger.error('silence.warning.failed', { silenceId: silence.id, reason: result.reason });
    // It was extended or ended while it was on its way to the screen.
    if (!standing.has(notification.key)) withdraw(notification.key);
  }

  return {
    run(silences, now) {
      const isOnWatch = options.onWatch();
      const wanted = new Set(silences.filter((silence) => isOnWatch && isEnding(silence, now)).map(keyOf));
      for (const key of standing) if (!wanted.has(key)) withdraw(key);
      for (const silence of silences) {
        if (!wanted.has(keyOf(silence)) || silence.warnedUntilAt === silence.endsAt) continue;
        // Claimed first: a crash between the two costs the warning, never a second one.
        store.change(silence, { warnedUntilAt: silence.endsAt });
        show(silence).catch((error: unknown) => logger.error('silence.warning.failed', { error }));
      }
    },
    close() {
      unsubscribe();
    },
  };
}

/** A quarter of an hour before its end; of a short one, its last quarter. */
function isEnding({ state, askedAt, endsAt }: KeptSilence, now: number): boolean {
  const noticeMs = Math.min(longestNoticeMs, (endsAt - askedAt) / 4);
  return state === 'written' && now >= endsAt - noticeMs && now < endsAt;
}

function keyOf({ id, endsAt }: KeptSilence): string {
  return `silence:${endsAt}:${id}`;
}

function readKey(key: string): { readonly id: string; readonly endsAt: number } | undefined {
  const [, endsAt, id] = /^silence:(\d+):(.+)$/.exec(key) ?? [];
  return endsAt === undefined || id === undefined ? undefined : { id, endsAt: Number(endsAt) };
}

function warning(silence: KeptSilence, zone: string): DesktopNotification {
  const end = `${formatDayAndTime(zone, silence.endsAt)} ${zoneName(zone, silence.endsAt)}`;
  return {
    key: keyOf(silence),
    title: `The silence of ${oneLine(silence.alarmName, 80)} ends`,
    body: `At ${end}: then what it covers pages again.\n${oneLine(silence.comment, 200)}`,
    urgency: 'low',
    actions: [
      { id: 'extend', label: 'Extend 1 h' },
      { id: 'open', label: 'Open' },
    ],
  };
}
