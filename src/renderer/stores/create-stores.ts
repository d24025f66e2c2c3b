import { createStore, type StoreApi } from 'zustand/vanilla';
import { createAnnouncementDesk } from '../announcements/announcement-draft';
import type { Client } from '../client/client';
import { createFindingDrafts } from '../findings/finding-drafts';
import { createFindingsCopy } from '../findings/findings-copy';
import { createAlarmHelp } from './alarm-help';
import { createChannelsStore } from './channels';
import { createChecklistCopy } from './checklist-copy';
import { createCopy } from './copy';
import { createEntriesStore } from './entries';
import type { KeptText } from './kept';
import { createOwnWords } from './own-words';
import { createPendingLines } from './pending-lines';
import { createPreferences } from './preferences';

export type Stores = ReturnType<typeof createStores>;

/** What the stores need of the browser, so that tests can turn the clock. */
export type Browser = {
  readonly session: KeptText;
  readonly local: KeptText;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly newId: () => string;
};

export type Connection = { readonly state: 'open' | 'lost'; readonly lostAt: number | undefined };

/** One store a concern. They hold copies; the core holds the truth. */
export function createStores(client: Client, browser: Browser) {
  const entries = createEntriesStore(client);
  const findings = createFindingsCopy(client);
  const handover = createCopy(() => client.request('handover.read', {}));
  return {
    info: createCopy(() => client.request('app.info', {})),
    settings: createCopy(() => client.request('settings.read', {})),
    packs: createCopy(() => client.request('packs.list', {})),
    pack: createCopy(() => client.request('packs.current', {})),
    /** Every pack file and added folder, with what is wrong with it. */
    packsView: createCopy(() => client.request('packs.standing', {})),
    watch: createCopy(() => client.request('watch.read', {})),
    rota: createCopy(() => client.request('rota.standing', {})),
    readiness: createCopy(() => client.request('readiness.read', {})),
    shifts: createCopy(() => client.request('shifts.list', {})),
    checklist: createChecklistCopy(client),
    commands: createCopy(() => client.request('commands.read', {})),
    channels: createChannelsStore(client),
    findings,
    alarms: createCopy(() => client.request('alarms.list', {})),
    pages: createCopy(() => client.request('pages.read', {})),
    sources: createCopy(() => client.request('sources.list', {})),
    silences: createCopy(() => client.request('silences.list', {})),
    incidents: createCopy(() => client.request('incidents.list', {})),
    announcements: createCopy(() => client.request('announcements.list', {})),
    announcementDesk: createAnnouncementDesk(),
    outbox: createCopy(() => client.request('outbox.read', {})),
    runbooks: createCopy(() => client.request('runbooks.read', {})),
    /** What stands in the search of the runbooks, kept while one of them is read. */
    runbookWords: createStore<{ readonly words: string }>(() => ({ words: '' })),
    alarmHelp: createAlarmHelp(client),
    support: createCopy(() => client.request('support.read', {})),
    practice: createCopy(() => client.request('practice.messages', {})),
    handover,
    entries,
    pendingLines: createPendingLines({
      ...browser,
      client,
      storage: browser.session,
      onSaved: entries.accept,
    }),
    ownWords: createOwnWords({
      ...browser,
      client,
      storage: browser.session,
      onSaved: handover.accept,
    }),
    findingDrafts: createFindingDrafts({
      ...browser,
      client,
      storage: browser.session,
      onSaved: findings.acceptOne,
    }),
    preferences: createPreferences(browser.local),
    connection: createStore<Connection>(() => ({ state: 'open', lostAt: undefined })),
    clock: createStore<{ readonly now: number }>(() => ({ now: browser.now() })),
    /** The alarm that someone asked to see from a notification or the tray. */
    openedAlarm: createOpenedAlarm(),
  };
}

function createOpenedAlarm(): StoreApi<{ readonly alarmId: string | undefined }> {
  return createStore<{ readonly alarmId: string | undefined }>(() => ({ alarmId: undefined }));
}
