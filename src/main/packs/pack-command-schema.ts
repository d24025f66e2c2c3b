/** The commands of a pack: a program and its arguments as a list. There is no shell that would read a line. */
import { z } from 'zod';
import type { Argv } from '../../shared/nouns/command';
import { programName } from '../../shared/program-name';
import { kubectlMistake } from './pack-kubectl-rules';
import { oneLine } from './pack-words';
import { quoted, refuse } from './refuse';

const shells: ReadonlySet<string> = new Set([
  ...['sh', 'bash', 'zsh', 'dash', 'ash', 'ksh', 'mksh', 'csh', 'tcsh', 'fish', 'nu', 'xonsh', 'busybox'],
  ...['cmd', 'command', 'powershell', 'pwsh', 'wscript', 'cscript', 'mshta'],
]);
/** What only starts another program: the one that is run should stand first, where it is seen and checked. */
const launchers: ReadonlySet<string> = new Set([
  ...[
    'env',
    'sudo',
    'doas',
    'su',
    'runuser',
    'pkexec',
    'nohup',
    'nice',
    'ionice',
    'timeout',
    'time',
    'setsid',
  ],
  ...[
    'stdbuf',
    'xargs',
    'parallel',
    'watch',
    'script',
    'eval',
    'exec',
    'start',
    'runas',
    'chroot',
    'unshare',
  ],
]);

/** Characters that are not seen, or that turn what is seen round: an approval would show something else than is run. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

export const runnable = z
  .array(oneLine(1_000))
  .min(1)
  .max(100)
  .describe('A program and its arguments, as a list; run only after a person has approved the pack.')
  .transform((words, context): Argv => {
    const [program, ...rest] = words;
    // Refused by its own rule.
    if (program === undefined) return z.NEVER;
    words.forEach((word, index) => {
      if (!unseen.test(word) && word.isWellFormed()) return;
      refuse(context, 'holds a character that cannot be seen', 'write it without', [index]);
    });
    const mistake = programMistake(program) ?? kubectlMistakeOf(program, rest);
    if (mistake !== undefined) refuse(context, mistake.reason, mistake.hint, [mistake.at]);
    return [program, ...rest];
  });

/** What is wrong with a command, at which of its words. */
export type CommandMistake = { readonly at: number; readonly reason: string; readonly hint: string };

function programMistake(program: string): CommandMistake | undefined {
  const at = 0;
  const name = programName(program);
  if (shells.has(name)) {
    const hint =
      'there is no shell: write the program and its arguments as a list, such as [kubectl, get, pods]';
    return { at, reason: `${quoted(program)} reads lines of commands`, hint };
  }
  if (launchers.has(name)) {
    const hint = 'put the program itself first, such as [kubectl, get, pods]';
    return { at, reason: `${quoted(program)} only starts another program`, hint };
  }
  if (/\.(bat|cmd|ps1)$/.test(name)) {
    const hint = 'there is no shell: name a program';
    return { at, reason: `${quoted(program)} is a script of a shell`, hint };
  }
  if (program.startsWith('-')) {
    return {
      at,
      reason: `${quoted(program)} is no program`,
      hint: 'the program comes first, then its arguments',
    };
  }
  const isPath = /[/\\]/.test(program);
  const isAbsolute = /^(\/|[A-Za-z]:[/\\])/.test(program);
  if (isPath && !isAbsolute) {
    const hint = 'write its name alone, or its full path';
    return { at, reason: `${quoted(program)} is a path from nowhere`, hint };
  }
  if (!isPath && /\s/.test(program)) {
    const hint = 'write the program and each argument as an entry of its own, such as [kubectl, get, pods]';
    return { at, reason: `${quoted(program)} is a line, not a program`, hint };
  }
  return undefined;
}

function kubectlMistakeOf(program: string, words: readonly string[]): CommandMistake | undefined {
  if (programName(program) !== 'kubectl') return undefined;
  const mistake = kubectlMistake(words);
  // Its words are counted from behind the program.
  return mistake === undefined ? undefined : { ...mistake, at: mistake.at + 1 };
}
