import { randomUUID } from 'node:crypto';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { Workspace } from '../../shared/nouns/app';
import type { Entry, Incident, IncidentRole } from '../../shared/nouns/incident';
import type { Pack } from '../../shared/nouns/pack';
import type { Delivery } from '../../shared/nouns/post';
import { fillPhrase } from '../../shared/phrases';
import { coalesce } from '../coalesce';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { NewPost } from '../new-post';
import type { Clock, Logger } from '../ports';
import { createEntryStore, type KeptEntry } from './entry-store';
import { createIncidentActivity } from './incident-activity';
import { createIncidentStore, type KeptIncident } from './incident-store';
import { createThreadWriter, type Line, orderKeyOf } from './thread-writer';

/** What the outbox does for an incident. */
export type IncidentOutbox = {
  enqueue(post: NewPost): void;
  delivery(opId: string): Delivery;
  sent(opId: string): { readonly channelId: string; readonly ts: string } | undefined;
  countUnsent(orderKey: string): number;
};

export type IncidentService = ReturnType<typeof createIncidentService>;

/**
 * From the declaration to the resolution. Each act is one transaction that writes the record, its line in the log and
 * its post in the outbox: either all of it is saved or none.
 */
export function createIncidentService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly outbox: IncidentOutbox;
  readonly pack: () => { readonly pack: Pack; readonly hash: string };
  /** The pack as it was when the incident began; an incident keeps its words. */
  readonly packByHash: (hash: string) => Pack | undefined;
  readonly me: () => string;
  readonly alarmExists: (id: string) => boolean;
  readonly workspace: () => Workspace;
  readonly permalink: (channelId: string, ts: string) => Promise<string | undefined>;
  readonly onChange: () => void;
  readonly logger: Logger;
}) {
  const { db, clock, announce, outbox } = options;
  const incidents = createIncidentStore(db);
  const entries = createEntryStore(db);

  const thread = createThreadWriter({ clock, entries, enqueue: outbox.enqueue, packOf, me: options.me });

  function packOf(incident: KeptIncident): Pack {
    return options.packByHash(incident.packHash) ?? options.pack().pack;
  }

  function existing(id: string): KeptIncident {
    const incident = incidents.find(id);
    if (incident === undefined) throw new WatchkeeperError('not-found', { noun: 'incident' });
    return incident;
  }

  function view(incident: KeptIncident): Incident {
    const { headOpId, packHash: _packHash, permalink, ...told } = incident;
    const sent = outbox.sent(headOpId);
    return {
      ...told,
      roles: incidents.rolesNow(incident.id),
      thread: sent === undefined ? undefined : { ...sent, permalink },
      entryCount: entries.count(incident.id),
      waiting: outbox.countUnsent(orderKeyOf(incident.id)),
    };
  }

  function viewEntry(entry: KeptEntry): Entry {
    return { ...entry, delivery: outbox.delivery(entry.opId) };
  }

  const incidentsChanged = coalesce(
    clock,
    () => {
      announce('incidents.changed', incidents.list().map(view));
      options.onChange();
    },
    (error) => options.logger.error('incidents.tell-failed', { error }),
  );

  /** After the commit: tells of the line, and soon of the incident. */
  function tell(entry: KeptEntry): Entry {
    const told = viewEntry(entry);
    announce('entry.changed', told);
    incidentsChanged.soon();
    return told;
  }

  /** The link to the thread is asked for once its head is in the channel. */
  async function learnPermalink(incident: KeptIncident): Promise<void> {
    const sent = outbox.sent(incident.headOpId);
    if (sent === undefined || incident.permalink !== undefined) return;
    const permalink = await options.permalink(sent.channelId, sent.ts);
    if (permalink === undefined || !db.open) return;
    try {
      incidents.setPermalink(incident.id, permalink);
    } catch (error) {
      // A convenience, asked for again at the next connection.
      options.logger.warn('incident.permalink-not-kept', { error });
      return;
    }
    incidentsChanged.soon();
  }

  return {
    declare(input: ParsedInput<'incidents.declare'>): Incident {
      const known = incidents.find(input.id);
      if (known !== undefined) return view(known);
      if (input.alarmId !== undefined && !options.alarmExists(input.alarmId)) {
        throw new WatchkeeperError('not-found', { noun: 'alarm' });
      }
      const { pack, hash } = options.pack();
      const line = thread.exactLine(
        fillPhrase(pack.phrases.declare, { reason: input.reason, impact: input.impact }),
      );
      const incident: KeptIncident = {
        id: input.id,
        kind: options.workspace() === 'practice' ? 'drill' : 'real',
        reason: input.reason,
        impact: input.impact,
        channel: pack.channels.incidents,
        alarmId: input.alarmId,
        packHash: hash,
        declaredBy: options.me(),
        declaredAt: line.happenedAt,
        resolvedAt: undefined,
        resolution: undefined,
        headOpId: randomUUID(),
        permalink: undefined,
      };
      const entry = db
        .transaction(() => {
          incidents.add(incident);
          return thread.write(incident, line, 'declaration');
        })
        .immediate();
      tell(entry);
      return view(existing(incident.id));
    },

    /** Whoever assumes a role announces it in the thread, in the pack's words. Taking a role twice tells it once. */
    takeRole(input: { readonly id: string; readonly role: IncidentRole }): Incident {
      const incident = existing(input.id);
      const person = options.me();
      const holds = incidents
        .rolesNow(incident.id)
        .some((held) => held.role === input.role && held.person === person);
      if (holds) return view(incident);
      const line = thread.exactLine(packOf(incident).phrases[input.role]);
      const entry = db
        .transaction(() => {
          incidents.takeRole(incident.id, input.role, person, line.happenedAt);
          return thread.write(incident, line, 'role');
        })
        .immediate();
      tell(entry);
      return view(existing(incident.id));
    },

    resolve(input: ParsedInput<'incidents.resolve'>): Incident {
      const incident = existing(input.id);
      if (incident.resolution === input.resolution) return view(incident);
      if (incident.resolvedAt !== undefined) throw new WatchkeeperError('already-resolved');
      const line = thread.exactLine(
        fillPhrase(packOf(incident).phrases.resolve, { 'resolution / plan': input.resolution }),
      );
      const entry = db
        .transaction(() => {
          incidents.resolve(incident.id, input.resolution, line.happenedAt);
          return thread.write(incident, line, 'resolution');
        })
        .immediate();
      tell(entry);
      return view(existing(incident.id));
    },

    /** The line is on disk before this answers; its way to the thread comes after. */
    append(input: ParsedInput<'entries.append'>): Entry {
      const known = entries.find(input.id);
      if (known !== undefined) return viewEntry(known);
      const incident = existing(input.incidentId);
      const { id, kind, text } = input;
      // Half a character does not come back from the database as it went in, and would break the chain of hashes.
      const line: Line = {
        id,
        kind,
        text: text.toWellFormed(),
        exact: false,
        happenedAt: input.happenedAt ?? clock.now(),
      };
      const entry = db.transaction(() => thread.write(incident, line, 'entry')).immediate();
      return tell(entry);
    },

    list: (): readonly Incident[] => incidents.list().map(view),
    during: (fromAt: number, toAt: number): readonly Incident[] => incidents.during(fromAt, toAt).map(view),
    /** For the hours ledger. */
    workBetween: createIncidentActivity(db, () => clock.now()),
    live: (): readonly Incident[] =>
      incidents
        .list()
        .filter((incident) => incident.resolvedAt === undefined)
        .map(view),
    /**
     * `lead of “API down”` for each role in a live incident. Without a person it is every role: all are taken by the
     * keeper of this machine, whatever name they went by at the time.
     */
    rolesHeld: (person?: string): readonly string[] =>
      incidents
        .rolesOfLive(person)
        .map(({ role, reason, kind }) => `${role} of ${kind === 'drill' ? 'the drill ' : ''}“${reason}”`),
    entries(incidentId: string): readonly Entry[] {
      return entries.list(existing(incidentId).id).map(viewEntry);
    },
    /** The first line of an incident's log that is not what was saved, if any. */
    firstBreak: (incidentId: string): string | undefined => entries.firstBreak(incidentId),

    /** A post changed state: whoever shows the line or the incident learns of it. */
    delivered(opId: string): void {
      const entry = entries.findByOpId(opId);
      if (entry === undefined) return;
      announce('entry.changed', viewEntry(entry));
      incidentsChanged.soon();
      const headed = incidents.findByHead(opId);
      if (headed !== undefined) void learnPermalink(headed);
    },
    close: () => incidentsChanged.cancel(),
    /** Links that could not be had before. */
    learnPermalinks(): void {
      for (const incident of incidents.list()) {
        if (incident.kind === 'real') void learnPermalink(incident);
      }
    },
  };
}
