import type { Incident } from '../../shared/nouns/incident';
import { useApp } from '../app-context';
import { Glyph } from '../components/glyph';
import { Elapsed } from '../components/time';
import { hrefOf, type Route } from '../router';
import { useValue } from '../stores/copy';
import { cutText } from '../words/outside-words';

const none: readonly Incident[] = [];

/** A live incident is one step away from everywhere. */
export function LiveIncidents({ route }: { readonly route: Route }) {
  const { stores } = useApp();
  const live = (useValue(stores.incidents) ?? none).filter(
    (incident) =>
      incident.resolvedAt === undefined && !(route.page === 'incident' && route.id === incident.id),
  );
  // The list of incidents has them at its top; the head of the Watch page has the sign of an incident already.
  if (live.length === 0 || route.page === 'incidents') return null;
  return (
    <ul className="live-incidents" aria-label="Live incidents">
      {live.map((incident) => (
        <li key={incident.id}>
          {route.page === 'watch' ? null : <Glyph name="incident" size={16} tone="alarm" />}
          <span className="live-word">Live incident</span>
          <a className="grow" href={hrefOf({ page: 'incident', id: incident.id })}>
            <span className="sentence">
              <bdi>{cutText(incident.reason, 120)}</bdi>
            </span>
            {incident.kind === 'drill' ? <span className="tag">practice</span> : null}
          </a>
          <Elapsed fromAt={incident.declaredAt} toAt={undefined} />
        </li>
      ))}
    </ul>
  );
}
