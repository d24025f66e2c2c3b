import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { WatchView } from '../../shared/nouns/watch';
import { PageBanner } from '../alarms/page-banner';
import { PageSeen } from '../alarms/page-seen';
import { PageSound } from '../alarms/page-sound';
import { useApp, useIsPractice } from '../app-context';
import { Glyph } from '../components/glyph';
import type { Route } from '../router';
import { useValue } from '../stores/copy';
import { counted } from '../words/counted';
import { Announcer } from './announcer';
import { ConnectionBar } from './connection-bar';
import { LiveIncidents } from './live-incidents';
import { Places } from './places';
import { RecoveryNotice } from './recovery-notice';
import { StatusFooter } from './status-footer';

/** What stands around every page: where you are, what is wrong, and how fresh the truth is. */
export function Shell({ route, children }: { readonly route: Route; readonly children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  // What is typed into the filter changes the address, not the page.
  const routeKey = route.page === 'alarms' ? route.page : JSON.stringify(route);
  useFocusOnArrival(main, routeKey);
  useTitle();
  return (
    <div className={route.page === 'incident' || route.page === 'alarms' ? 'win fixed' : 'win'}>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        Skip to the page
      </button>
      <header>
        <PracticeMarker />
        <ConnectionBar />
        <Places page={route.page} />
        <RecoveryNotice />
        <PageBanner />
        <PageSound />
        <LiveIncidents route={route} />
      </header>
      <main ref={main} tabIndex={-1}>
        {children}
      </main>
      <StatusFooter />
      <Announcer />
      <PageSeen />
    </div>
  );
}

function PracticeMarker() {
  if (!useIsPractice()) return null;
  return (
    <p className="practice-marker">
      <Glyph name="off" size={12} />
      <span>
        <b>Practice workspace:</b> nothing leaves this machine
      </span>
    </p>
  );
}

/** After a change of page the keyboard and the screen reader begin at its heading, unless the page took the focus itself. */
function useFocusOnArrival(main: RefObject<HTMLElement | null>, routeKey: string) {
  const shown = useRef(routeKey);
  useEffect(() => {
    if (shown.current === routeKey) return;
    shown.current = routeKey;
    scrollTo(0, 0);
    const element = main.current;
    if (element === null || (element !== document.activeElement && element.contains(document.activeElement)))
      return;
    const heading = element.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    (heading ?? element).focus();
  }, [main, routeKey]);
}

function useTitle() {
  const { stores } = useApp();
  const watch = useValue(stores.watch);
  useEffect(() => {
    document.title = `${watch === undefined ? '' : titleOf(watch)}Watchkeeper`;
  }, [watch]);
}

function titleOf(watch: WatchView): string {
  if (watch.liveIncidentIds.length > 0) return `${counted(watch.liveIncidentIds.length, 'incident')} live – `;
  if (watch.unheldHigh > 0) return `${counted(watch.unheldHigh, 'alarm')} unheld – `;
  return watch.blindSinceAt === undefined ? '' : 'Blind – ';
}
