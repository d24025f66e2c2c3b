import { endInWords } from '../../shared/command-words';
import type { CommandRun } from '../../shared/nouns/command';
import { formatTime } from '../../shared/rota/format-time';
import { counted } from '../words/counted';
import { cutText } from '../words/outside-words';

const podsNamed = 6;
const longest = 1_000;

/** What a finding begins with: what was run when, and what it found. A person goes on from there. */
export function findingText({ argv, startedAt, end }: CommandRun, zone: string): string {
  const what = argv.slice(0, 3).join(' ');
  const words = [`${what} at ${formatTime(zone, startedAt)}: ${endInWords(end)}`, ...detail(end)];
  return cutText(words.join('. ').replace(/\s+/g, ' ').trim(), longest);
}

function detail(end: CommandRun['end']): readonly string[] {
  if (end.state !== 'ended') return [];
  const { reading } = end;
  if (reading.kind === 'kubectl-failed') return [reading.firstLine];
  if (reading.kind === 'text') return [...reading.errorLines, ...reading.lines].slice(0, 1);
  const bad = reading.pods.filter(({ verdict }) => verdict === 'error' || verdict === 'warning');
  const named = bad
    .slice(0, podsNamed)
    .map(
      ({ name, status, reasons }) => `${name} ${status}${reasons[0] === undefined ? '' : `: ${reasons[0]}`}`,
    );
  const left = bad.length - named.length;
  return [named.join(' '), ...(left > 0 ? [`And ${counted(left, 'pod')} more`] : [])].filter(
    (one) => one !== '',
  );
}
