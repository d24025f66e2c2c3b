import type { Argv, CommandReading, PodReading } from '../../shared/nouns/command';
import { programName } from '../../shared/program-name';
import { kubectlFailure } from './kubectl-failure';
import { readPodList } from './pods/pod-list';
import { readPods } from './pods/read-pods';

const shownLines = 12;
const longestLine = 300;

export type PodsBefore = { readonly at: number; readonly pods: readonly PodReading[] };

/** What a person is told of what a command wrote. `before` is asked for only where there is something to compare. */
export function readOutput(
  argv: Argv,
  ended: { readonly exitCode: number; readonly output: string; readonly errorOutput: string },
  now: number,
  before: () => PodsBefore | undefined,
): CommandReading {
  const isKubectl = programName(argv[0]) === 'kubectl';
  if (isKubectl && ended.exitCode !== 0) return kubectlFailure(ended.errorOutput);
  const list = ended.exitCode === 0 ? readPodList(ended.output, isKubectl && asksForPods(argv)) : undefined;
  if (list === undefined) return plain(ended);
  const last = before();
  const { pods, gone } = readPods(list.pods, now, last?.pods);
  return {
    kind: 'pods',
    pods,
    unreadable: list.unreadable,
    others: list.others,
    before: last === undefined ? undefined : { at: last.at, gone },
    warnings: linesOf(ended.errorOutput).slice(0, shownLines).map(cut),
  };
}

function plain({
  output,
  errorOutput,
}: {
  readonly output: string;
  readonly errorOutput: string;
}): CommandReading {
  const lines = linesOf(output);
  const errorLines = linesOf(errorOutput);
  const shown = lines.slice(0, shownLines).map(cut);
  const shownErrors = errorLines.slice(0, shownLines).map(cut);
  const isMore =
    shown.length < lines.length ||
    shownErrors.length < errorLines.length ||
    [...lines, ...errorLines].some((line) => line.length > longestLine);
  return { kind: 'text', lines: shown, errorLines: shownErrors, isMore };
}

/** As many as are shown, and one more where there are more: of megabytes no more is looked at. */
function linesOf(text: string): readonly string[] {
  const whole = text.trimEnd();
  return whole === '' ? [] : whole.split(/\r?\n/, shownLines + 1);
}

function cut(line: string): string {
  return line.length > longestLine
    ? `${line.slice(0, longestLine - 1).toWellFormed()}…`
    : line.toWellFormed();
}

function asksForPods(argv: Argv): boolean {
  return argv.slice(1).some((word) => /^(pods?|po)$/i.test(word));
}
