import { type ChecklistService, createChecklistService } from '../../../src/main/checklist/checklist-service';
import type { Writer } from '../../../src/main/database/handles';
import { createEventHub } from '../../../src/main/event-hub';
import { createFindingService } from '../../../src/main/findings/finding-service';
import type { EventMessage } from '../../../src/shared/contract';
import type { ChecklistRun } from '../../../src/shared/nouns/checklist';
import type { Pack } from '../../../src/shared/nouns/pack';
import type { Shift } from '../../../src/shared/nouns/watch';
import type { HolidayList } from '../../../src/shared/rota/cover';
import { createManualClock } from '../../support/manual-clock';
import { noProcess } from '../../support/no-process';
import { createRecordingLogger } from '../../support/recording-logger';
import { createRecordingNotifier } from '../../support/recording-notifier';
import { openTestDatabase } from '../../support/test-database';

export const pack: Pack = {
  ...noProcess,
  rota: { roles: ['primary', 'secondary'], soonBeforeMs: 1_800_000, experience: undefined, rotation: [] },
  pay: undefined,
  id: 'cloud-platform',
  name: 'Cloud Platform',
  zone: 'Europe/London',
  division: 'england-and-wales',
  hours: {
    support: { weekdays: [], weekends: [] },
    dutyOnline: { weekdays: [], weekends: [] },
    onCall: { weekdays: [], weekends: [] },
  },
  channels: { incidents: '#cloud-platform', handover: '#cloud-platform-handover', named: [] },
  phrases: { declare: '', lead: '', scribe: '', resolve: '', logLine: '' },
  definition: { must: [], any: [], notes: [] },
  alarms: { high: [], ignore: [], repeatEveryMs: 300_000, acknowledgeForMs: 3_600_000 },
  checklists: [
    {
      phase: 'start-of-day',
      title: 'Start of day',
      due: '10:00',
      items: [
        { id: 'high', text: 'High-priority alarms channel read', link: 'https://example.org/high' },
        { id: 'pods', text: 'Pods looked at', hint: 'errors, restarts', command: 'kubectl get pods' },
        { id: 'board', text: 'User requests not yet assigned' },
      ],
    },
  ],
};

export const shift: Shift = {
  id: 'shift-1',
  person: 'ann',
  role: 'primary',
  startsAt: Date.parse('2026-11-20T07:00:00Z'),
  endsAt: Date.parse('2026-11-20T22:00:00Z'),
  source: 'hand',
  isMine: true,
};

export function addShift(db: Writer, { id, person, role, startsAt, endsAt, source }: Shift): void {
  db.prepare(
    'INSERT INTO shift (id, person, role, starts_at, ends_at, source) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, person, role, startsAt, endsAt, source);
}

export function addPackVersion(db: Writer, hash: string): void {
  db.prepare("INSERT INTO pack_version (hash, pack_id, source_text, read_at) VALUES (?, 'p', '', 0)").run(
    hash,
  );
}

/** A checklist service on a real database, with what it was told and told others. */
export function openChecklistDesk(db: Writer = openTestDatabase(), startAt = '2026-11-20T09:00:00Z') {
  const clock = createManualClock(Date.parse(startAt));
  const now: { shift: Shift | undefined; holidays: HolidayList; pack: Pack; hash: string; me: string } = {
    shift,
    holidays: { events: [], lastDate: '2028-12-26' },
    pack,
    hash: 'hash-1',
    me: 'ann',
  };
  const events: EventMessage[] = [];
  const inTransaction: boolean[] = [];
  let changes = 0;
  let pagesOpened = 0;
  const notifier = createRecordingNotifier();
  const logger = createRecordingLogger();
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => {
    inTransaction.push(db.inTransaction);
    events.push(event);
  });
  const posted = () => {
    throw new Error('Raising a finding posts nothing');
  };
  const findings = createFindingService({
    db,
    clock,
    announce: hub.announce,
    enqueue: posted,
    delivery: posted,
    pack: () => ({ pack: now.pack, hash: now.hash }),
    packByHash: () => now.pack,
    me: () => now.me,
    workspace: () => 'slack',
    shift: () => now.shift,
    alarmById: () => undefined,
    runById: (id) => service.runById(id),
    onChange: () => undefined,
  });
  const service: ChecklistService = createChecklistService({
    db,
    clock,
    logger,
    notifier,
    isSetUp: () => true,
    holidays: () => now.holidays,
    openPage: () => {
      pagesOpened += 1;
    },
    announce: hub.announce,
    shift: () => now.shift,
    pack: () => ({ pack: now.pack, hash: now.hash }),
    findings: { add: findings.addFromItem, raised: findings.raised, find: findings.find },
    onChange: () => {
      changes += 1;
    },
  });
  return {
    db,
    clock,
    logger,
    notifier,
    now,
    events,
    inTransaction,
    service,
    findings,
    /** The first run of the day: the only one where the pack has no other list. */
    read(): ChecklistRun {
      const [run] = service.read();
      if (run === undefined) throw new Error('No run was begun');
      return run;
    },
    changes: () => changes,
    pagesOpened: () => pagesOpened,
  };
}

/** The same with the shift and the pack's version in the record. */
export function openReadyDesk(startAt?: string) {
  const desk = openChecklistDesk(openTestDatabase(), startAt);
  addShift(desk.db, shift);
  addPackVersion(desk.db, 'hash-1');
  return desk;
}
