import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Writer } from '../../../src/main/database/handles';
import { createEventHub } from '../../../src/main/event-hub';
import type { Limits } from '../../../src/main/runbooks/limits';
import { createRunbookService } from '../../../src/main/runbooks/runbook-service';
import type { EventMessage } from '../../../src/shared/contract';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';

/** Files by their paths below the folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The feature over a real database and real folders. */
export function openRunbookDesk(
  given: { readonly now?: string; readonly db?: Writer; readonly limits?: Limits } = {},
) {
  const db = given.db ?? openTestDatabase();
  const clock = createManualClock(Date.parse(given.now ?? '2026-11-20T12:00:00Z'));
  const logger = createRecordingLogger();
  const events: EventMessage[] = [];
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => events.push(event));
  const data = temporaryFolder();
  const runbooks = createRunbookService({
    db,
    clock,
    logger,
    announce: hub.announce,
    folders: { data },
    zone: () => 'Europe/London',
    ...(given.limits === undefined ? {} : { limits: given.limits }),
  });
  onTestFinished(runbooks.close);
  return {
    db,
    clock,
    logger,
    events,
    data,
    runbooks,
    /** A folder with these files, chosen and read. */
    async withFolder(files: Readonly<Record<string, string | Uint8Array>>) {
      const folder = temporaryFolder();
      writeFiles(folder, files);
      await runbooks.addFolder(folder);
      await runbooks.readFolders();
      return folder;
    },
    titles: (words = '') => runbooks.search(words).hits.map(({ runbook }) => runbook.title),
    matches: (
      name: string,
      more: { labels?: Record<string, string>; annotations?: Record<string, string> } = {},
    ) =>
      runbooks
        .match({ name, labels: more.labels ?? {}, annotations: more.annotations ?? {} })
        .map(({ runbook, because }) => `${because}: ${runbook.title}`),
  };
}
