import type { Writer } from '../../../src/main/database/handles';
import { createEventHub } from '../../../src/main/event-hub';
import { createHandoverService } from '../../../src/main/handover/handover-service';
import type { ShiftRecord } from '../../../src/main/handover/shift-record';
import type { NewPost } from '../../../src/main/new-post';
import type { EventMessage } from '../../../src/shared/contract';
import type { Delivery } from '../../../src/shared/nouns/post';
import type { Shift } from '../../../src/shared/nouns/watch';
import { createManualClock } from '../../support/manual-clock';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';
import { at, emptyRecord, shift } from './shift-records';

export function addShift(db: Writer, { id, person, role, startsAt, endsAt, source }: Shift): void {
  db.prepare(
    'INSERT OR IGNORE INTO shift (id, person, role, starts_at, ends_at, source) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, person, role, startsAt, endsAt, source);
}

export const waiting: Delivery = { state: 'waiting', failure: undefined };

/** A handover service on a real database; `queued` stands for the outbox, in a table so that it rolls back as one. */
export function openHandoverDesk(data = temporaryFolder()) {
  const db = openTestDatabase(data);
  const clock = createManualClock(at('12:00'));
  addShift(db, shift);
  db.exec('CREATE TEMP TABLE queued (position INTEGER PRIMARY KEY, post TEXT NOT NULL)');
  const now: { shift: Shift | undefined; record: ShiftRecord; channel: string } = {
    shift,
    record: emptyRecord,
    channel: '#handover',
  };
  const deliveries = new Map<string, Delivery>();
  const events: EventMessage[] = [];
  const announcedInside: boolean[] = [];
  const queuedInside: boolean[] = [];
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => {
    announcedInside.push(db.inTransaction);
    events.push(event);
  });
  const service = createHandoverService({
    db,
    clock,
    announce: hub.announce,
    folders: { data, resources: data },
    shiftFor: () => now.shift,
    shiftById: (id) => (id === shift.id ? shift : undefined),
    record: (of) => ({ ...now.record, shift: of }),
    workspace: () => 'slack',
    channel: () => now.channel,
    threadLinkWords: () => undefined,
    enqueue(post) {
      queuedInside.push(db.inTransaction);
      db.prepare('INSERT INTO queued (post) VALUES (?)').run(JSON.stringify(post));
    },
    delivery: (opId) => deliveries.get(opId) ?? waiting,
  });
  const queued = (): readonly NewPost[] =>
    db
      .prepare<[], { post: string }>('SELECT post FROM queued ORDER BY position')
      .all()
      .map((row) => JSON.parse(row.post) as NewPost);
  return { data, db, clock, now, service, deliveries, events, announcedInside, queued, queuedInside };
}
