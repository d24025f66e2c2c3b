import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGitDesk } from '../../../src/main/packs/git-desk';
import { gitReason } from '../../../src/main/packs/git-words';
import type { Command, CommandOutcome } from '../../../src/main/ports';
import type { GitStanding } from '../../../src/shared/nouns/pack-folder';
import { ask } from '../../support/core-under-test';
import { missingPeers } from '../../support/missing-peers';
import { createRecordingLogger } from '../../support/recording-logger';
import { temporaryFolder } from '../../support/temporary-folder';
import { folderWith, git, goesOn, named, ours, startDesk, teamRepository } from './pack-desk';

const lacking = missingPeers('folders of packs in git', ['git']);

async function startWithClone() {
  const team = teamRepository();
  const desk = startDesk();
  const view = await desk.add(team.mine);
  await desk.use('ours');
  const id = view.folders[0]?.id ?? '';
  return {
    ...team,
    ...desk,
    id,
    pull: () => desk.core.dispatch('packs.pull', { id }),
    folder: async () => {
      const [found] = (await desk.view()).folders;
      if (found === undefined) throw new Error('There is no folder');
      return found;
    },
  };
}

const checkout = (standing: GitStanding) => {
  if (standing.kind !== 'checkout') throw new Error(`It is ${JSON.stringify(standing)}`);
  return standing;
};

