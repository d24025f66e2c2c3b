/**
 * The one place that knows every feature: builds them over one database and hands each what it needs of the others.
 * Features never import each other.
 */

import { WatchkeeperError } from '../shared/errors';
import type { Pack } from '../shared/nouns/pack';
import { createAlarmFeatures } from './alarm-features';
import type { Writer } from './database/handles';
import { createDeskFeatures } from './desk-features';
import type { EventHub } from './event-hub';
import { createIncidentService } from './incidents/incident-service';
import { createOutboxService } from './outbox/outbox-service';
import { createPackService } from './packs/pack-service';
import type { Ports } from './ports';
import { createPracticeAlarms } from './practice/practice-alarms';
import { createPracticeWorkspace } from './practice/practice-courier';
import { createHolidayService } from './rota/holiday-lists';
import { shippedHolidays } from './rota/holidays';
import { createRotaService } from './rota/rota-service';
import { createSettingStore } from './settings/setting-store';
import { createSettingsService } from './settings/settings-service';
import { createShiftFeatures } from './shift-features';
import { createSlackConnection } from './slack/slack-connection';
import { createSlackCourier } from './slack/slack-courier';
import { createWatchService } from './watch/watch-service';

export type Features = ReturnType<typeof createFeatures>;

export function createFeatures(ports: Ports, db: Writer, hub: EventHub) {
  const { clock, logger, folders, fetch } = ports;
  const { announce } = hub;
  const settingStore = createSettingStore(db);
  const packs = createPackService({
    db,
    clock,
    logger,
    announce,
    folders,
    commands: ports.commands,
    inUse: () => settingStore.read('packId'),
    // Nearly everything is reckoned from the pack.
    onCurrentChange: () => {
      announce('pack.changed', pack());
      announce('rota.changed', rota.standing());
      notices.lookAgain();
      watch.changed();
    },
  });

  const slack = createSlackConnection({
    clock,
    environment: ports.environment,
    secrets: ports.secrets,
    fetch,
    logger,
    apiUrl: {
      read: () => settingStore.read('slack.apiUrl'),
      write: (url) => settingStore.write('slack.apiUrl', url),
    },
    createCourier: createSlackCourier,
    // Slack may answer after the session was closed.
    onStatus: () => {
      if (db.open) settings.announceChange();
    },
    onConnect: () => {
      outbox.reconnected('slack');
      incidents.learnPermalinks();
      desk.reconnected();
    },
  });
  const settings = createSettingsService({
    db,
    announce,
    slackStatus: slack.status,
    checkPack: (packId) => packs.find(packId),
  });

  const currentPack = () => {
    const packId = settings.packId();
    if (packId === undefined) throw new WatchkeeperError('not-set-up');
    return packs.find(packId);
  };
  const pack = (): Pack => currentPack().pack;
  const workspace = () => settings.workspace() ?? 'practice';

  const holidays = createHolidayService({
    shipped: shippedHolidays(folders.resources),
    kept: {
      read: () => settingStore.read('holidays.copy'),
      write: (text) => settingStore.write('holidays.copy', text),
    },
    clock,
    fetch,
    logger,
    // The cover is another, and with it the gaps.
    onChange: () => {
      announce('rota.changed', rota.standing());
      watch.changed();
    },
  });
  const rota = createRotaService({
    db,
    clock,
    logger,
    announce,
    pack,
    me: settings.me,
    holidays: holidays.list,
    fetch,
    secrets: ports.secrets,
    onChange: () => {
      notices.lookAgain();
      watch.changed();
    },
  });
  const practice = createPracticeWorkspace({
    db,
    clock,
    onMessage: () => announce('practice.changed', practice.messages()),
  });
  const practiceAlarms = createPracticeAlarms({ db, clock, highLabel: () => pack().alarms.high[0] });

  const outbox = createOutboxService({
    db,
    clock,
    logger,
    announce,
    courierFor: (where) => (where === 'practice' ? practice.courier : slack.courier()),
    onChange: (opId) => {
      const { state, failure } = outbox.delivery(opId);
      if (failure !== undefined) slack.learn(failure);
      else if (state === 'sent') slack.worked();
      incidents.delivered(opId);
      handover.delivered(opId);
      desk.delivered(opId);
    },
  });
  const incidents = createIncidentService({
    db,
    clock,
    announce,
    outbox,
    pack: currentPack,
    packByHash: (hash) => packs.byHash(hash)?.pack,
    me: settings.me,
    alarmExists: (id) => alarms.byId(id) !== undefined,
    workspace,
    logger,
    permalink: async (channelId, ts) => slack.courier()?.permalink(channelId, ts),
    onChange: () => watch.changed(),
  });
  const desk = createDeskFeatures({
    ports,
    db,
    announce,
    settings,
    currentPack,
    packByHash: (hash) => packs.byHash(hash)?.pack,
    workspace,
    rota,
    holidays: holidays.list,
    outbox,
    slack: slack.courier,
    connection: slack,
    practice,
    alarmById: (id) => alarms.byId(id),
    onChange: () => watch.changed(),
  });
  const { checklist, findings } = desk;
  const { alarms, holds, runbooks, alarmHelp } = createAlarmFeatures({
    ports,
    db,
    announce,
    pack,
    settings,
    workspace,
    rota,
    holidays: holidays.list,
    outbox,
    practiceReader: practiceAlarms.reader,
    inLiveIncident: (alarmId) => incidents.live().some((incident) => incident.alarmId === alarmId),
    onPagesFailing: (reason) => {
      if (reason !== undefined) readiness.pagesFail(reason);
    },
    onChange: () => watch.changed(),
  });
  const watch = createWatchService({
    clock,
    logger,
    announce,
    isSetUp: () => settings.packId() !== undefined,
    cover: rota.cover,
    shift: rota.current,
    nextShift: rota.next,
    alarmCounts: alarms.counts,
    blindSinceAt: alarms.blindSinceAt,
    openItems: checklist.openItems,
    liveIncidentIds: () => incidents.live().map((incident) => incident.id),
    leaving: () => notices.leaving(),
    readiness: () => readiness.standing(),
    promises: desk.promises,
  });
  const { readiness, notices, hours, handover } = createShiftFeatures({
    ports,
    db,
    announce,
    pack,
    settings,
    workspace,
    slack,
    rota,
    holidays: holidays.list,
    alarms,
    holds,
    incidents,
    checklist,
    commands: desk.commands,
    findings,
    support: desk.support,
    announcements: desk.announcements,
    promises: desk.promises,
    outbox,
    onChange: () => watch.changed(),
  });
  /** The system says so at once; without it the watch's own tick notices a little later. */
  const stopPower = ports.power.subscribe((event) => {
    logger.info('power', { event });
    if (event !== 'resume') return;
    void alarms.pollNow();
    outbox.reconnected('slack');
    rota.lookAgain();
    notices.lookAgain();
    desk.lookAgain();
    watch.changed();
  });

  return {
    settings,
    slack,
    packs,
    currentPack,
    rota,
    watch,
    ...desk.answering,
    alarms,
    ...holds,
    incidents,
    outbox,
    handover,
    practice,
    practiceAlarms,
    runbooks,
    alarmHelp,
    notices,
    readiness,
    hours,
    start(isRestored = false): void {
      packs.start();
      alarms.usePractice(settings.workspace() === 'practice');
      outbox.start(isRestored);
      alarms.start();
      holds.start();
      holidays.start();
      rota.start();
      notices.start();
      desk.start();
      runbooks.start();
      watch.start();
      void slack.start();
    },
    async close(): Promise<void> {
      stopPower();
      packs.close();
      watch.close();
      notices.close();
      desk.close();
      readiness.close();
      holidays.close();
      incidents.close();
      await runbooks.close();
      await rota.close();
      await holds.close();
      await alarms.close();
      await outbox.close();
    },
  };
}
