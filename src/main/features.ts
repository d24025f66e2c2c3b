/**
 * The one place that knows every feature: builds them over one database and hands each what it needs of the others.
 * Features never import each other.
 */

import { WatchkeeperError } from '../shared/errors';
import type { Pack } from '../shared/nouns/pack';
import type { Shift } from '../shared/nouns/watch';
import { createAlarmService } from './alarms/alarm-service';
import { createChecklistService } from './checklist/checklist-service';
import type { Writer } from './database/handles';
import type { EventHub } from './event-hub';
import { createHandoverService, type ShiftRecord } from './handover/handover-service';
import { createIncidentService } from './incidents/incident-service';
import { createOutboxService } from './outbox/outbox-service';
import { createPackLibrary } from './packs/pack-library';
import type { Ports } from './ports';
import { createPracticeAlarms } from './practice/practice-alarms';
import { createPracticeWorkspace } from './practice/practice-courier';
import { readHolidays } from './rota/holidays';
import { createRotaService } from './rota/rota-service';
import { createSettingStore } from './settings/setting-store';
import { createSettingsService } from './settings/settings-service';
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

  const rota = createRotaService({
    db,
    clock,
    pack,
    me: settings.me,
    holidays: readHolidays(folders.resources),
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
    announce,
    shift: rota.current,
    pack: currentPack,
    me: settings.me,
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
  });
  const handover = createHandoverService({
    db,
    clock,
    announce,
    folders,
    shiftFor: () => rota.current() ?? lastShift(rota.list(), clock.now()),
    shiftById: rota.byId,
    record: recordOf,
    channel: () => pack().channels.handover,
    threadLinkWords: (incident) => incident.thread?.permalink,
    workspace,
    enqueue: outbox.enqueue,
    delivery: outbox.delivery,
  });

  /** What every feature knows of a shift, for its handover. */
  function recordOf(shift: Shift): ShiftRecord {
    const toAt = Math.min(clock.now(), shift.endsAt) + 1;
    const { alarms: seen, blind } = alarms.during(shift.startsAt, toAt);
    const names = new Map(alarms.listSources().map((source) => [source.id, source.name]));
    return {
      shift,
      zone: pack().zone,
      teamName: pack().name,
      runs: checklist.runsOf(shift.id),
      findings: checklist.findings(shift.id),
      alarms: seen,
      blind: blind.map((period) => ({
        ...period,
        sourceName: period.sourceId === undefined ? undefined : names.get(period.sourceId),
      })),
      incidents: incidents.during(shift.startsAt, toAt),
    };
  }

  /** The system says so at once; without it the watch's own tick notices a little later. */
  const stopPower = ports.power.subscribe((event) => {
    logger.info('power', { event });
    if (event !== 'resume') return;
    void alarms.pollNow();
    outbox.reconnected('slack');
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
    start(isRestored = false): void {
      packs.reload();
      alarms.usePractice(settings.workspace() === 'practice');
      outbox.start(isRestored);
      alarms.start();
      watch.start();
      void slack.start();
    },
    async close(): Promise<void> {
      stopPower();
      watch.close();
      incidents.close();
      await alarms.close();
      await outbox.close();
    },
  };
}

/** After a watch ended its keeper still has to hand it over. */
function lastShift(shifts: readonly Shift[], now: number): Shift | undefined {
  const handOverWithinMs = 12 * 60 * 60_000;
  return shifts
    .filter((shift) => shift.endsAt <= now && now - shift.endsAt < handOverWithinMs)
    .toSorted((a, b) => b.endsAt - a.endsAt)[0];
}
