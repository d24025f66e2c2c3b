import type { Courier } from '../../src/main/courier';
import type { Writer } from '../../src/main/database/handles';
import { createEventHub } from '../../src/main/event-hub';
import { createIncidentService } from '../../src/main/incidents/incident-service';
import { createOutboxService } from '../../src/main/outbox/outbox-service';
import type { Clock } from '../../src/main/ports';
import type { EventMessage } from '../../src/shared/contract';
import type { Workspace } from '../../src/shared/nouns/app';
import { createRecordingLogger } from './recording-logger';
import { testPack } from './test-pack';

/** The incident feature over its real outbox, wired as the core wires it. */
export function createIncidentBench(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly courier: () => Courier | undefined;
  readonly workspace?: Workspace;
  readonly me?: () => string;
}) {
  const { db, clock } = options;
  const events: EventMessage[] = [];
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => events.push(event));
  db.prepare(
    "INSERT INTO pack_version (hash, pack_id, source_text, read_at) VALUES ('hash-1', 'test-team', '', 0) ON CONFLICT DO NOTHING",
  ).run();
  const outbox = createOutboxService({
    db,
    clock,
    logger: createRecordingLogger(),
    announce: hub.announce,
    courierFor: options.courier,
    onChange: (opId) => incidents.delivered(opId),
  });
  const incidents = createIncidentService({
    db,
    clock,
    announce: hub.announce,
    logger: createRecordingLogger(),
    outbox,
    pack: () => ({ pack: testPack, hash: 'hash-1' }),
    packByHash: () => testPack,
    alarmExists: (id) => id === 'alarm-1',
    me: options.me ?? (() => 'Ada'),
    workspace: () => options.workspace ?? 'slack',
    permalink: async (channelId, ts) => options.courier()?.permalink(channelId, ts),
    onChange: () => undefined,
  });
  return { incidents, outbox, events };
}
