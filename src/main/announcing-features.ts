import type { Workspace } from '../shared/nouns/app';
import type { Pack } from '../shared/nouns/pack';
import { createAnnouncementService } from './announcements/announcement-service';
import type { Writer } from './database/handles';
import type { Announce } from './event-hub';
import type { OutboxService } from './outbox/outbox-service';
import type { Ports } from './ports';
import { createPromiseService } from './promises/promise-service';
import type { SettingsService } from './settings/settings-service';

/** What is told to users, and the timer of the updates that they were promised. */
export function createAnnouncingFeatures(options: {
  readonly ports: Ports;
  readonly db: Writer;
  readonly announce: Announce;
  readonly settings: SettingsService;
  readonly currentPack: () => { readonly pack: Pack };
  readonly workspace: () => Workspace;
  readonly outbox: OutboxService;
  /** Called after each committed change. */
  readonly onChange: () => void;
}) {
  const { ports, db, announce, settings, outbox, onChange } = options;
  const { clock, logger } = ports;
  const pack = () => options.currentPack().pack;

  const promises = createPromiseService({
    db,
    clock,
    logger,
    notifier: ports.notifier,
    isSetUp: () => settings.packId() !== undefined,
    zone: () => pack().zone,
    me: settings.me,
    isUnderWay: ({ id }) => announcements.isUnderWay(id),
    openPage: () => announce('page.wanted', { page: 'support' }),
    onChange: () => {
      announcements.promisesChanged();
      onChange();
    },
  });
  const announcements = createAnnouncementService({
    db,
    clock,
    logger,
    announce,
    pack,
    me: settings.me,
    workspace: options.workspace,
    outbox,
    promises,
    onChange,
  });

  return {
    announcements,
    promises,
    start(): void {
      announcements.start();
      promises.start();
    },
    close(): void {
      promises.close();
      announcements.stop();
    },
  };
}
