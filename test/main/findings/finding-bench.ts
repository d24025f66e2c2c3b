import type { Courier } from '../../../src/main/courier';
import type { Writer } from '../../../src/main/database/handles';
import { createEventHub } from '../../../src/main/event-hub';
import { createFindingService, type FindingService } from '../../../src/main/findings/finding-service';
import { createOutboxService } from '../../../src/main/outbox/outbox-service';
import type { EventMessage } from '../../../src/shared/contract';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import type { Workspace } from '../../../src/shared/nouns/app';
import type { ChecklistRun } from '../../../src/shared/nouns/checklist';
import type { Pack } from '../../../src/shared/nouns/pack';
import type { FollowUp } from '../../../src/shared/nouns/pack-process';
import type { Shift } from '../../../src/shared/nouns/watch';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { createScriptedCourier } from '../../support/scripted-courier';
import { openTestDatabase } from '../../support/test-database';
import { shippedPack } from '../packs/seed-text';

/** Friday 20 November 2026, 09:44 in London. */
export const friday0944 = Date.parse('2026-11-20T09:44:00Z');
export const minute = 60_000;
export const day = 24 * 60 * minute;

export const shippedPacks = ['interventions', 'cloud-platform', 'tis'] as const;

export { shippedPack };

export const shift: Shift = {
  id: 'shift-1',
  person: 'Ada',
  role: 'primary',
  startsAt: friday0944 - 3 * 60 * minute,
  endsAt: friday0944 + 8 * 60 * minute,
  source: 'hand',
  isMine: true,
};

export function alarm(id: string, name = 'ApiDown'): Alarm {
  return {
    id,
    sourceId: 'source-1',
    sourceName: 'live',
    fingerprint: id,
    name,
    priority: 'high',
    summary: '',
    labels: {},
    annotations: {},
    startedAt: 0,
    firstSeenAt: 0,
    endedAt: undefined,
    suppressed: false,
    hold: undefined,
    runbookUrl: undefined,
    link: undefined,
  };
}

export const run: ChecklistRun = {
  id: 'run-1',
  shiftId: 'shift-1',
  phase: 'start-of-day',
  title: 'Daily ops tasks',
  date: '2026-11-20',
  dueAt: friday0944,
  packHash: 'hash-1',
  startedAt: friday0944,
  items: [],
};

/** What stands in the record before a finding can be raised. */
function fillRecord(db: Writer): void {
  db.exec(`
    INSERT OR IGNORE INTO pack_version (hash, pack_id, source_text, read_at)
      VALUES ('hash-1', 'interventions', '', 0), ('hash-2', 'interventions', '', 1);
    INSERT OR IGNORE INTO shift (id, person, role, starts_at, ends_at, source)
      VALUES ('shift-1', 'Ada', 'primary', ${shift.startsAt}, ${shift.endsAt}, 'hand'),
             ('shift-2', 'Ada', 'primary', ${shift.endsAt}, ${shift.endsAt + day}, 'hand');
    INSERT OR IGNORE INTO source (id, kind, name, url, added_at) VALUES ('source-1', 'alertmanager', 'live', '', 0);
    INSERT OR IGNORE INTO checklist_run (id, shift_id, phase, date, title, due_at, pack_hash, started_at)
      VALUES ('run-1', 'shift-1', 'start-of-day', '2026-11-20', '', 0, 'hash-1', 0);`);
  for (let n = 1; n <= 9; n += 1) {
    db.prepare(
      `INSERT OR IGNORE INTO alarm (id, source_id, fingerprint, started_at, name, priority, labels, annotations, first_seen_at)
       VALUES (?, 'source-1', ?, 0, 'ApiDown', 'high', '{}', '{}', 0)`,
    ).run(`alarm-${n}`, `f${n}`);
  }
}

/** The findings over their real outbox, wired as the core wires them. */
export function openFindingDesk(
  options: {
    readonly db?: Writer;
    readonly pack?: Pack;
    readonly courier?: Courier;
    readonly startAt?: number;
  } = {},
) {
  const db = options.db ?? openTestDatabase();
  fillRecord(db);
  const clock = createManualClock(options.startAt ?? friday0944);
  const scripted = createScriptedCourier();
  const now: {
    pack: Pack;
    hash: string;
    me: string;
    workspace: Workspace;
    shift: Shift | undefined;
    byHash: Readonly<Record<string, Pack>>;
  } = {
    pack: options.pack ?? shippedPack('interventions'),
    hash: 'hash-1',
    me: 'Ada',
    workspace: 'slack',
    shift,
    byHash: {},
  };
  const events: EventMessage[] = [];
  const toldInside: boolean[] = [];
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => {
    events.push(event);
    toldInside.push(db.inTransaction);
  });
  const outbox = createOutboxService({
    db,
    clock,
    logger: createRecordingLogger(),
    announce: hub.announce,
    courierFor: () => options.courier ?? scripted,
    onChange: (opId) => findings.delivered(opId),
  });
  const findings: FindingService = createFindingService({
    db,
    clock,
    announce: hub.announce,
    enqueue: outbox.enqueue,
    delivery: outbox.delivery,
    pack: () => ({ pack: now.pack, hash: now.hash }),
    packByHash: (hash) => now.byHash[hash] ?? now.pack,
    me: () => now.me,
    workspace: () => now.workspace,
    shift: () => now.shift,
    alarmById: (id) => (/^alarm-\d$/.test(id) ? alarm(id) : undefined),
    runById: (id) => (id === run.id ? run : undefined),
    onChange: () => undefined,
  });
  return {
    db,
    clock,
    now,
    events,
    toldInside,
    outbox,
    findings,
    courier: scripted,
    raise: (id = 'finding-1', text = 'one pod restarts', alarmId = 'alarm-1') =>
      findings.raise({ id, alarmId, text }),
    raiseFromItem: (id: string, text = 'two pods restart', itemId = 'pods') => {
      const item = { id: itemId, text: 'Pods looked at' };
      findings.addFromItem({ id, run, item, text, raisedAt: clock.now() });
      findings.raised(id);
    },
    /** Ends a finding with all that its outcome asks for. */
    end(id: string, outcomeId: string, endId = `end-of-${id}`) {
      const outcome = now.pack.outcomes.find((one) => one.id === outcomeId);
      const answers = (outcome?.followUp ?? []).map((each) => ({ id: each.id, answer: goodAnswer(each) }));
      return findings.end({ id, endId, outcomeId, answers, conclusion: 'it was nothing' });
    },
    posts: () => scripted.posts.map(({ channel, threadTs, text }) => ({ channel, threadTs, text })),
  };
}

export function goodAnswer({ answer, id }: FollowUp): string {
  const answers = { text: `answer to ${id}`, person: 'Grace', link: `https://example.org/${id}` };
  return answers[answer];
}
