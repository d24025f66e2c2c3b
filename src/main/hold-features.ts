import type { HolidayDivision, Pack } from '../shared/nouns/pack';
import type { HolidayList } from '../shared/rota/cover';
import type { AlarmService } from './alarms/alarm-service';
import { createEndOfHold } from './alarms/holds/end-of-hold';
import { createEscalations } from './alarms/holds/escalations';
import { createSilenceService } from './alarms/holds/silence-service';
import { createNoiseService } from './alarms/noise/noise-service';
import type { Writer } from './database/handles';
import type { Announce } from './event-hub';
import type { OutboxService } from './outbox/outbox-service';
import type { Ports } from './ports';
import type { RotaService } from './rota/rota-service';
import type { SettingsService } from './settings/settings-service';

export type HoldFeatures = ReturnType<typeof createHoldFeatures>;

export type HoldFeatureOptions = {
  readonly ports: Ports;
  readonly db: Writer;
  readonly announce: Announce;
  /** May throw `not-set-up`. */
  readonly pack: () => Pack;
  readonly settings: SettingsService;
  readonly workspace: () => 'practice' | 'slack';
  readonly rota: RotaService;
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly alarms: AlarmService;
  readonly outbox: OutboxService;
  readonly onWatch: () => boolean;
  /** What the head of the watch says may have changed. */
  readonly onChange: () => void;
};

/** What goes with having an alarm: until when, silencing it at its source, calling somebody in, and what is thought of it. */
export function createHoldFeatures(options: HoldFeatureOptions) {
  const { ports, db, announce, pack, settings, rota, alarms } = options;
  const { clock, logger, notifier } = ports;
  const endOfHold = createEndOfHold({ clock, pack, holidays: options.holidays });
  const escalations = createEscalations({
    db,
    clock,
    me: settings.me,
    pack,
    workspace: options.workspace,
    secondaries: () => rota.othersIn('secondary'),
    alarmById: alarms.byId,
    enqueue: options.outbox.enqueue,
    onChange: () => announce('alarms.changed', alarms.list()),
  });
  const silences = createSilenceService({
    db,
    clock,
    logger,
    notifier,
    announce,
    me: settings.me,
    zone: () => pack().zone,
    onWatch: options.onWatch,
    alarmById: alarms.byId,
    serversOf: alarms.silenceServersOf,
    onWritten: () => void alarms.pollNow(),
  });
  const noise = createNoiseService({
    db,
    clock,
    logger,
    notifier,
    announce,
    folders: ports.folders,
    me: settings.me,
    zone: () => pack().zone,
    onWatch: options.onWatch,
    alarmById: alarms.byId,
    onChange: () => {
      announce('alarms.changed', alarms.list());
      options.onChange();
    },
  });
  return {
    endOfHold,
    escalations,
    silences,
    noise,
    start(): void {
      silences.start();
      noise.start();
    },
    async close(): Promise<void> {
      noise.close();
      await silences.close();
    },
  };
}
