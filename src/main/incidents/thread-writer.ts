import { randomUUID } from 'node:crypto';
import type { EntryKind } from '../../shared/nouns/incident';
import type { Pack } from '../../shared/nouns/pack';
import { fillPhrase } from '../../shared/phrases';
import { formatTime, zoneName } from '../../shared/rota/format-time';
import type { PostMetadata } from '../courier';
import type { NewPost } from '../new-post';
import type { Clock } from '../ports';
import type { EntryStore, KeptEntry } from './entry-store';
import type { KeptIncident } from './incident-store';

export type Line = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly text: string;
  /** Told in the pack's exact words, and not as a line of the scribe's. */
  readonly exact: boolean;
  readonly happenedAt: number;
};

export type ThreadWriter = {
  /** A line in the log and its post in the outbox. Must run inside the transaction of the act that it tells of. */
  write(incident: KeptIncident, line: Line, told: PostMetadata['kind']): KeptEntry;
  exactLine(text: string): Line;
};

/** All posts of an incident go out one after the other. */
export function orderKeyOf(incidentId: string): string {
  return `incident:${incidentId}`;
}

export function createThreadWriter(options: {
  readonly clock: Clock;
  readonly entries: EntryStore;
  readonly enqueue: (post: NewPost) => void;
  readonly packOf: (incident: KeptIncident) => Pack;
  readonly me: () => string;
}): ThreadWriter {
  const { clock, entries } = options;

  function logLine(incident: KeptIncident, line: Line): string {
    const { phrases, zone } = options.packOf(incident);
    const time = `${formatTime(zone, line.happenedAt)} ${zoneName(zone, line.happenedAt)}`;
    return fillPhrase(phrases.logLine, { time, kind: line.kind, text: line.text });
  }

  return {
    write(incident, line, told) {
      const isHead = told === 'declaration';
      const opId = isHead ? incident.headOpId : randomUUID();
      options.enqueue({
        opId,
        orderKey: orderKeyOf(incident.id),
        workspace: incident.kind === 'drill' ? 'practice' : 'slack',
        channel: incident.channel,
        threadOpId: isHead ? undefined : incident.headOpId,
        text: line.exact ? line.text : logLine(incident, line),
        kind: told,
        incidentId: incident.id,
        entryIds: [line.id],
      });
      const author = options.me();
      return entries.append({ ...line, incidentId: incident.id, author, enteredAt: clock.now(), opId });
    },
    exactLine: (text) => ({ id: randomUUID(), kind: 'event', text, exact: true, happenedAt: clock.now() }),
  };
}
