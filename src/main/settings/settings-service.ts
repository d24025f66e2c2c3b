import type { ParsedInput } from '../../shared/contract';
import { type SettingsView, type SlackStatus, type Workspace, workspaces } from '../../shared/nouns/app';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import { createSettingStore } from './setting-store';

export type SettingsService = ReturnType<typeof createSettingsService>;

/** Who keeps this watch, with which pack, and where posts go. */
export function createSettingsService(options: {
  readonly db: Writer;
  readonly announce: Announce;
  readonly slackStatus: () => SlackStatus;
  /** Throws when the pack cannot be used, so that a wrong choice changes nothing. */
  readonly checkPack: (packId: string) => void;
}) {
  const store = createSettingStore(options.db);

  function read(): SettingsView {
    return {
      packId: store.read('packId'),
      me: store.read('me') ?? '',
      workspace: workspace(),
      slack: workspace() === 'practice' ? { state: 'practice' } : options.slackStatus(),
    };
  }

  function workspace(): Workspace | undefined {
    const kept = store.read('workspace');
    return workspaces.find((known) => known === kept);
  }

  return {
    read,
    packId: (): string | undefined => store.read('packId'),
    me: (): string => store.read('me') ?? '',
    workspace,
    setUp(input: ParsedInput<'settings.setUp'>): SettingsView {
      options.checkPack(input.packId);
      options.db.transaction(() => {
        store.write('me', input.me);
        store.write('packId', input.packId);
        store.write('workspace', input.workspace);
      })();
      return read();
    },
    announceChange(): void {
      options.announce('settings.changed', read());
    },
  };
}
