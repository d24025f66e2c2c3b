import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SeenAlert } from '../alarm-reader';
import { oneLine } from './one-line';

export type IncidentPage = {
  readonly alerts: readonly SeenAlert[];
  /** Of all entries, how many could not be read. */
  readonly unreadable: number;
  readonly entries: number;
  readonly offset: number | undefined;
  readonly limit: number | undefined;
  readonly hasMore: boolean;
};

const text = z.string().trim().min(1);
const optionalText = text.optional().catch(undefined);
const instant = z.iso.datetime({ offset: true }).transform((given) => Date.parse(given));
const named = z.looseObject({ id: optionalText, summary: optionalText }).optional().catch(undefined);

const acknowledgementSchema = z.looseObject({ at: instant, acknowledger: named });
const incidentSchema = z.looseObject({
  id: text.max(100),
  created_at: instant,
  status: text,
  title: optionalText,
  summary: optionalText,
  incident_number: z.number().int().optional().catch(undefined),
  urgency: optionalText,
  html_url: optionalText,
  last_status_change_at: instant.optional().catch(undefined),
  priority: named,
  service: named,
  escalation_policy: named,
  assignments: z.array(z.looseObject({ assignee: named }).optional().catch(undefined)).catch([]),
  acknowledgements: z.array(acknowledgementSchema.optional().catch(undefined)).catch([]),
});
type Incident = z.output<typeof incidentSchema>;

const pageSchema = z.looseObject({
  incidents: z.array(z.unknown()),
  more: z.boolean(),
  offset: z.number().int().min(0).optional().catch(undefined),
  limit: z.number().int().min(1).optional().catch(undefined),
});

/**
 * One page of `GET /incidents`, each entry checked alone; undefined when it is no such page. `ownUserId`: who the key
 * belongs to.
 */
export function readIncidentPage(given: unknown, ownUserId: string | undefined): IncidentPage | undefined {
  const parsed = pageSchema.safeParse(given);
  if (!parsed.success) return undefined;
  const { incidents, more, offset, limit } = parsed.data;
  const read = incidents.map((entry) => incidentSchema.safeParse(entry));
  const good = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return {
    // It may have been resolved while the list was being made.
    alerts: good
      .filter(({ status }) => status !== 'resolved')
      .map((incident) => toAlert(incident, ownUserId)),
    unreadable: incidents.length - good.length,
    entries: incidents.length,
    offset,
    limit,
    hasMore: more,
  };
}

function toAlert(incident: Incident, ownUserId: string | undefined): SeenAlert {
  const labels = labelsOf(incident);
  const held = heldBy(incident, ownUserId);
  return {
    fingerprint: incident.id,
    startedAt: incident.created_at,
    labels,
    annotations: { summary: summaryOf(labels) },
    suppressed: false,
    link: incident.html_url,
    // What PagerDuty says of an incident changes while it is open: whom it is assigned to, its urgency, even its title.
    revision: createHash('sha256').update(JSON.stringify(labels)).digest('base64url'),
    ...(held === undefined ? {} : { heldAtSource: held }),
  };
}

function labelsOf(incident: Incident): Readonly<Record<string, string>> {
  const assignees = incident.assignments.flatMap((assignment) => nameOf(assignment?.assignee) ?? []);
  const facts: Readonly<Record<string, string | undefined>> = {
    alertname: incident.title ?? incident.summary ?? `Incident ${incident.id}`,
    service: nameOf(incident.service),
    number: incident.incident_number === undefined ? undefined : String(incident.incident_number),
    urgency: incident.urgency,
    priority: nameOf(incident.priority),
    status: incident.status,
    assigned_to: assignees.length === 0 ? undefined : assignees.join(', '),
    escalation_policy: nameOf(incident.escalation_policy),
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) =>
      fact === undefined ? [] : [[name, oneLine(fact.toWellFormed(), 1_100)]],
    ),
  );
}

/** Its title is the alarm's name; this is what a person who is woken wants to know next. */
function summaryOf({ service, number, assigned_to }: Readonly<Record<string, string>>): string {
  const parts = [
    service,
    number === undefined ? undefined : `incident ${number}`,
    assigned_to === undefined ? undefined : `assigned to ${assigned_to}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** The last acknowledgement by somebody else, or the last of our own. */
function heldBy(incident: Incident, ownUserId: string | undefined): SeenAlert['heldAtSource'] {
  if (incident.status !== 'acknowledged') return undefined;
  const inOrder = incident.acknowledgements
    .filter((acknowledgement) => acknowledgement !== undefined)
    .toSorted((a, b) => b.at - a.at);
  const isOurs = ({
    acknowledger,
  }: {
    readonly acknowledger?: { readonly id?: string | undefined } | undefined;
  }) => ownUserId !== undefined && acknowledger?.id === ownUserId;
  const last = inOrder.find((acknowledgement) => !isOurs(acknowledgement)) ?? inOrder[0];
  if (last === undefined) {
    return { by: 'somebody', sinceAt: incident.last_status_change_at ?? incident.created_at, isOurs: false };
  }
  const by = oneLine((nameOf(last.acknowledger) ?? 'somebody').toWellFormed(), 120);
  return { by, sinceAt: last.at, isOurs: isOurs(last) };
}

function nameOf(given: z.output<typeof named>): string | undefined {
  return given?.summary ?? given?.id;
}
