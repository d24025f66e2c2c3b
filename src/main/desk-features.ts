import type { Alarm } from '../shared/nouns/alarm';
import type { Workspace } from '../shared/nouns/app';
import type { HolidayDivision, Pack } from '../shared/nouns/pack';
import type { HolidayList } from '../shared/rota/cover';
import { createAnnouncingFeatures } from './announcing-features';
import { createChannelFeatures } from './channel-features';
import { createChecklistService } from './checklist/checklist-service';
import { createCommandService } from './commands/command-service';
import type { Courier } from './courier';
import type { Writer } from './database/handles';
import type { Announce } from './event-hub';
import { createFindingService } from './findings/finding-service';
import type { OutboxService } from './outbox/outbox-service';
import type { Ports } from './ports';
import type { PracticeWorkspace } from './practice/practice-courier';
import type { RotaService } from './rota/rota-service';
import type { SettingsService } from './settings/settings-service';
import type { SlackConnection } from './slack/slack-connection';
import { peopleOnRota } from './support/people-on-rota';
import { createSupportService } from './support/support-service';

/** The day's own work: its lists and what their items do, what is found, who asks, and what is announced. */
export function createDeskFeatures(options: {
  readonly ports: Ports;
  readonly db: Writer;
  readonly announce: Announce;
  readonly settings: SettingsService;
  /** May throw `not-set-up`. */
  readonly currentPack: () => { readonly pack: Pack; readonly hash: string };
  readonly packByHash: (hash: string) => Pack | undefined;
  readonly workspace: () => Workspace;
  readonly rota: RotaService;
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly outbox: OutboxService;
  readonly slack: () => Courier | undefined;
  /** What a reading of a channel says of the connection is told there. */
  readonly connection: Pick<SlackConnection, 'learn' | 'worked'>;
  readonly practice: PracticeWorkspace;
  readonly alarmById: (id: string) => Alarm | undefined;
  /** Called after each committed change. */
  readonly onChange: () => void;
}) {
  const { ports, db, announce, settings, rota } = options;
  const { clock, logger, notifier } = ports;
  const isSetUp = () => settings.packId() !== undefined;

  const findings = createFindingService({
    db,
    clock,
    announce,
    enqueue: options.outbox.enqueue,
    delivery: options.outbox.delivery,
    pack: options.currentPack,
    packByHash: options.packByHash,
    me: settings.me,
    workspace: options.workspace,
    shift: rota.current,
    alarmById: options.alarmById,
    runById: (id) => checklist.runById(id),
    onChange: options.onChange,
  });
  const checklist = createChecklistService({
    db,
    clock,
    logger,
    notifier,
    announce,
    isSetUp,
    shift: rota.current,
    holidays: options.holidays,
    pack: options.currentPack,
    findings: { add: findings.addFromItem, raised: findings.raised, find: findings.find },
    openPage: () => announce('page.wanted', { page: 'watch' }),
    onChange: options.onChange,
  });

  const commands = createCommandService({
    db,
    clock,
    logger,
    announce,
    commands: ports.commands,
    lists: () => {
      const shift = rota.current();
      return shift === undefined ? [] : checklist.runsOf(shift.id);
    },
    listById: checklist.runById,
    packByHash: options.packByHash,
    me: settings.me,
  });

  const { channels, postAsColleague } = createChannelFeatures({
    ...options,
    isSetUp,
    runsOf: checklist.runsOf,
  });

  const support = createSupportService({
    db,
    clock,
    logger,
    notifier,
    announce,
    isSetUp,
    pack: options.currentPack,
    holidays: options.holidays,
    me: settings.me,
    shift: rota.current,
    peopleOn: (fromAt, toAt) => peopleOnRota(rota.month, options.currentPack().pack.zone, fromAt, toAt),
    openPage: () => announce('page.wanted', { page: 'support' }),
  });

  const { announcements, promises, ...announcing } = createAnnouncingFeatures(options);

  return {
    announcements,
    promises,
    support,
    checklist,
    commands,
    findings,
    /** What requests are handed to. */
    answering: { channels, postAsColleague, checklist, commands, findings, support, announcements, promises },
    /** The machine woke. */
    lookAgain: promises.lookAgain,
    /** There is another connection to Slack. */
    reconnected: channels.reconnected,
    /** A post changed state; most are none of the desk's business. */
    delivered(opId: string): void {
      findings.delivered(opId);
      announcements.delivered(opId);
    },
    start(): void {
      channels.start();
      commands.start();
      checklist.start();
      support.start();
      announcing.start();
    },
    close(): void {
      channels.close();
      commands.close();
      checklist.close();
      support.close();
      announcing.close();
    },
  };
}
