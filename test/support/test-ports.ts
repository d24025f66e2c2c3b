import { join } from 'node:path';
import { createLocalServer } from '../../src/main/hosts/local-server';
import { createCommands } from '../../src/main/hosts/run-command';
import type { Ports } from '../../src/main/ports';
import { createManualClock, type ManualClock } from './manual-clock';
import { createMemorySecrets } from './memory-secrets';
import { createRecordingLogger, type LoggedLine } from './recording-logger';
import { createRecordingNotifier, type RecordingNotifier } from './recording-notifier';
import { temporaryFolder } from './temporary-folder';

export type TestPorts = Ports & {
  readonly clock: ManualClock;
  readonly notifier: RecordingNotifier;
  readonly logger: Ports['logger'] & { readonly lines: LoggedLine[] };
  readonly openedLinks: string[];
  /** The system goes to sleep, or wakes. */
  sleepOrWake(event: 'suspend' | 'resume'): void;
};

/** A machine for the core: real folders and network, a manual clock, and a notifier that remembers. */
export function createTestPorts(options: { readonly now: number; readonly data?: string }): TestPorts {
  const openedLinks: string[] = [];
  const powerListeners = new Set<(event: 'suspend' | 'resume') => void>();
  return {
    host: 'browser',
    hasTray: false,
    clock: createManualClock(options.now),
    logger: createRecordingLogger(),
    notifier: createRecordingNotifier(),
    secrets: createMemorySecrets(),
    opener: { open: (url) => Promise.resolve(void openedLinks.push(url)) },
    openedLinks,
    commands: createCommands(process.env),
    power: {
      subscribe(listener) {
        powerListeners.add(listener);
        return () => powerListeners.delete(listener);
      },
    },
    sleepOrWake(event) {
      for (const listener of powerListeners) listener(event);
    },
    folders: {
      data: options.data ?? temporaryFolder(),
      resources: join(import.meta.dirname, '..', '..', 'resources'),
    },
    fetch,
    localServer: createLocalServer(),
    environment: { slackApiUrl: undefined, slackToken: undefined },
  };
}
