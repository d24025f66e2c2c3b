import type { Events } from '../shared/contract';
import type { ChecklistRun } from '../shared/nouns/checklist';
import type { Client } from './client/client';
import type { WindowTransport } from './client/window-transport';
import { go, type Route } from './router';
import { showAlarm } from './show-alarm';
import type { Stores } from './stores/create-stores';
import { dateIn } from './time/wall-clock';

const tickMs = 1_000;

/** Fills the stores, keeps them filled from events, and asks for everything again after a lost connection. */
export function connectStores(
  client: Client,
  stores: Stores,
  options: { readonly watchLink: WindowTransport['watchLink']; readonly now: () => number },
): () => void {
  const undo = [
    client.on('settings.changed', stores.settings.accept),
    client.on('pack.changed', (pack) => {
      stores.pack.accept(pack);
      void stores.packs.load();
      void stores.support.load();
      void stores.alarmHelp.reload();
    }),
    client.on('packs.changed', (view) => {
      stores.packsView.accept(view);
      void stores.packs.load();
    }),
    client.on('watch.changed', stores.watch.accept),
    client.on('rota.changed', (standing) => {
      stores.rota.accept(standing);
      // Who can be nominated is whoever is on the rota.
      void stores.support.load();
    }),
    client.on('readiness.changed', stores.readiness.accept),
    client.on('checklist.changed', (run) => {
      stores.checklist.acceptRun(run);
      followList(stores, run);
    }),
    client.on('command.changed', stores.commands.accept),
    client.on('finding.changed', stores.findings.acceptOne),
    client.on('channel.changed', stores.channels.accept),
    client.on('alarms.changed', stores.alarms.accept),
    client.on('sources.changed', stores.sources.accept),
    client.on('silences.changed', stores.silences.accept),
    client.on('incidents.changed', stores.incidents.accept),
    client.on('entry.changed', (entry) => {
      stores.entries.accept(entry);
      stores.pendingLines.settle(entry.id);
    }),
    client.on('announcements.changed', stores.announcements.accept),
    client.on('outbox.changed', stores.outbox.accept),
    client.on('handover.changed', stores.handover.accept),
    client.on('runbooks.changed', (view) => {
      stores.runbooks.accept(view);
      void stores.alarmHelp.reload();
    }),
    client.on('support.changed', stores.support.accept),
    client.on('practice.changed', stores.practice.accept),
    client.on('alarm.opened', ({ alarmId }) => showAlarm(stores, alarmId)),
    client.on('page.wanted', (wanted) => go(routeOf(wanted))),
    client.on('pages.changed', stores.pages.accept),
    client.on('app.restarted', (info) => {
      stores.info.accept(info);
      loadAll(stores);
    }),
    followAlarms(stores),
    followPack(stores),
    followShift(stores),
    followLink(stores, options),
    tick(stores, options.now),
  ];
  loadAll(stores);
  void stores.pendingLines.drain();
  void stores.ownWords.flush();
  void stores.findingDrafts.flush();
  return () => {
    for (const each of undo) each();
  };
}

function routeOf(wanted: Events['page.wanted']): Route {
  if (wanted.page === 'declare') return { page: 'declare', alarmId: wanted.alarmId };
  return wanted.page === 'rota' ? { page: 'rota', month: undefined } : { page: wanted.page };
}

function loadAll(stores: Stores): void {
  const { info, settings, packs, pack, watch, rota, shifts, checklist, findings } = stores;
  const { alarms, sources, incidents, outbox, practice, handover, readiness } = stores;
  const copies = [info, settings, packs, pack, watch, rota, shifts, checklist, findings];
  for (const copy of copies) void copy.load();
  for (const copy of [alarms, sources, incidents, outbox, practice, handover, readiness]) void copy.load();
  void stores.silences.load();
  void stores.runbooks.load();
  void stores.commands.load();
  void stores.announcements.load();
  void stores.support.load();
  void stores.packsView.load();
  void stores.pages.load();
  void stores.alarmHelp.reload();
  stores.entries.reload();
  stores.channels.reload();
}

/** A list that was just begun may have been begun with another version of the pack, which has commands of its own. */
function followList(stores: Stores, { packHash }: ChecklistRun): void {
  const known = stores.commands.store.getState().value?.versions ?? [];
  if (!known.some((version) => version.packHash === packHash)) void stores.commands.load();
}

/** What may help with an alarm is asked for as soon as there is a new one. */
function followAlarms(stores: Stores): () => void {
  return stores.alarms.store.subscribe(({ value }) => {
    if (value !== undefined) void stores.alarmHelp.follow(value);
  });
}

/** Nearly everything is read through the team pack: with another one, all copies are void. */
function followPack(stores: Stores): () => void {
  return stores.settings.store.subscribe(({ value }, before) => {
    const isOther = value !== undefined && before.value !== undefined && value.packId !== before.value.packId;
    if (isOther) loadAll(stores);
    // A channel of the same name in another workspace is another channel.
    else if (value?.workspace !== before.value?.workspace) stores.channels.reload();
  });
}

/** The checklist and the handover belong to the shift that holds now and to the day: with another one, they are others. */
function followShift(stores: Stores): () => void {
  return stores.watch.store.subscribe(({ value }, before) => {
    if (value === undefined || before.value === undefined) return;
    const isSame =
      value.shift?.id === before.value.shift?.id &&
      dateIn(value.zone, value.readAt) === dateIn(value.zone, before.value.readAt);
    if (isSame) return;
    for (const copy of [stores.checklist, stores.findings, stores.handover, stores.shifts]) void copy.load();
    void stores.support.load();
    void stores.commands.load();
    stores.channels.reload();
  });
}

function followLink(
  stores: Stores,
  options: { readonly watchLink: WindowTransport['watchLink']; readonly now: () => number },
): () => void {
  const unwatch = options.watchLink?.((isOpen) => {
    const wasLost = stores.connection.getState().state === 'lost';
    if (!isOpen) {
      if (!wasLost) stores.connection.setState({ state: 'lost', lostAt: options.now() });
      return;
    }
    stores.connection.setState({ state: 'open', lostAt: undefined });
    if (!wasLost) return;
    loadAll(stores);
    void stores.pendingLines.drain();
    void stores.ownWords.flush();
    void stores.findingDrafts.flush();
  });
  return unwatch ?? (() => {});
}

function tick(stores: Stores, now: () => number): () => void {
  const timer = setInterval(() => stores.clock.setState({ now: now() }), tickMs);
  return () => clearInterval(timer);
}
