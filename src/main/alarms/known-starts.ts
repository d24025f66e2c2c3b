import type { Logger } from '../ports';
import type { KnownStarts } from './alertmanager-replica';
import { type ServerStart, serverStarts } from './server-starts';
import type { SourceMemory } from './source-memory';

/** Kept over restarts; a full disk leaves them in memory, so that it stops no poll. */
export function createKnownStarts(memory: SourceMemory, address: string, logger: Logger): KnownStarts {
  const name = `starts of ${address}`;
  const kept = serverStarts.safeParse(memory.read(name));
  let current: readonly ServerStart[] = kept.success ? kept.data : [];
  return {
    read: () => current,
    write(starts) {
      current = starts;
      try {
        memory.write(name, starts);
      } catch (error) {
        logger.error('source.memory.failed', { error });
      }
    },
  };
}
