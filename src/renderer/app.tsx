import { NoisePage } from './alarms/noise-lazy-page';
import { AlarmsPage } from './alarms/view/lazy-alarms-page';
import { useApp } from './app-context';
import { FailureNotice } from './components/notice';
import { FindingsPage } from './findings/lazy-findings';
import { FirstRunPage } from './first-run/first-run-page';
import { HandoverPage } from './handover/handover-page';
import { HoursPage } from './hours/lazy-hours-page';
import { DeclarePage } from './incidents/declare-page';
import { IncidentPage } from './incidents/incident-page';
import { IncidentsPage } from './incidents/incidents-page';
import { PracticePage } from './practice/practice-page';
import { ReadinessPage } from './readiness/lazy-readiness-page';
import { RotaPage } from './rota/lazy-rota-page';
import { type Route, useRoute } from './router';
import { RunbooksPage } from './runbooks/lazy-runbooks';
import { SettingsPage } from './settings/settings-page';
import { ConnectionBar } from './shell/connection-bar';
import { RecoveryNotice } from './shell/recovery-notice';
import { Shell } from './shell/shell';
import { useCopy } from './stores/copy';
import { SupportPage } from './support/lazy-support-page';
import { TeamPage } from './team/lazy-team-page';
import { WatchPage } from './watch/watch-page';

export function App() {
  const { stores } = useApp();
  const settings = useCopy(stores.settings);
  const route = useRoute();

  if (settings.value === undefined) {
    return (
      <div className="win">
        <ConnectionBar />
        <main className="page">
          <h1 className="visually-hidden">Watchkeeper</h1>
          <FailureNotice failure={settings.failure} />
        </main>
      </div>
    );
  }
  if (settings.value.packId === undefined) {
    return (
      <div className="win">
        <ConnectionBar />
        <RecoveryNotice />
        <FirstRunPage />
      </div>
    );
  }
  return (
    <Shell route={route}>
      <Page route={route} />
    </Shell>
  );
}

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'watch':
      return <WatchPage />;
    case 'alarms':
      return <AlarmsPage filter={route.filter} />;
    case 'noise':
      return <NoisePage />;
    case 'incidents':
      return <IncidentsPage />;
    case 'declare':
      return <DeclarePage key={route.alarmId} alarmId={route.alarmId} />;
    case 'incident':
      return <IncidentPage key={route.id} id={route.id} />;
    case 'findings':
      return <FindingsPage id={route.id} />;
    case 'handover':
      return <HandoverPage />;
    case 'rota':
      return <RotaPage month={route.month} />;
    case 'hours':
      return <HoursPage month={route.month} />;
    case 'readiness':
      return <ReadinessPage />;
    case 'runbooks':
      return <RunbooksPage id={route.id} />;
    case 'team':
      return <TeamPage />;
    case 'support':
      return <SupportPage />;
    case 'settings':
      return <SettingsPage />;
    case 'practice':
      return <PracticePage />;
  }
}
