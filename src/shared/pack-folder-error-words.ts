import type { ErrorWords } from './error-sentences';
import type { ErrorCode } from './errors';

const asItWas = 'Nothing was changed: the packs in use are as they were.';

/** The part of the table that speaks of folders of packs, and of git. */
export const packFolderWords = {
  'pack-folder-unusable': {
    what: 'The folder of packs {path} cannot be used: {reason}.',
    means: 'No folder of packs was added.',
    todo: 'Give the full path of a folder with pack files, such as /home/ada/team-docs/packs.',
  },
  'pack-folder-not-git': {
    what: 'The folder {path} is not in a git checkout.',
    means: asItWas,
    todo: 'Change its files by hand, or clone the repository and add the folder of the clone.',
  },
  'pack-has-no-other': {
    what: 'No other pack has the id {pack}.',
    means: 'Its last good version stays in use.',
    todo: 'Put its file back, or choose another pack for your team.',
  },
  'git-missing': {
    what: 'The program git was not found.',
    means: asItWas,
    todo: 'Install git, or pull by other means: what changes in the folder is noticed by itself.',
  },
  'git-unreachable': {
    what: 'Git could not reach where it pulls from ({reason}).',
    means: asItWas,
    todo: 'Check the network or VPN, then pull again.',
  },
  'git-sign-in-needed': {
    what: 'Git was not let in where it pulls from ({reason}).',
    means: asItWas,
    todo: 'Pull once in a terminal, where git can ask you, or unlock your key; then pull here again.',
  },
  'git-not-forward': {
    what: 'The checkout could not simply go forward: {reason}.',
    means: 'Nothing was changed: Watchkeeper merges nothing and overwrites nothing.',
    todo: 'Sort it out in a terminal (commit, stash or rebase), then pull here again.',
  },
  'git-timeout': {
    what: 'Git had not finished after {seconds} s, and was stopped.',
    means: 'It went halfway at most; the packs were read again as they are now.',
    todo: 'Check the network or VPN, then pull again.',
  },
  'git-failed': {
    what: 'Git could not pull: {reason}.',
    means: asItWas,
    todo: 'Look at it in a terminal, then pull here again.',
  },
} satisfies Partial<Record<ErrorCode, ErrorWords>>;
