import { describe, expect, it } from 'vitest';
import type { PackFolder, PackStanding, PacksView } from '../../../src/shared/nouns/pack-folder';
import {
  alerts,
  awaited,
  button,
  click,
  during,
  field,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
  settle,
  submit,
  text,
  type,
} from '../support/render';
import { at } from '../support/samples';

const problem = {
  file: 'ours.yaml',
  line: 30,
  column: 7,
  reason: '“zone”: “Europe/Londn” is not a known time zone',
  hint: 'did you mean Europe/London?',
};

function pack(more: Partial<PackStanding> = {}): PackStanding {
  return {
    id: 'cloud-platform',
    name: 'Cloud Platform',
    origin: 'folder',
    folder: '/team/packs',
    file: 'ours.yaml',
    problem: undefined,
    isInUse: true,
    version: { hash: 'abcdef0123456789', readAt: at(9, 12) },
    reviews: [],
    canLetGo: false,
    ...more,
  };
}

function folder(more: Partial<PackFolder> = {}): PackFolder {
  return {
    id: 'folder-1',
    path: '/team/packs',
    isRead: true,
    problem: undefined,
    limits: [],
    git: {
      kind: 'checkout',
      branch: 'main',
      commit: 'abc1234',
      subject: 'Our pack',
      committedAt: at(8),
      changedFiles: 2,
      upstream: 'origin/main',
      ahead: 0,
      behind: 3,
      fetchedAt: at(9),
    },
    isPulling: false,
    pull: undefined,
    ...more,
  };
}

async function openSettings(view: PacksView, answers: Parameters<typeof ordinaryCore>[0] = {}) {
  const core = ordinaryCore({ 'packs.standing': () => view, ...answers });
  const app = await renderApp(core, '#/settings');
  while (document.querySelector('#team-packs') === null) await settle();
  return { core, ...app };
}

const row = (name: string) =>
  [...document.querySelectorAll('.packs > li')]
    .map((each) => each.textContent ?? '')
    .find((each) => each.includes(name));

const folderRow = (path: string) =>
  [...document.querySelectorAll('.pack-folders > li')]
    .map((each) => each.textContent ?? '')
    .find((each) => each.includes(path));

