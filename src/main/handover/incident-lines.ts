import type { Incident, IncidentRole } from '../../shared/nouns/incident';
import { httpsLink, type Line, outside, sentence } from './line';
import type { ShiftTimes } from './shift-times';

/** Words for where an incident's thread is, or its address; undefined if neither is known. */
export type ThreadLinkWords = (incident: Incident) => string | undefined;

/** Open ones first, for they are what the next watch takes over. */
export function incidentLines(
  incidents: readonly Incident[],
  threadLinkWords: ThreadLinkWords,
  times: ShiftTimes,
): readonly Line[] {
  return [...incidents]
    .sort((a, b) => Number(isResolved(a)) - Number(isResolved(b)) || a.declaredAt - b.declaredAt)
    .map((incident) => [words(incident, times), ...thread(incident, threadLinkWords)]);
}

function isResolved(incident: Incident): boolean {
  return incident.resolvedAt !== undefined;
}

function words(incident: Incident, times: ShiftTimes): string {
  const declared = `declared ${times.at(incident.declaredAt)} by ${outside(incident.declaredBy)}`;
  const { resolvedAt, resolution } = incident;
  const parts = [
    ...(incident.kind === 'drill' ? ['Drill.'] : []),
    resolvedAt === undefined ? `Open, ${declared}.` : `Resolved ${times.at(resolvedAt)}, ${declared}.`,
    `Reason: ${sentence(incident.reason)}`,
    `Impact: ${sentence(incident.impact)}`,
    ...(resolution === undefined ? [] : [`Resolution: ${sentence(resolution)}`]),
    `Lead: ${holder(incident, 'lead')}. Scribe: ${holder(incident, 'scribe')}.`,
  ];
  return parts.join(' ');
}

function holder(incident: Incident, role: IncidentRole): string {
  const held = incident.roles.find((candidate) => candidate.role === role);
  return held === undefined ? 'nobody' : outside(held.person);
}

function thread(incident: Incident, threadLinkWords: ThreadLinkWords): Line {
  const channel = outside(incident.channel);
  const known = incident.thread?.permalink ?? threadLinkWords(incident);
  if (known !== undefined) return [' Thread: ', httpsLink(channel, known) ?? outside(known)];
  return incident.thread === undefined ? [` Thread: not in ${channel} yet.`] : [` Thread: in ${channel}.`];
}
