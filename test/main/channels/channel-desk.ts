import { onTestFinished } from 'vitest';
import { createChannelService } from '../../../src/main/channels/channel-service';
import type { ChannelReading, ReadMessage } from '../../../src/main/courier';
import type { Events } from '../../../src/shared/contract';
import type { Failure } from '../../../src/shared/errors';
import type { Workspace } from '../../../src/shared/nouns/app';
import type { ChannelView } from '../../../src/shared/nouns/channel';
import type { Shift } from '../../../src/shared/nouns/watch';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { createScriptedCourier } from '../../support/scripted-courier';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';

/** Friday 20 November 2026, 09:00 in London. */
export const nine = Date.parse('2026-11-20T09:00:00Z');
export const hour = 3_600_000;
export const day = 24 * hour;
export const tsOf = (instant: number) => (instant / 1_000).toFixed(6);

/** From seven to ten. */
export const shift: Shift = {
  id: 'shift-1',
  person: 'Ada',
  role: 'primary',
  startsAt: nine - 2 * hour,
  endsAt: nine + hour,
  source: 'hand',
  isMine: true,
};

export function said(at: number, text: string, more: Partial<ReadMessage> = {}): ReadMessage {
  return {
    ts: tsOf(at),
    author: 'Grace',
    isApp: false,
    text,
    links: [],
    answers: 0,
    lastAnswerTs: undefined,
    opId: undefined,
    ...more,
  };
}

export function holds(...messages: readonly ReadMessage[]): ChannelReading {
  return { kind: 'read', channelId: 'C1', messages, isWhole: true, unreadable: 0 };
}

export function refused(failure: Failure, lasting = false): ChannelReading {
  return { kind: 'unreadable', failure, lasting };
}

/** The feature over a real database, a manual clock and a courier that does as it is told. */
export function channelDesk(given: { readonly folder?: string; readonly lastEndedAt?: number } = {}) {
  const folder = given.folder ?? temporaryFolder();
  const clock = createManualClock(nine);
  const courier = createScriptedCourier();
  const views: ChannelView[] = [];
  const told: string[] = [];
  const world = {
    shift: shift as Shift | undefined,
    lastEndedAt: given.lastEndedAt as number | undefined,
    workspace: 'slack' as Workspace,
    isConnected: true,
    open: [] as readonly string[],
    own: [] as readonly string[],
  };
  const db = openTestDatabase(folder);
  const service = createChannelService({
    db,
    clock,
    logger: createRecordingLogger(),
    announce: (name, value) => {
      if (name === 'channel.changed') views.push(value as Events['channel.changed']);
    },
    shift: () => world.shift,
    lastEndedAt: () => world.lastEndedAt,
    workspace: () => world.workspace,
    courierFor: () => (world.isConnected ? courier : undefined),
    isOwnPost: (opId) => world.own.includes(opId),
    openChannels: () => world.open,
    connection: { learn: ({ code }) => told.push(code), worked: () => told.push('worked') },
  });
  service.start();
  let isOpen = true;
  const close = () => {
    if (isOpen) service.close();
    isOpen = false;
  };
  onTestFinished(close);
  return {
    ...service,
    db,
    clock,
    courier,
    world,
    folder,
    close,
    /** What windows were told, in order. */
    views,
    /** What the connection was told. */
    told,
    channelsRead: () => courier.readings.map(({ channel }) => channel),
  };
}
