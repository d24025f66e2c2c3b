import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackStanding, PacksView } from '../../../src/shared/nouns/pack-folder';
import { ask, startCore } from '../../support/core-under-test';
import { temporaryFolder } from '../../support/temporary-folder';
import { waitUntil } from '../../support/wait-until';
import { packText } from './library-bench';

type Running = ReturnType<typeof startCore>;

/** A core whose team has the pack `ours`, which is in an added folder unless the test says otherwise. */
export function startDesk(options: { readonly data?: string; readonly now?: number } = {}) {
  const running = startCore(options);
  const { core } = running;
  const view = () => ask(core, 'packs.standing', {});
  return {
    ...running,
    view,
    pack: async (id: string) => named(await view(), id),
    add: (path: string) => ask(core, 'packs.addFolder', { path }),
    use: (packId: string) => ask(core, 'settings.setUp', { me: 'Ada', packId, workspace: 'practice' }),
    nameInUse: async () => (await ask(core, 'packs.current', {})).name,
    changesTold: () =>
      running.events.flatMap((event) => (event.name === 'pack.changed' ? [event.value.name] : [])),
  };
}

export function named(view: PacksView, id: string): PackStanding {
  const found = view.packs.find((pack) => pack.id === id);
  if (found === undefined) throw new Error(`No ${id} among ${view.packs.map((pack) => pack.id).join()}`);
  return found;
}

/** Lets the clock go on until something is true; the disk needs its own time beside it. */
export function goesOn<T>(
  { clock }: Pick<Running, 'clock'>,
  what: string,
  ask: () => Promise<T | undefined>,
) {
  return waitUntil(what, async () => {
    await clock.advance(1_000);
    return ask();
  });
}

/** Some looks, of which nothing is expected: each is given the time that it takes elsewhere. */
export async function someLooks({ clock }: Pick<Running, 'clock'>): Promise<void> {
  let turns = 0;
  await waitUntil('some looks', async () => {
    await clock.advance(1_000);
    turns += 1;
    return turns > 6 ? true : undefined;
  });
}

export function folderWith(files: Readonly<Record<string, string>>, folder = temporaryFolder()): string {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

export const ours = (name: string, id = 'ours') => packText(id, name);

/** Git with nothing of this machine's own settings. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Grace',
      GIT_AUTHOR_EMAIL: 'grace@example.org',
      GIT_COMMITTER_NAME: 'Grace',
      GIT_COMMITTER_EMAIL: 'grace@example.org',
      GIT_AUTHOR_DATE: '2026-11-19T10:00:00Z',
      GIT_COMMITTER_DATE: '2026-11-19T10:00:00Z',
    },
  });
}

/** A repository with a pack in it, a clone where Grace works and a clone that Watchkeeper reads. */
export function teamRepository() {
  const root = temporaryFolder();
  const [bare, grace, mine] = [join(root, 'team.git'), join(root, 'grace'), join(root, 'mine')];
  git(root, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  git(root, 'clone', '--quiet', bare, grace);
  git(grace, 'checkout', '--quiet', '-b', 'main');
  const commit = (subject: string, files: Readonly<Record<string, string>>) => {
    folderWith(files, grace);
    git(grace, 'add', '--all');
    git(grace, 'commit', '--quiet', '-m', subject);
    git(grace, 'push', '--quiet', 'origin', 'main');
    return git(grace, 'rev-parse', '--short', 'HEAD').trim();
  };
  const first = commit('Our pack', { 'ours.yaml': ours('Ours') });
  git(root, 'clone', '--quiet', bare, mine);
  return { root, bare, grace, mine, first, commit };
}
