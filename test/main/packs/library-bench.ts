import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackFolderStore } from '../../../src/main/packs/pack-folder-store';
import { createPackLibrary } from '../../../src/main/packs/pack-library';
import { WatchkeeperError } from '../../../src/shared/errors';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';
import { shipped } from './pack-text';

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

export function packText(id: string, name: string): string {
  return shipped.replace('id: cloud-platform', `id: ${id}`).replace('name: Cloud Platform', `name: ${name}`);
}

/** A data folder and a resources folder of this test's own, with one shipped pack in place. */
export function setUp() {
  const folders = { data: temporaryFolder(), resources: temporaryFolder() };
  const shippedFile = 'packs/cloud-platform.yaml';
  cpSync(join('resources', shippedFile), join(folders.resources, shippedFile));
  const own = join(folders.data, 'packs');
  mkdirSync(own);
  const db = openTestDatabase();
  const clock = createManualClock(1_000);
  const logger = createRecordingLogger();
  return {
    folders,
    db,
    clock,
    logger,
    own: (file: string) => join(own, file),
    write: (file: string, text: string | Uint8Array) => writeFileSync(join(own, file), text),
    /** Where a pack is in use, its id. */
    open: (inUse?: string) =>
      createPackLibrary({
        db,
        folders,
        clock,
        logger,
        store: createPackFolderStore(db),
        inUse: () => inUse,
      }),
  };
}

export function failureOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof WatchkeeperError) return { code: error.code, detail: error.detail };
    throw error;
  }
  throw new Error('Nothing was thrown');
}

export const shippedChoice = {
  id: 'cloud-platform',
  name: 'Cloud Platform',
  origin: 'shipped',
  file: 'cloud-platform.yaml',
  problem: undefined,
} as const;

const others = [
  { id: 'interventions', name: 'Interventions' },
  { id: 'tis', name: 'TIS' },
].map((pack) => ({ ...pack, origin: 'shipped', file: `${pack.id}.yaml`, problem: undefined }) as const);

/** As they are listed, by name. */
export const shippedChoices = [shippedChoice, ...others];