describe.skipIf(lacking.length > 0)('a folder in a git checkout', () => {
  it('says which branch and commit it is, and what of it is changed', async () => {
    const desk = await startWithClone();
    expect((await desk.folder()).git).toEqual({
      kind: 'checkout',
      branch: 'main',
      commit: desk.first,
      subject: 'Our pack',
      committedAt: Date.parse('2026-11-19T10:00:00Z'),
      changedFiles: 0,
      upstream: 'origin/main',
      ahead: 0,
      behind: 0,
    });
    writeFileSync(join(desk.mine, 'ours.yaml'), ours('Ours, here'));
    writeFileSync(join(desk.mine, 'new.yaml'), ours('New', 'new'));
    await goesOn(desk, 'the changes', async () =>
      checkout((await desk.folder()).git).changedFiles === 2 ? true : undefined,
    );
  });

  it('is never fetched by itself: it is behind when somebody fetches, and says when that was', async () => {
    const desk = await startWithClone();
    desk.commit('Another name', { 'ours.yaml': ours('Ours anew') });
    await ask(desk.core, 'packs.reload', {});
    expect(checkout((await desk.folder()).git)).toMatchObject({ behind: 0 });
    git(desk.mine, 'fetch', '--quiet');
    const standing = await goesOn(desk, 'it is behind', async () => {
      const found = checkout((await desk.folder()).git);
      return found.behind === 1 ? found : undefined;
    });
    expect(standing.fetchedAt).toBeGreaterThan(Date.now() - 60_000);
    expect(await desk.nameInUse()).toBe('Ours');
  });

  it('that is none, or that stands below the top, or on no branch, says so', async () => {
    const desk = startDesk();
    const plain = await desk.add(folderWith({ 'a.yaml': ours('A', 'a') }));
    expect(plain.folders[0]?.git).toEqual({ kind: 'none' });
    expect(await desk.core.dispatch('packs.pull', { id: plain.folders[0]?.id ?? '' })).toMatchObject({
      error: { code: 'pack-folder-not-git' },
    });
    const { mine } = teamRepository();
    const below = join(mine, 'packs');
    folderWith({ 'b.yaml': ours('B', 'b') }, below);
    git(mine, 'checkout', '--quiet', '--detach');
    const view = await desk.add(below);
    const standing = view.folders.find(({ path }) => path === below)?.git;
    expect(standing).toMatchObject({ kind: 'checkout', changedFiles: 1 });
    expect(checkout(standing ?? { kind: 'none' }).branch).toBeUndefined();
  });

  it('is pulled at a press: the new packs are in use at once, and what came is told', async () => {
    const desk = await startWithClone();
    const wrong = ours('Wrong', 'wrong').replace('zone: Europe/London', 'zone: Europe/Londn');
    desk.commit('Say it anew', { 'ours.yaml': ours('Ours anew') });
    const last = desk.commit('A second pack', { 'new.yaml': ours('New', 'new'), 'wrong.yaml': wrong });
    const view = await ask(desk.core, 'packs.pull', { id: desk.id });
    expect(view.folders[0]?.pull).toEqual({
      at: desk.clock.now(),
      from: desk.first,
      to: last,
      commits: [
        { commit: last, subject: 'A second pack' },
        { commit: expect.any(String), subject: 'Say it anew' },
      ],
      commitCount: 2,
      packs: [
        { file: 'new.yaml', name: 'New', change: 'new' },
        { file: 'ours.yaml', name: 'Ours anew', change: 'changed' },
        {
          file: 'wrong.yaml',
          name: 'wrong',
          change: 'malformed',
          problem: expect.objectContaining({ file: 'wrong.yaml', hint: 'did you mean Europe/London?' }),
        },
      ],
    });
    expect(await desk.nameInUse()).toBe('Ours anew');
    expect(desk.changesTold()).toEqual(['Ours anew']);
    expect(checkout((await desk.folder()).git)).toMatchObject({ commit: last, behind: 0 });

    const nothing = await ask(desk.core, 'packs.pull', { id: desk.id });
    expect(nothing.folders[0]?.pull).toMatchObject({ commits: [], commitCount: 0, packs: [] });
  });

  it('brings a pack that is wrong in the new commit: its last good version stays, and it says where', async () => {
    const desk = await startWithClone();
    const wrong = ours('Ours').replace('zone: Europe/London', 'zone: Europe/Londn');
    desk.commit('A slip', { 'ours.yaml': wrong });
    const view = await ask(desk.core, 'packs.pull', { id: desk.id });
    expect(view.folders[0]?.pull?.packs).toMatchObject([{ file: 'ours.yaml', change: 'malformed' }]);
    expect(named(view, 'ours').problem?.reason).toContain('Europe/Londn');
    expect(await desk.nameInUse()).toBe('Ours');
    desk.commit('Mended', { 'ours.yaml': ours('Ours mended') });
    await ask(desk.core, 'packs.pull', { id: desk.id });
    expect(await desk.nameInUse()).toBe('Ours mended');
  });

  it('pulled twice at once is pulled once', async () => {
    const desk = await startWithClone();
    desk.commit('Anew', { 'ours.yaml': ours('Ours anew') });
    const [one, other] = await Promise.all([
      ask(desk.core, 'packs.pull', { id: desk.id }),
      ask(desk.core, 'packs.pull', { id: desk.id }),
    ]);
    // A second pull would have found nothing new.
    expect(one.folders[0]?.pull?.commitCount).toBe(1);
    expect(other).toEqual(one);
  });

  it('whose other end never answers is given up when Watchkeeper closes, and leaves nothing running', async () => {
    const asked = Promise.withResolvers<void>();
    const server = createServer(() => asked.resolve());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const desk = await startWithClone();
    git(desk.mine, 'remote', 'set-url', 'origin', `http://127.0.0.1:${port}/team.git`);
    const pulling = desk.pull();
    await asked.promise;
    expect((await desk.folder()).isPulling).toBe(true);
    const hungUp = new Promise<void>((resolve) => server.close(() => resolve()));
    await desk.close();
    expect(await pulling).toEqual({
      ok: false,
      error: { code: 'git-failed', detail: { reason: 'it was stopped' } },
    });
    await hungUp;
    expect(desk.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('with changes in the way, or with a history of its own, is left as it is', async () => {
    const desk = await startWithClone();
    desk.commit('Theirs', { 'ours.yaml': ours('Theirs') });
    writeFileSync(join(desk.mine, 'ours.yaml'), ours('Mine'));
    await ask(desk.core, 'packs.reload', {});
    expect(await desk.pull()).toEqual({
      ok: false,
      error: {
        code: 'git-not-forward',
        detail: { reason: 'files that the pull would change were changed here' },
      },
    });
    expect(await desk.nameInUse()).toBe('Mine');
    git(desk.mine, 'commit', '--quiet', '--all', '-m', 'Mine');
    expect(await desk.pull()).toEqual({
      ok: false,
      error: {
        code: 'git-not-forward',
        detail: { reason: 'it has commits that are not where it pulls from, and the other way round' },
      },
    });
    expect(git(desk.mine, 'log', '-1', '--format=%s').trim()).toBe('Mine');
    expect(checkout((await desk.folder()).git)).toMatchObject({ ahead: 1, behind: 1, changedFiles: 0 });
  });

  it('runs no hook of the repository', async () => {
    const desk = await startWithClone();
    const trace = join(temporaryFolder(), 'trace');
    for (const hook of ['post-merge', 'post-checkout', 'reference-transaction', 'post-index-change']) {
      const file = join(desk.mine, '.git', 'hooks', hook);
      mkdirSync(join(desk.mine, '.git', 'hooks'), { recursive: true });
      writeFileSync(file, `#!/bin/sh\necho ${hook} >> ${trace}\n`);
      chmodSync(file, 0o755);
    }
    desk.commit('Anew', { 'ours.yaml': ours('Ours anew') });
    await ask(desk.core, 'packs.pull', { id: desk.id });
    expect(await desk.nameInUse()).toBe('Ours anew');
    expect(existsSync(trace)).toBe(false);
    // They would have run otherwise.
    desk.commit('Once more', { 'ours.yaml': ours('Once more') });
    git(desk.mine, 'pull', '--quiet', '--ff-only');
    expect(existsSync(trace)).toBe(true);
  });

  it('runs no filter that the checkout names when its standing is read', async () => {
    const team = teamRepository();
    const marker = join(team.root, 'ran');
    for (const key of ['clean', 'smudge'])
      git(team.mine, 'config', `filter.a=b.${key}`, `touch '${marker}'; cat`);
    git(team.mine, 'config', 'filter.a=b.required', 'true');
    writeFileSync(join(team.mine, '.git', 'info', 'attributes'), '*.yaml filter=a=b\n');
    folderWith({ 'ours.yaml': ours('Changed') }, team.mine);
    const { folders } = await startDesk().add(team.mine);
    expect(folders[0]?.git).toMatchObject({ kind: 'checkout', branch: 'main', changedFiles: 1 });
    expect(existsSync(marker)).toBe(false);
  });

  it('of a partial clone that lacks something is not fetched by a reading', async () => {
    const team = teamRepository();
    const marker = join(team.root, 'ran');
    const program = join(team.root, 'upload.sh');
    writeFileSync(program, `#!/bin/sh\ntouch '${marker}'\nexit 1\n`);
    chmodSync(program, 0o755);
    git(team.mine, 'config', 'core.repositoryFormatVersion', '1');
    git(team.mine, 'config', 'extensions.partialClone', 'origin');
    git(team.mine, 'config', 'remote.origin.promisor', 'true');
    git(team.mine, 'config', 'remote.origin.uploadpack', program);
    rmSync(join(team.mine, '.git', 'objects'), { recursive: true });
    mkdirSync(join(team.mine, '.git', 'objects'));
    const { folders } = await startDesk().add(team.mine);
    expect(folders[0]?.git).toMatchObject({ kind: 'unreadable' });
    expect(existsSync(marker)).toBe(false);
  });

  it('that pulls from a command line is refused, and the command is not run', async () => {
    const desk = await startWithClone();
    const trace = join(temporaryFolder(), 'trace');
    git(desk.mine, 'remote', 'set-url', 'origin', `ext::sh -c touch% ${trace}`);
    expect(await desk.pull()).toMatchObject({ ok: false, error: { code: 'git-failed' } });
    expect(existsSync(trace)).toBe(false);
  });

  it('that pulls from where nobody answers, or nothing is, says so', async () => {
    const desk = await startWithClone();
    git(desk.mine, 'remote', 'set-url', 'origin', 'http://127.0.0.1:9/team.git');
    expect(await desk.pull()).toMatchObject({ ok: false, error: { code: 'git-unreachable' } });
    rmSync(desk.bare, { recursive: true });
    git(desk.mine, 'remote', 'set-url', 'origin', desk.bare);
    expect(await desk.pull()).toMatchObject({ ok: false, error: { code: 'git-failed' } });
    expect(await desk.nameInUse()).toBe('Ours');
  });

  it('that needs a sign-in asks nobody, says so, and shows no secret of the address', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="team"' });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const desk = await startWithClone();
    git(desk.mine, 'remote', 'set-url', 'origin', `http://127.0.0.1:${port}/team.git`);
    expect(await desk.pull()).toMatchObject({ ok: false, error: { code: 'git-sign-in-needed' } });
    git(desk.mine, 'remote', 'set-url', 'origin', `http://ada:hunter2@127.0.0.1:${port}/team.git`);
    const reply = await desk.pull();
    expect(reply).toMatchObject({ ok: false, error: { code: 'git-sign-in-needed' } });
    expect(JSON.stringify(reply)).not.toContain('hunter2');
  });

  it('whose branch follows none says so', async () => {
    const desk = await startWithClone();
    git(desk.mine, 'checkout', '--quiet', '-b', 'apart');
    expect(await desk.pull()).toEqual({
      ok: false,
      error: { code: 'git-failed', detail: { reason: 'its branch follows none that could be pulled' } },
    });
  });
});

describe('git', () => {
  async function deskOver(outcome: CommandOutcome) {
    const ran: Command[] = [];
    const run = (command: Command) => {
      ran.push(command);
      return Promise.resolve(outcome);
    };
    const desk = createGitDesk({
      commands: { run },
      logger: createRecordingLogger(),
      onChange: () => undefined,
    });
    const place = { id: 'x', origin: 'folder', path: '/team' } as const;
    await desk.read(place);
    const pull = await desk.pull(place).catch((error: unknown) => error);
    return { standing: desk.standing(place), pull, ran };
  }

  it('that is not on this machine is told', async () => {
    expect(await deskOver({ kind: 'not-found' })).toMatchObject({
      standing: { kind: 'no-program' },
      pull: expect.objectContaining({ code: 'git-missing' }),
    });
  });

  it('that does not end is told', async () => {
    expect(await deskOver({ kind: 'timed-out', output: '', errorOutput: '' })).toMatchObject({
      standing: { kind: 'unreadable', reason: 'git did not answer within 10 s' },
      pull: expect.objectContaining({ code: 'git-timeout' }),
    });
  });

  it('asks nobody, and is given a minute for a pull', async () => {
    const { ran } = await deskOver({ kind: 'ended', exitCode: 0, output: 'same', errorOutput: '' });
    const pull = ran.find(({ argv }) => argv.includes('pull'));
    expect(pull).toMatchObject({
      environment: { GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: '', SSH_ASKPASS_REQUIRE: 'never' },
      timeLimitMs: 60_000,
    });
    expect(pull?.argv.slice(0, 3)).toEqual(['git', '-C', '/team']);
    expect(pull?.argv).toEqual(
      expect.arrayContaining(['core.hooksPath=/dev/null', '--ff-only', '--no-rebase']),
    );
  });

  it('is quoted in one short line, without what stands before an @', () => {
    expect(
      gitReason('hint: x\nfatal: unable to access \u001b[31m https://ada:token@example.org/x/: no.\nmore\n'),
    ).toBe('unable to access [31m https://example.org/x/: no');
    expect(gitReason(`fatal: ${'x'.repeat(500)}`)).toHaveLength(200);
    expect(gitReason('')).toBe('it gave no reason');
    expect(gitReason(`fatal: remote error: ${'.'.repeat(900_000)}x`)).toBe('remote error');
  });
});
