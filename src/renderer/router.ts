import { useMemo, useSyncExternalStore } from 'react';

export type Route =
  | {
      readonly page:
        | 'watch'
        | 'incidents'
        | 'handover'
        | 'readiness'
        | 'noise'
        | 'support'
        | 'team'
        | 'settings'
        | 'practice';
    }
  /** A month is `YYYY-MM`; without one it is the present month. */
  | { readonly page: 'rota' | 'hours'; readonly month: string | undefined }
  /** The words of the filter, as they were typed. */
  | { readonly page: 'alarms'; readonly filter: string | undefined }
  | { readonly page: 'declare'; readonly alarmId: string | undefined }
  | { readonly page: 'incident'; readonly id: string }
  /** Without an id all of them. */
  | { readonly page: 'findings'; readonly id: string | undefined }
  | { readonly page: 'runbooks'; readonly id: string | undefined };

const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/;

export function parseRoute(hash: string): Route {
  const [page, rest] = hash.replace(/^#\/?/, '').split('/', 2);
  const id = rest === undefined || rest === '' ? undefined : decode(rest);
  switch (page) {
    case 'incidents':
    case 'handover':
    case 'readiness':
    case 'support':
    case 'team':
    case 'noise':
    case 'settings':
    case 'practice':
      return { page };
    case 'rota':
    case 'hours':
      return { page, month: id !== undefined && monthForm.test(id) ? id : undefined };
    case 'alarms':
      return { page, filter: id };
    case 'declare':
      return { page, alarmId: id };
    case 'findings':
    case 'runbooks':
      return { page, id };
    case 'incident':
      return id === undefined ? { page: 'incidents' } : { page, id };
    default:
      return { page: 'watch' };
  }
}

export function hrefOf(route: Route): string {
  if (route.page === 'incident') return `#/incident/${encodeURIComponent(route.id)}`;
  if (route.page === 'findings' && route.id !== undefined)
    return `#/findings/${encodeURIComponent(route.id)}`;
  if (route.page === 'alarms' && route.filter !== undefined)
    return `#/alarms/${encodeURIComponent(route.filter)}`;
  if (route.page === 'runbooks' && route.id !== undefined)
    return `#/runbooks/${encodeURIComponent(route.id)}`;
  if (route.page === 'declare' && route.alarmId !== undefined)
    return `#/declare/${encodeURIComponent(route.alarmId)}`;
  if ((route.page === 'rota' || route.page === 'hours') && route.month !== undefined)
    return `#/${route.page}/${route.month}`;
  return `#/${route.page}`;
}

export function go(route: Route): void {
  location.hash = hrefOf(route);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

function subscribe(listener: () => void) {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** A hand-typed address may hold a broken escape. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
