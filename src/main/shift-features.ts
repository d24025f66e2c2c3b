import type { HolidayDivision, Pack } from '../shared/nouns/pack';
import type { Shift } from '../shared/nouns/watch';
import type { HolidayList } from '../shared/rota/cover';
import type { AlarmService } from './alarms/alarm-service';
import type { AnnouncementService } from './announcements/announcement-service';
import type { ChecklistService } from './checklist/checklist-service';
import type { CommandService } from './commands/command-service';
import type { Writer } from './database/handles';
import type { Announce } from './event-hub';
import type { FindingService } from './findings/finding-service';
import { shiftRecordFrom } from './gather-shift-record';
import { createHandoverService } from './handover/handover-service';
import type { HoldFeatures } from './hold-features';
import { createHoursService } from './hours/hours-service';
import type { IncidentService } from './incidents/incident-service';
import { createNoticeService } from './notices/notice-service';
import type { OutboxService } from './outbox/outbox-service';
import type { Ports } from './ports';
import type { PromiseService } from './promises/promise-service';
import { createReadinessService } from './readiness/readiness-service';
import type { RotaService } from './rota/rota-service';
import type { SettingsService } from './settings/settings-service';
import type { SlackConnection } from './slack/slack-connection';
import type { SupportService } from './support/support-service';

/** A readiness check is made for the shift that holds, or for one that is near enough to be made ready for. */
const readyBeforeMs = 24 * 60 * 60_000;

/** What goes with a shift: being ready for it, being told of it, the hours that it took, and handing it over. */
export function createShiftFeatures(options: {
  readonly ports: Ports;
  readonly db: Writer;
  readonly announce: Announce;
  /** May throw `not-set-up`. */
  readonly pack: () => Pack;
  readonly settings: SettingsService;
  readonly workspace: () => 'practice' | 'slack';
  readonly slack: SlackConnection;
  readonly rota: RotaService;
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly alarms: AlarmService;
  readonly holds: HoldFeatures;
  readonly incidents: IncidentService;
  readonly checklist: ChecklistService;
  readonly commands: CommandService;
  readonly findings: FindingService;
  readonly support: SupportService;
  readonly announcements: AnnouncementService;
  readonly promises: PromiseService;
  readonly outbox: OutboxService;
  readonly onChange: () => void;
}) {
  const { ports, db, announce, pack, settings, slack, rota, alarms, incidents, outbox, checklist, findings } =
    options;
  const { clock, logger, notifier, secrets, folders } = ports;
  const { onChange } = options;
  const isSetUp = () => settings.packId() !== undefined;

  const readiness = createReadinessService({
    db,
    clock,
    logger,
    announce,
    notifier,
    dataFolder: folders.data,
    secretStorage: () => secrets.storage,
    keepsSecrets: () => slack.keepsToken() || rota.standing().sources.some(({ kind }) => kind !== 'rotation'),
    shiftFor: () =>
      isSetUp() ? (rota.current() ?? startingBefore(rota.next(), clock.now() + readyBeforeMs)) : undefined,
    shiftById: rota.byId,
    alarmSources: async () => {
      await alarms.pollNow();
      return alarms.listSources();
    },
    rotaSources: async () => (await rota.readSources()).sources,
    slack: () => (options.workspace() === 'practice' ? Promise.resolve({ kind: 'practice' }) : slack.probe()),
    onChange,
  });
  const notices = createNoticeService({
    db,
    clock,
    logger,
    notifier,
    isSetUp,
    zone: () => pack().zone,
    soonBeforeMs: () => pack().rota.soonBeforeMs,
    shifts: rota.mine,
    current: rota.current,
    unfinished: () => ({
      holds: alarms.heldAndFiring(),
      roles: incidents.rolesHeld(),
      promises: options.promises.owedWords(),
    }),
    readiness: readiness.standingOf,
    onSoon: (shift) => {
      readiness
        .beginAutomatic(shift)
        .catch((error: unknown) => logger.error('readiness.begin-failed', { error }));
    },
    open: (page) => announce('page.wanted', { page }),
    onChange,
  });
  const hours = createHoursService({
    db,
    clock,
    pack,
    me: settings.me,
    holidays: options.holidays,
    folders,
    shifts: rota.mine,
    activity: (fromAt, toAt) => [
      ...incidents.workBetween(fromAt, toAt),
      ...alarms.holdsBetween(fromAt, toAt),
      ...checklist.marksBetween(fromAt, toAt),
      ...options.support.workBetween(fromAt, toAt),
      ...findings.actsBetween(fromAt, toAt),
    ],
  });
  const handover = createHandoverService({
    db,
    clock,
    announce,
    folders,
    shiftFor: () => rota.current() ?? lastEnded(rota.mine(clock.now() - handOverWithinMs, clock.now())),
    shiftById: rota.byId,
    record: (shift) =>
      shiftRecordFrom({
        shift,
        now: clock.now(),
        pack: pack(),
        checklist,
        commands: options.commands,
        findings,
        support: options.support,
        announcements: options.announcements,
        alarms,
        holds: options.holds,
        incidents,
        readiness,
      }),
    channel: () => pack().channels.handover,
    threadLinkWords: (incident) => incident.thread?.permalink,
    workspace: options.workspace,
    enqueue: outbox.enqueue,
    delivery: outbox.delivery,
  });
  return { readiness, notices, hours, handover };
}

/** After a watch ended its keeper still has to hand it over. */
const handOverWithinMs = 12 * 60 * 60_000;

function lastEnded(shifts: readonly Shift[]): Shift | undefined {
  return shifts.toSorted((a, b) => b.endsAt - a.endsAt)[0];
}

function startingBefore(shift: Shift | undefined, latestAt: number): Shift | undefined {
  return shift !== undefined && shift.startsAt <= latestAt ? shift : undefined;
}
