import { answerLine } from '../../shared/findings/finding-words';
import type { Finding, FindingAnswer, FindingEnd } from '../../shared/nouns/finding';
import { httpsLink, type Line, outside, sentence } from './line';
import type { ShiftTimes } from './shift-times';

/** In the order in which they were raised; what is open says what it lacks, for the next watch takes it over. */
export function findingLines(findings: readonly Finding[], times: ShiftTimes): readonly Line[] {
  return [...findings]
    .sort((a, b) => a.raisedAt - b.raisedAt)
    .map((finding) => [
      `${finding.workspace === 'practice' && finding.raisedFrom.kind === 'alarm' ? 'Practice. ' : ''}${raised(finding, times)}. `,
      ...(finding.end === undefined ? [open(finding, times)] : ended(finding.end, times)),
    ]);
}

function raised({ text, raisedAt, raisedBy, raisedFrom }: Finding, times: ShiftTimes): string {
  const source = raisedFrom.kind === 'item' ? raisedFrom.text : raisedFrom.name;
  const from =
    source === '' ? '' : `, from ${raisedFrom.kind === 'alarm' ? 'the alarm ' : ''}“${outside(source)}”`;
  return `${outside(text)} (raised ${times.at(raisedAt)} by ${outside(raisedBy)}${from})`;
}

function open({ look, whys, earlierEnds }: Finding, times: ShiftTimes): string {
  const taken = earlierEnds.at(-1)?.reopened;
  const again = taken === undefined ? '' : `, opened again ${times.at(taken.at)} (${outside(taken.reason)})`;
  const looking =
    look === undefined
      ? 'nobody looks into it yet'
      : `${outside(look.by)} looks into it since ${times.at(look.at)}`;
  const found = whys.findLast((why) => why !== '');
  const soFar = found === undefined ? '' : ` Found so far: ${sentence(found)}`;
  return `Open${again}: ${looking}, no outcome yet.${soFar}`;
}

function ended({ outcomeName, at, by, conclusion, answers }: FindingEnd, times: ShiftTimes): Line {
  return [
    `${outside(outcomeName)}, ended ${times.at(at)} by ${outside(by)}: ${sentence(conclusion)}`,
    ...answers.flatMap(followUp),
  ];
}

function followUp({ question, kind, answer }: FindingAnswer): Line {
  const link = kind === 'link' ? httpsLink(answer, answer) : undefined;
  if (link === undefined) return [` ${sentence(answerLine({ question, answer }))}`];
  return [` ${outside(question).replace(/(?<![?:])$/, ':')} `, link];
}
