import { useIsPractice } from '../app-context';
import type { Route } from '../router';

const places = [
  { page: 'watch', name: 'Watch' },
  { page: 'incidents', name: 'Incidents' },
  { page: 'handover', name: 'Handover' },
  { page: 'rota', name: 'Rota' },
  { page: 'runbooks', name: 'Runbooks' },
] as const;

/** Pages without a place of their own stand under the one that leads to them. */
const placeOf: Readonly<Partial<Record<Route['page'], Route['page']>>> = {
  incident: 'incidents',
  declare: 'incidents',
  hours: 'rota',
  readiness: 'watch',
};

export function Places({ page }: { readonly page: Route['page'] }) {
  const isPractice = useIsPractice();
  const here = placeOf[page] ?? page;
  const shown = isPractice ? [...places, { page: 'practice', name: 'Practice' } as const] : places;
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
