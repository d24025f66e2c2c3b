import { hasSupport } from '../../shared/support/has-support';
import { useApp, useIsPractice } from '../app-context';
import type { Route } from '../router';
import { useValue } from '../stores/copy';

const places = [
  { page: 'watch', name: 'Watch' },
  { page: 'alarms', name: 'Alarms' },
  { page: 'incidents', name: 'Incidents' },
  { page: 'findings', name: 'Findings' },
  { page: 'support', name: 'Support' },
  { page: 'handover', name: 'Handover' },
  { page: 'rota', name: 'Rota' },
  { page: 'runbooks', name: 'Runbooks' },
  { page: 'team', name: 'Team' },
] as const;

/** Pages without a place of their own stand under the one that leads to them. */
const placeOf: Readonly<Partial<Record<Route['page'], Route['page']>>> = {
  incident: 'incidents',
  declare: 'incidents',
  hours: 'rota',
  readiness: 'watch',
  noise: 'alarms',
};

export function Places({ page }: { readonly page: Route['page'] }) {
  const isPractice = useIsPractice();
  const pack = useValue(useApp().stores.pack);
  const here = placeOf[page] ?? page;
  const own = places.filter((place) => place.page !== 'support' || (pack !== undefined && hasSupport(pack)));
  const shown = isPractice ? [...own, { page: 'practice', name: 'Practice' } as const] : own;
  return (
    <nav className="places" aria-label="Places">
      {shown.map((place) => (
        <Place key={place.page} {...place} isHere={place.page === here} />
      ))}
      <span className="grow" />
      <Place page="settings" name="Settings" isHere={here === 'settings'} />
    </nav>
  );
}

function Place({
  page,
  name,
  isHere,
}: {
  readonly page: string;
  readonly name: string;
  readonly isHere: boolean;
}) {
  return (
    <a href={`#/${page}`} aria-current={isHere ? 'page' : undefined}>
      {name}
    </a>
  );
}
