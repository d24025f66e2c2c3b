import { rankedBy, shareForNothing } from '../../../shared/alarms/noise-rank';
import { hoursWords } from '../../../shared/hours-words';
import { type NoiseRanking, type NoiseRule, verdicts as verdictKinds } from '../../../shared/nouns/noise';
import { formatDayAndTime, zoneName } from '../../../shared/rota/format-time';
import { csvFile } from '../../csv-cell';
import { escapeInline } from '../../escape-markdown';
import { markdownTable } from '../../markdown-table';
import { outside } from '../../outside-words';

/** The ranking for people. */
export function noiseMarkdown({ fromAt, toAt, rules }: NoiseRanking, zone: string): string {
  const parts = [
    '# Noise of the alarms',
    `From ${timeWords(zone, fromAt)} to ${timeWords(zone, toAt)}.`,
    rankedBy,
    rules.length === 0 ? 'Nothing fired.' : markdownTable(head, rules.map(cellsOf)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const head = [
  'Alarm',
  'Source',
  'Pages',
  'For nothing',
  'Firings',
  'Firing for',
  'Acknowledged',
  'Median held',
  'Ended by themselves',
  'Flaps',
  'False positive',
  'Not actionable',
  'Poor detail',
  'Useful',
];

function cellsOf(rule: NoiseRule): readonly string[] {
  const { firings, firingMs, pages, acknowledgements, medianHeldMs, endedByThemselves, flaps } = rule;
  return [
    escapeInline(outside(rule.name)),
    escapeInline(outside(rule.sourceName)),
    String(pages),
    percent(shareForNothing(rule)),
    String(firings),
    hoursWords(firingMs),
    String(acknowledgements),
    medianHeldMs === undefined ? '' : hoursWords(medianHeldMs),
    percent(firings === 0 ? 0 : endedByThemselves / firings),
    String(flaps),
    ...verdictCells(rule),
  ];
}

const columns = [
  'alarm',
  'source',
  'pages',
  'for_nothing',
  'firings',
  'firing_minutes',
  'acknowledgements',
  'median_held_minutes',
  'ended_by_themselves',
  'flaps',
  'false_positive',
  'not_actionable',
  'poor_detail',
  'useful',
];

/** The same for a spreadsheet, in whole numbers: one row a rule. */
export function noiseCsv({ rules }: NoiseRanking): string {
  return csvFile([
    columns,
    ...rules.map((rule) => [
      outside(rule.name),
      outside(rule.sourceName),
      String(rule.pages),
      String(rule.forNothing),
      String(rule.firings),
      minutes(rule.firingMs),
      String(rule.acknowledgements),
      rule.medianHeldMs === undefined ? '' : minutes(rule.medianHeldMs),
      String(rule.endedByThemselves),
      String(rule.flaps),
      ...verdictCells(rule),
    ]),
  ]);
}

function verdictCells({ verdicts }: NoiseRule): readonly string[] {
  return verdictKinds.map((verdict) => String(verdicts[verdict]));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function minutes(ms: number): string {
  return String(Math.round(ms / 60_000));
}

function timeWords(zone: string, at: number): string {
  return `${formatDayAndTime(zone, at)} ${zoneName(zone, at)}`;
}
