import { useState } from 'react';
import type { PackFolder, PackStanding } from '../../shared/nouns/pack-folder';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { Glyph } from '../components/glyph';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { useAction } from '../use-action';
import { counted } from '../words/counted';
import { GitState } from './git-state';
import { PullReport } from './pull-report';

/** An added folder: how it was read, how it stands in git, and the button that pulls. */
export function PackFolderRow({
  folder,
  packs,
}: {
  readonly folder: PackFolder;
  readonly packs: readonly PackStanding[];
}) {
  const { client, stores } = useApp();
  const [isLeaving, setIsLeaving] = useState(false);
  const pull = useAction(async () => {
    const outcome = await client.request('packs.pull', { id: folder.id });
    if (outcome.ok) stores.packsView.accept(outcome.value);
    return outcome;
  });
  const { path, problem, limits, git } = folder;
  const mine = packs.filter((pack) => pack.folder === path);
  return (
    <li className="row">
      <div className="what">
        <OutsideText text={path} longest={300} />
        <small role="status">{folder.isRead ? counted(mine.length, 'pack file') : 'not read yet'}</small>
        {problem === undefined ? null : (
          <Trouble>
            The folder cannot be read: {problem}. Its packs stay as they were read last, and may be old.
          </Trouble>
        )}
        {limits.map((limit) => (
          <Trouble key={limit}>{limit} Add the folder that holds the packs only.</Trouble>
        ))}
        <GitState git={git} />
        <div className="acts">
          {git.kind === 'checkout' ? (
            <Button isBusy={pull.isBusy || folder.isPulling} onClick={() => void pull.run()}>
              {folder.isPulling ? 'Pulling…' : 'Pull'}
            </Button>
          ) : null}
          <Button look="text" onClick={() => setIsLeaving(true)}>
            Remove…
          </Button>
        </div>
        <FailureNotice failure={pull.failure} />
        {folder.pull === undefined || pull.failure !== undefined ? null : <PullReport pull={folder.pull} />}
        {isLeaving ? <Leave folder={folder} packs={mine} onClose={() => setIsLeaving(false)} /> : null}
      </div>
    </li>
  );
}

function Trouble({ children }: { readonly children: React.ReactNode }) {
  return (
    <small className="folder-trouble">
      <Glyph name="trouble" tone="lamp" size={14} /> <span>{children}</span>
    </small>
  );
}

function Leave({
  folder,
  packs,
  onClose,
}: {
  readonly folder: PackFolder;
  readonly packs: readonly PackStanding[];
  readonly onClose: () => void;
}) {
  const { client, stores } = useApp();
  const remove = useAction(async () => {
    const outcome = await client.request('packs.removeFolder', { id: folder.id });
    if (outcome.ok) stores.packsView.accept(outcome.value);
    if (outcome.ok) onClose();
    return outcome;
  });
  const inUse = packs.find(({ isInUse }) => isInUse);
  return (
    <ConfirmDialog
      title="Read this folder no more?"
      confirm="Remove it"
      isBusy={remove.isBusy}
      onConfirm={() => void remove.run()}
      onClose={onClose}
    >
      <p>
        The files in{' '}
        <code>
          <OutsideText text={folder.path} longest={300} />
        </code>{' '}
        stay as they are.
      </p>
      {inUse === undefined ? null : (
        <p>
          <b>
            <bdi>{inUse.name}</bdi> is in use.
          </b>{' '}
          If another pack has the id <code>{inUse.id}</code>, that one takes its place at once; if none has,
          its last good version stays in use.
        </p>
      )}
      <FailureNotice failure={remove.failure} />
    </ConfirmDialog>
  );
}
