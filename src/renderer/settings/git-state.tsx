import type { GitStanding } from '../../shared/nouns/pack-folder';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { counted } from '../words/counted';

/** How a folder stands in git, as far as this machine knows. */
export function GitState({ git }: { readonly git: GitStanding }) {
  switch (git.kind) {
    case 'unread':
      return null;
    case 'none':
      return <small>Not in a git checkout: change its files by hand.</small>;
    case 'no-program':
      return <small>Whether it is in a git checkout is not known: there is no program git here.</small>;
    case 'unreadable':
      return <small>Git could not say how it stands: {git.reason}.</small>;
    case 'checkout':
      return <Checkout git={git} />;
  }
}

function Checkout({ git }: { readonly git: GitStanding & { readonly kind: 'checkout' } }) {
  const { branch, commit, subject, committedAt, fetchedAt } = git;
  return (
    <>
      <small>
        {branch === undefined ? 'On no branch' : <bdi>{branch}</bdi>} at <code>{commit}</code>{' '}
        <OutsideText text={subject} longest={120} />, <Time at={committedAt} form="sentence" />
      </small>
      <small>
        {standingWords(git)}
        {fetchedAt === undefined ? null : (
          <>
            {' '}
            as of <Time at={fetchedAt} form="sentence" />
          </>
        )}
        {git.changedFiles === 0
          ? '.'
          : `. ${counted(git.changedFiles, 'file')} changed here and not committed.`}
      </small>
    </>
  );
}

function standingWords({ upstream, ahead, behind }: GitStanding & { readonly kind: 'checkout' }): string {
  if (upstream === undefined) return 'It follows no other branch, so there is nothing to pull from';
  if (ahead === 0 && behind === 0) return `Level with ${upstream}`;
  const parts = [
    ...(ahead === 0 ? [] : [`${counted(ahead, 'commit')} ahead of`]),
    ...(behind === 0 ? [] : [`${counted(behind, 'commit')} behind`]),
  ];
  return `${parts.join(' and ')} ${upstream}`;
}