describe('the team packs in Settings', () => {
  it('says of each pack where it is, which version counts, and that it is due for review', async () => {
    await openSettings({
      packs: [
        pack({
          reviews: [
            { name: 'Cloud Platform', reviewedOn: '2026-01-01', dueOn: '2026-07-01' },
            { name: 'Incident Process', reviewedOn: '2026-01-01', dueOn: '2026-11-19' },
            { name: 'Newer text', reviewedOn: '2026-01-01', dueOn: '2026-11-20' },
          ],
        }),
        pack({ id: 'tis', name: 'TIS', origin: 'shipped', folder: undefined, isInUse: false }),
      ],
      folders: [],
    });
    expect(row('Cloud Platform')).toBe(
      'Cloud Platformin useours.yaml in /team/packs, version abcdef0 of 09:12' +
        'Reviewed 1 January 2026, due for review since 1 July 2026' +
        'Incident Process: due for review since 19 November 2026',
    );
    expect(row('TIS')).toContain('ships with Watchkeeper, version abcdef0');
    expect(text()).toContain('A team keeps its pack where it keeps its documents');
  });

  it('says where a file is wrong, and that the last good version stays in use', async () => {
    await openSettings({ packs: [pack({ problem })], folders: [] });
    expect(row('Cloud Platform')).toContain(
      'ours.yaml, line 30, column 7: “zone”: “Europe/Londn” is not a known time zone. ' +
        'Hint: did you mean Europe/London? The last good version stays in use.',
    );
  });

  it('adds a folder by its path, and says why one cannot be used', async () => {
    const { core } = await openSettings(
      { packs: [], folders: [] },
      { 'packs.addFolder': () => ({ packs: [pack()], folders: [folder()] }) },
    );
    await type(field('Folder of pack files'), '/team/packs');
    await submit(find<HTMLFormElement>('[aria-labelledby=team-packs] form'));
    expect(core.askedFor('packs.addFolder')).toEqual([{ path: '/team/packs' }]);
    expect(folderRow('/team/packs')).toContain('1 pack file');
    core.answers['packs.addFolder'] = () => {
      throw new Refusal('pack-folder-unusable', { path: '/nowhere', reason: 'it is not there' });
    };
    await type(field('Folder of pack files'), '/nowhere');
    await submit(find<HTMLFormElement>('[aria-labelledby=team-packs] form'));
    expect(alerts().join()).toContain('The folder of packs /nowhere cannot be used: it is not there.');
  });

  it('says how a folder stands in git, and of one that is in none that there is nothing to pull', async () => {
    await openSettings({
      packs: [],
      folders: [folder(), folder({ id: 'folder-2', path: '/plain', git: { kind: 'none' } })],
    });
    expect(folderRow('/team/packs')).toContain('main at abc1234 Our pack, 08:00');
    expect(folderRow('/team/packs')).toContain(
      '3 commits behind origin/main as of 09:00. 2 files changed here and not committed.',
    );
    expect(folderRow('/plain')).toContain('Not in a git checkout');
    expect(folderRow('/plain')).not.toContain('Pull');
  });

  it('pulls at a press, once, and says what came', async () => {
    const answer = awaited<PacksView>();
    const { core } = await openSettings(
      { packs: [pack()], folders: [folder()] },
      { 'packs.pull': () => answer.promise },
    );
    await click(button('Pull'));
    await click(button('Pull'));
    expect(core.askedFor('packs.pull')).toEqual([{ id: 'folder-1' }]);
    await during(() =>
      answer.resolve({
        packs: [pack()],
        folders: [
          folder({
            pull: {
              at: at(9, 40),
              from: 'abc1234',
              to: 'def5678',
              commits: [{ commit: 'def5678', subject: 'Support until six' }],
              commitCount: 30,
              packs: [
                { file: 'ours.yaml', name: 'Cloud Platform', change: 'changed', problem: undefined },
                { file: 'bad.yaml', name: 'bad', change: 'malformed', problem },
              ],
            },
          }),
        ],
      }),
    );
    const told = find('.pull-report').textContent;
    expect(told).toContain('30 commits, from abc1234 to def5678.');
    expect(told).toContain('def5678 Support until six');
    expect(told).toContain('and 29 more');
    expect(told).toContain('Cloud Platform changed; the new version is read.');
    expect(told).toContain('bad is wrong in the new commit; its last good version stays in use.');
  });

  it('says in words why a pull failed', async () => {
    await openSettings(
      { packs: [pack()], folders: [folder()] },
      {
        'packs.pull': () => {
          throw new Refusal('git-sign-in-needed', { reason: 'terminal prompts disabled' });
        },
      },
    );
    await click(button('Pull'));
    expect(alerts()).toEqual([
      'Git was not let in where it pulls from (terminal prompts disabled). ' +
        'Nothing was changed: the packs in use are as they were.' +
        'Pull once in a terminal, where git can ask you, or unlock your key; then pull here again.',
    ]);
  });

  it('removes a folder after it said what becomes of the pack in use', async () => {
    const { core } = await openSettings(
      { packs: [pack()], folders: [folder()] },
      { 'packs.removeFolder': () => ({ packs: [], folders: [] }) },
    );
    await click(button('Remove…'));
    expect(find('dialog').textContent).toContain('Cloud Platform is in use.');
    await click(button('Remove it'));
    expect(core.askedFor('packs.removeFolder')).toEqual([{ id: 'folder-1' }]);
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('lets a pack whose file is gone go for the one that ships, once that was confirmed', async () => {
    const gone = { ...problem, line: 0, column: 0, reason: 'the file is gone', hint: 'put it back' };
    const { core } = await openSettings(
      { packs: [pack({ problem: gone, canLetGo: true })], folders: [] },
      { 'packs.letGo': () => ({ packs: [], folders: [] }) },
    );
    expect(row('Cloud Platform')).toContain('ours.yaml: the file is gone. Hint: put it back.');
    await click(button('Use the pack that ships instead…'));
    await click(button('Use it'));
    expect(core.askedFor('packs.letGo')).toEqual([{ id: 'cloud-platform' }]);
  });

  it('follows what is told, and reads again at a press', async () => {
    const { core } = await openSettings({ packs: [], folders: [] }, { 'packs.reload': () => [] });
    await during(() => core.tell('packs.changed', { packs: [pack()], folders: [] }));
    expect(row('Cloud Platform')).toContain('in use');
    await click(button('Read the pack files again'));
    expect(core.askedFor('packs.reload')).toEqual([{}]);
  });
});

describe('on the Watch page', () => {
  it('a mistake in the pack in use stands until it is mended, with what stays in use', async () => {
    const core = ordinaryCore({ 'packs.standing': () => ({ packs: [pack({ problem })], folders: [] }) });
    await renderApp(core);
    expect(alerts()).toEqual([
      'The team pack has a mistake. ours.yaml, line 30, column 7: “zone”: “Europe/Londn” is not a known time zone. ' +
        'Hint: did you mean Europe/London?' +
        'The last good version, read 09:12, stays in use. The file is in /team/packs. See the team packs in Settings',
    ]);
    await during(() => core.tell('packs.changed', { packs: [pack()], folders: [] }));
    expect(alerts()).toEqual([]);
  });

  it('a mistake in another pack is not told of', async () => {
    const view = { packs: [pack({ problem, isInUse: false })], folders: [] };
    await renderApp(ordinaryCore({ 'packs.standing': () => view }));
    expect(alerts()).toEqual([]);
  });
});
