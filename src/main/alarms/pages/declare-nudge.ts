import type { Writer } from '../../database/handles';
import type { Clock, DesktopNotification, Logger, Notifier } from '../../ports';
import { isQuiet } from '../noise/is-quiet';
import { spanWords } from './digest-words';
import { plainLine } from './page-text';
import { unnamed } from './page-words';

/** Asks once, quietly, about a high alarm that goes on and is nobody's incident. */
export type DeclareNudge = {
  run(nudgeAfterMs: number | undefined): void;
  withdrawAll(): void;
  close(): void;
};

export type DeclareNudgeOptions = {
  readonly db: Writer;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether an incident that is live was declared of it. */
  readonly inLiveIncident: (alarmId: string) => boolean;
  readonly declare: (alarmId: string) => void;
  readonly open: (alarmId: string) => void;
};

type Asked = { readonly id: string; readonly name: string; readonly startedAt: number };

const keyStart = 'nudge:';

export function createDeclareNudge(options: DeclareNudgeOptions): DeclareNudge {
  const { db, notifier, clock, logger, inLiveIncident } = options;
  const firing =
    "a.priority = 'high' AND a.ended_at IS NULL AND a.suppressed = 0 AND a.missed_polls = 0 AND s.removed_at IS NULL";
  const due = db.prepare<{ since: number; now: number }, Asked>(`
    SELECT a.id, a.name, min(a.started_at, a.first_seen_at) AS startedAt
    FROM source s JOIN alarm a ON a.source_id = s.id
    WHERE ${firing} AND a.nudged_at IS NULL AND min(a.started_at, a.first_seen_at) <= @since
      AND NOT ${isQuiet('a.', '@now')}
    ORDER BY startedAt, a.id`);
  const stillFires = db.prepare<[string], unknown>(
    `SELECT 1 FROM alarm a JOIN source s ON s.id = a.source_id WHERE a.id = ? AND ${firing}`,
  );
  const claim = db.prepare<{ id: string; now: number }>('UPDATE alarm SET nudged_at = @now WHERE id = @id');
  const claimAll = db.transaction((about: readonly Asked[], now: number) => {
    for (const { id } of about) claim.run({ id, now });
  });
  /** With a disk that cannot be written to, it is asked once a run. */
  const asked = new Set<string>();
  /** The alarm that the one question on the screen is about. */
  let standing: string | undefined;

  const unsubscribe = notifier.subscribe((event) => {
    if (event.kind === 'closed' || !event.key.startsWith(keyStart)) return;
    const alarmId = event.key.slice(keyStart.length);
    standing = undefined;
    if (event.kind === 'opened') options.open(alarmId);
    else if (event.actionId === 'declare') options.declare(alarmId);
  });

  function withdraw(): void {
    if (standing === undefined) return;
    const key = keyStart + standing;
    standing = undefined;
    notifier.withdraw(key).catch((error: unknown) => logger.warn('page.withdraw.failed', { key, error }));
  }

  /** Asked once, whatever becomes of the question. */
  function claimFirst(about: readonly Asked[], now: number): void {
    for (const { id } of about) asked.add(id);
    try {
      claimAll(about, now);
    } catch (error) {
      logger.error('nudge.not-claimed', { alarms: about.length, error });
    }
  }

  function ask(about: readonly Asked[]): void {
    const [first] = about;
    if (first === undefined) return;
    const now = clock.now();
    claimFirst(about, now);
    withdraw();
    standing = first.id;
    logger.info('nudge.asked', { alarms: about.length });
    notifier.show(nudgePage(first, about.length, now)).then(
      (result) => {
        if (result.kind === 'failed') logger.warn('nudge.not-shown', { reason: result.reason });
      },
      (error: unknown) => logger.warn('nudge.not-shown', { error }),
    );
  }

  return {
    run(nudgeAfterMs) {
      const isOver = standing !== undefined && stillFires.get(standing) === undefined;
      if (standing !== undefined && (isOver || inLiveIncident(standing))) withdraw();
      if (nudgeAfterMs === undefined) return;
      const open = due.all({ since: clock.now() - nudgeAfterMs, now: clock.now() });
      ask(open.filter(({ id }) => !asked.has(id) && !inLiveIncident(id)));
    },
    withdrawAll: withdraw,
    close: unsubscribe,
  };
}

function nudgePage({ id, name, startedAt }: Asked, alarms: number, now: number): DesktopNotification {
  const others = alarms - 1;
  const more = others === 0 ? '' : ` and ${others} more alarm${others === 1 ? '' : 's'}`;
  const verb = others === 0 ? 'has' : 'have';
  const goesOn = `${verb} been firing for ${spanWords(now - startedAt)}${others === 0 ? '' : ' or less'}`;
  return {
    key: keyStart + id,
    title: 'Is it an incident?',
    body: `${plainLine(name, 120, unnamed)}${more} ${goesOn}.`,
    urgency: 'low',
    actions: [
      { id: 'declare', label: 'Declare' },
      { id: 'not-now', label: 'Not now' },
    ],
  };
}
