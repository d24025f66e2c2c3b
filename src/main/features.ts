/**
 * The one place that knows every feature: builds them over one database and hands each what it needs of the others.
 * Features never import each other.
 */

import { WatchkeeperError } from '../shared/errors';
import type { Pack } from '../shared/nouns/pack';
import type { Shift } from '../shared/nouns/watch';
import { createAlarmHelp } from './alarm-help';
import { createAlarmService } from './alarms/alarm-service';
import { createChecklistService } from './checklist/checklist-service';
import type { Writer } from './database/handles';
import type { EventHub } from './event-hub';
import { shiftRecordFrom } from './gather-shift-record';
import { createHandoverService } from './handover/handover-service';
import { createIncidentService } from './incidents/incident-service';
import { createOutboxService } from './outbox/outbox-service';
import { knownIssueMatches } from './packs/known-issue-matches';
import { createPackLibrary } from './packs/pack-library';
import type { Ports } from './ports';
import { createPracticeAlarms } from './practice/practice-alarms';
import { createPracticeWorkspace } from './practice/practice-courier';
import { createHolidayService } from './rota/holiday-lists';
import { shippedHolidays } from './rota/holidays';
import { createRotaService } from './rota/rota-service';
import { createRunbookService } from './runbooks/runbook-service';
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
  const packs = createPackLibrary({ db, folders, clock, logger });

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
  const knownIssues = () => (settings.packId() === undefined ? [] : pack().knownIssues);

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
  const checklist = createChecklistService({
    db,
    clock,
    logger,
    notifier: ports.notifier,
    announce,
    isSetUp: () => settings.packId() !== undefined,
    shift: rota.current,
    holidays: holidays.list,
    pack: currentPack,
    me: settings.me,
    openPage: () => announce('page.wanted', { page: 'watch' }),
    onChange: () => watch.changed(),
  });
  const alarms = createAlarmService({
    db,
    clock,
    logger,
    notifier: ports.notifier,
    announce,
    fetch,
    pack,
    me: settings.me,
    // The secondary is asked by the primary, not by the alarm.
    onWatch: () => settings.packId() !== undefined && (rota.current()?.role ?? 'secondary') !== 'secondary',
    practiceReader: practiceAlarms.reader,
    onChange: () => watch.changed(),
  });
  const runbooks = createRunbookService({
    db,
    clock,
    logger,
    announce,
    folders,
    zone: () => (settings.packId() === undefined ? 'UTC' : pack().zone),
  });
  const alarmHelp = createAlarmHelp({
    alarmById: alarms.byId,
    matchers: [(alarm) => knownIssueMatches(knownIssues(), alarm), runbooks.match],
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
  });
  const { readiness, notices, hours } = createShiftFeatures({
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
    incidents,
    checklist,
    onChange: () => watch.changed(),
  });
  const handover = createHandoverService({
    db,
    clock,
    announce,
    folders,
    shiftFor: () => rota.current() ?? lastEnded(rota.mine(clock.now() - handOverWithinMs, clock.now())),
    shiftById: rota.byId,
    record: (shift) =>
      shiftRecordFrom({ shift, now: clock.now(), pack: pack(), checklist, alarms, incidents, readiness }),
    channel: () => pack().channels.handover,
    threadLinkWords: (incident) => incident.thread?.permalink,
    workspace,
    enqueue: outbox.enqueue,
    delivery: outbox.delivery,
  });

  /** The system says so at once; without it the watch's own tick notices a little later. */
  const stopPower = ports.power.subscribe((event) => {
    logger.info('power', { event });
    if (event !== 'resume') return;
    void alarms.pollNow();
    outbox.reconnected('slack');
    rota.lookAgain();
    notices.lookAgain();
    watch.changed();
  });

  return {
    settings,
    slack,
    packs,
    currentPack,
    rota,
    watch,
    checklist,
    alarms,
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
      packs.reload();
      alarms.usePractice(settings.workspace() === 'practice');
      outbox.start(isRestored);
      alarms.start();
      holidays.start();
      rota.start();
      notices.start();
      checklist.start();
      runbooks.start();
      watch.start();
      void slack.start();
    },
    async close(): Promise<void> {
      stopPower();
      watch.close();
      notices.close();
      checklist.close();
      readiness.close();
      holidays.close();
      incidents.close();
      await runbooks.close();
      await rota.close();
      await alarms.close();
      await outbox.close();
    },
  };
}

/** After a watch ended its keeper still has to hand it over. */
const handOverWithinMs = 12 * 60 * 60_000;

function lastEnded(shifts: readonly Shift[]): Shift | undefined {
  return shifts.toSorted((a, b) => b.endsAt - a.endsAt)[0];
}
