import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type {
  ReviewList,
  RunbookMatch,
  RunbookPage,
  RunbookSearch,
  RunbooksView,
} from '../../shared/nouns/runbook';
import { localDate } from '../../shared/rota/wall-time';
import { coalesce } from '../coalesce';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import { exportText } from '../export-file';
import type { Clock, Folders, Logger } from '../ports';
import { type AlarmFacts, createAlarmMatches } from './alarm-matches';
import { fileReason } from './file-reason';
import { createFolderIndex } from './folder-index';
import { createFolderReadings } from './folder-readings';
import { createFolderStore } from './folder-store';
import { type Limits, limits as usualLimits } from './limits';
import { createLinkTarget } from './link-target';
import { createPageSearch } from './page-search';
import { createPageStore } from './page-store';
import { reviewCsv, reviewMarkdown } from './review-export';

export type RunbookService = {
  read(): RunbooksView;
  /** Answers as soon as the folder is known to be one; it is read behind that. */
  addFolder(path: string): Promise<RunbooksView>;
  /** Its pages go from the index; the files stay. */
  removeFolder(id: string): RunbooksView;
  /** Ends when every folder was read again. */
  readFolders(): Promise<RunbooksView>;
  search(words: string): RunbookSearch;
  page(id: string): RunbookPage;
  /** The page that a link of a page leads to. */
  follow(input: ParsedInput<'runbooks.follow'>): { readonly id: string };
  reviews(): ReviewList;
  exportReviews(form: 'csv' | 'markdown'): { readonly file: string };
  /** The best first, three at most; none rather than a guess that is too wild. */
  match(alarm: AlarmFacts): readonly RunbookMatch[];
  start(): void;
  close(): Promise<void>;
};

export function createRunbookService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly announce: Announce;
  readonly folders: Pick<Folders, 'data'>;
  /** In which it is today or not yet. */
  readonly zone: () => string;
  readonly limits?: Limits;
}): RunbookService {
  const { db, clock, logger } = options;
  const folders = createFolderStore(db);
  const pages = createPageStore(db);
  const readings = createFolderReadings({
    logger,
    find: folders.find,
    readFolder: createFolderIndex({ db, clock, folders, pages, limits: options.limits ?? usualLimits }),
    onChange: () => change.soon(),
  });
  const change = coalesce(
    clock,
    () => options.announce('runbooks.changed', read()),
    (error) => logger.error('runbooks.announce-failed', { error }),
  );
  const searchPages = createPageSearch(db, pages);
  const linkTarget = createLinkTarget(pages);
  const matchAlarm = createAlarmMatches(db, pages);
  const today = () => localDate(options.zone(), clock.now());

  function read(): RunbooksView {
    return { folders: folders.list(readings.isReading), pages: pages.count(), due: pages.countDue(today()) };
  }

  function page(id: string): RunbookPage {
    const found = pages.page(id, today());
    if (found === undefined) throw new WatchkeeperError('not-found', { noun: 'runbook' });
    return found;
  }

  function reviews(): ReviewList {
    return { due: pages.due(today()), undated: pages.undated(today()) };
  }

  return {
    read,
    async addFolder(given) {
      const path = await checkedFolder(given.trim());
      const id = db.transaction(() => folders.add(path, clock.now())).immediate();
      void readings.read(id);
      logger.info('runbooks.folder-added', { folderId: id });
      return read();
    },
    removeFolder(id) {
      if (folders.find(id) === undefined) throw new WatchkeeperError('not-found', { noun: 'folder' });
      readings.stop(id);
      db.transaction(() => {
        pages.removeAll(id);
        folders.remove(id);
      }).immediate();
      logger.info('runbooks.folder-removed', { folderId: id });
      change.soon();
      return read();
    },
    async readFolders() {
      await Promise.all(folders.ids().map(readings.read));
      return read();
    },
    search: (words) => searchPages(words, today()),
    page,
    follow({ id, href }) {
      const target = linkTarget(page(id).runbook, href, today());
      if (target === undefined) throw new WatchkeeperError('runbook-link-unknown', { href });
      return { id: target };
    },
    reviews,
    exportReviews(form) {
      const list = reviews();
      const text = form === 'csv' ? reviewCsv(list) : reviewMarkdown(list, today());
      const name = `runbooks-due-for-review-${today()}.${form === 'csv' ? 'csv' : 'md'}`;
      return { file: exportText(join(options.folders.data, 'exports'), name, text) };
    },
    match: (alarm) => matchAlarm(alarm, today()),
    start() {
      for (const id of folders.ids()) void readings.read(id);
    },
    async close() {
      change.cancel();
      await readings.close();
    },
  };
}

/** Throws `runbook-folder-unusable` unless it is the full path of a folder that can be looked into. */
async function checkedFolder(path: string): Promise<string> {
  const refused = (reason: string) => new WatchkeeperError('runbook-folder-unusable', { path, reason });
  if (path.includes('\u0000')) throw refused('it holds a NUL character');
  if (!isAbsolute(path)) throw refused('it is not a full path');
  const found = await stat(path).catch((error: unknown) => {
    throw refused(fileReason(error));
  });
  if (!found.isDirectory()) throw refused('it is a file, not a folder');
  return resolve(path);
}
