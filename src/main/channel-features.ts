import type { Failure } from '../shared/errors';
import type { Workspace } from '../shared/nouns/app';
import type { ChecklistRun } from '../shared/nouns/checklist';
import type { HolidayDivision, Pack } from '../shared/nouns/pack';
import type { HolidayList } from '../shared/rota/cover';
import { phasesOfDay } from '../shared/rota/phases-of-day';
import { localDate } from '../shared/rota/wall-time';
import { type ChannelService, createChannelService } from './channels/channel-service';
import { openChannels } from './channels/open-channels';
import type { Courier } from './courier';
import type { Writer } from './database/handles';
import type { Announce } from './event-hub';
import type { OutboxService } from './outbox/outbox-service';
import type { Ports } from './ports';
import type { PracticeWorkspace } from './practice/practice-courier';
import type { RotaService } from './rota/rota-service';

/** What a message that somebody puts into the practice workspace is signed with. */
const colleague = 'A colleague';

/** The channels of the day's lists, read for the shift that holds now. */
export function createChannelFeatures(options: {
  readonly ports: Ports;
  readonly db: Writer;
  readonly announce: Announce;
  readonly isSetUp: () => boolean;
  readonly currentPack: () => { readonly pack: Pack };
  readonly workspace: () => Workspace;
  readonly rota: RotaService;
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly runsOf: (shiftId: string) => readonly ChecklistRun[];
  readonly outbox: Pick<OutboxService, 'sent'>;
  readonly slack: () => Courier | undefined;
  readonly connection: { learn(failure: Failure): void; worked(): void };
  readonly practice: PracticeWorkspace;
}) {
  const { ports, practice, rota } = options;
  const shift = () => (options.isSetUp() ? rota.current() : undefined);

  function open(): readonly string[] {
    const current = shift();
    if (current === undefined) return [];
    const { pack } = options.currentPack();
    const now = ports.clock.now();
    const date = localDate(pack.zone, now);
    const phases = phasesOfDay(pack, options.holidays(pack.division), date);
    return openChannels(options.runsOf(current.id), { date, phases, now });
  }

  const channels: ChannelService = createChannelService({
    db: options.db,
    clock: ports.clock,
    logger: ports.logger,
    announce: options.announce,
    shift,
    lastEndedAt: ({ role, startsAt }) => rota.lastEndedAt(role, startsAt),
    workspace: options.workspace,
    courierFor: (where) => (where === 'practice' ? practice.courier : options.slack()),
    isOwnPost: (opId) => options.outbox.sent(opId) !== undefined,
    openChannels: open,
    connection: options.connection,
  });

  return {
    channels,
    /** Somebody else writes in a practice channel; what looks at it is told. */
    async postAsColleague(message: { readonly channel: string; readonly text: string }) {
      practice.postAs(colleague, message);
      if (options.workspace() === 'practice' && shift() !== undefined) await channels.read(message.channel);
      return practice.messages();
    },
  };
}
