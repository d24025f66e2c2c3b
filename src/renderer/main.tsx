import { createRoot } from 'react-dom/client';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/components.css';
import './styles/shell.css';
import './styles/watch-head.css';
import './styles/watch.css';
import './styles/channels.css';
import './styles/commands.css';
import './styles/incidents.css';
import './styles/handover.css';
import './styles/settings.css';
import './styles/rota.css';
import './styles/readiness.css';
import './styles/hours.css';
import './styles/runbooks.css';
import './styles/support.css';
import './styles/findings.css';
import './styles/rota-sources.css';
import './styles/announcements.css';
import './styles/team.css';
import './styles/pages.css';
import './styles/alarms-view.css';
import './styles/alarms-view-narrow.css';
import './styles/alarm-pane.css';
import './styles/noise.css';
import { App } from './app';
import { AppContext } from './app-context';
import { createClient } from './client/client';
import { openSocketTransport } from './client/socket-transport';
import type { WindowTransport } from './client/window-transport';
import { connectStores } from './connect-stores';
import { followLight } from './follow-light';
import { createStores } from './stores/create-stores';

const transport: WindowTransport = window.watchkeeper ?? openSocketTransport();
const client = createClient(transport);
const stores = createStores(client, {
  session: sessionStorage,
  local: localStorage,
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
});

followLight(stores.preferences);
connectStores(client, stores, { watchLink: transport.watchLink, now: () => Date.now() });

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <AppContext value={{ client, stores }}>
      <App />
    </AppContext>,
  );
}
