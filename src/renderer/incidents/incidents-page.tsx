import type { Incident } from '../../shared/nouns/incident';
import { useApp } from '../app-context';
import { DeclareLink } from '../components/declare-link';
import { Glyph } from '../components/glyph';
import { FailureNotice } from '../components/notice';
import { Elapsed, Time } from '../components/time';
import { hrefOf } from '../router';
import { useCopy } from '../stores/copy';
import { counted } from '../words/counted';
import { cutText } from '../words/outside-words';
import { RolesInWords } from './roles-in-words';

export function IncidentsPage() {
  const { stores } = useApp();
  const { value: incidents, failure } = useCopy(stores.incidents);
  const live = incidents?.filter((incident) => incident.resolvedAt === undefined) ?? [];
  const resolved = incidents?.filter((incident) => incident.resolvedAt !== undefined) ?? [];
  return (
    <div className="page">
      <header className="page-head">
        <h1>Incidents</h1>
        <DeclareLink look="button" />
      </header>
      <FailureNotice failure={failure} />
      {incidents !== undefined && incidents.length === 0 ? (
        <p className="teach">
          None yet. When something unplanned hurts users or raises the risk, declare it: the exact words are
          posted, a thread begins, and this keeps its log minute by minute.
        </p>
      ) : null}
      {live.length === 0 ? null : <IncidentList title="Live" incidents={live} />}
      {resolved.length === 0 ? null : <IncidentList title="Resolved" incidents={resolved} />}
    </div>
  );
}

function IncidentList({
  title,
  incidents,
}: {
  readonly title: string;
  readonly incidents: readonly Incident[];
}) {
  return (
    <section>
      <h2>
        {title} <span className="count">{incidents.length}</span>
      </h2>
      <ul className="list">
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ul>
    </section>
  );
}

function IncidentRow({ incident }: { readonly incident: Incident }) {
  const isLive = incident.resolvedAt === undefined;
  return (
    <li className={isLive ? 'row incident live' : 'row incident'}>
      {isLive ? (
        <Glyph name="incident" tone="alarm" label="Live" />
      ) : (
        <Glyph name="resolved" label="Resolved" />
      )}
      <div className="what">
        <a className="sentence" href={hrefOf({ page: 'incident', id: incident.id })}>
          <bdi>{cutText(incident.reason, 200)}</bdi>
        </a>
        {incident.kind === 'drill' ? <span className="tag">practice</span> : null}
        <small>
          <bdi>{cutText(incident.impact, 300)}</bdi>
        </small>
        <small>
          declared <Time at={incident.declaredAt} form="sentence" /> in {incident.channel} ·{' '}
          <RolesInWords incident={incident} /> · {counted(incident.entryCount, 'line')}
          {incident.waiting === 0 ? '' : ` · ○ ${counted(incident.waiting, 'post')} waiting`}
        </small>
      </div>
      <Elapsed fromAt={incident.declaredAt} toAt={incident.resolvedAt} />
    </li>
  );
}
