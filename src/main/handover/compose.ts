import { type HandoverSectionId, handoverSections } from '../../shared/nouns/handover';
import { alarmLines } from './alarm-lines';
import { checklistLines } from './checklist-lines';
import { findingLines } from './finding-lines';
import { incidentLines, type ThreadLinkWords } from './incident-lines';
import { type Line, outside } from './line';
import { promiseLines } from './promise-lines';
import type { ShiftRecord } from './shift-record';
import { createShiftTimes, type ShiftTimes } from './shift-times';
import { escalationLines, silenceLines } from './silence-lines';
import { supportLines } from './support-lines';
import { watchLines } from './watch-lines';

export type ComposedSection = {
  readonly id: HandoverSectionId;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly ownWords: string;
};

/** A handover as data: what the record says beside the person's own words, before it is Markdown or Slack text. */
export type ComposedHandover = { readonly title: string; readonly sections: readonly ComposedSection[] };

export type OwnWords = Readonly<Partial<Record<HandoverSectionId, string>>>;

const titles: Readonly<Record<HandoverSectionId, string>> = {
  watch: 'Watch',
  incidents: 'Incidents',
  alarms: 'Alarms',
  findings: 'Findings',
  support: 'Support',
  checklist: 'Checklist',
  planned: 'Planned',
};

export const nothingToReport = 'Nothing to report.';

/** `now` decides only which holds still hold, so that a handover does not change while nothing happens. */
export function composeHandover(options: {
  readonly record: ShiftRecord;
  readonly ownWords: OwnWords;
  readonly threadLinkWords: ThreadLinkWords;
  readonly now: number;
}): ComposedHandover {
  const { record, ownWords } = options;
  const times = createShiftTimes(record.zone, record.shift);
  const lines = linesOf(options, times);
  return {
    title: `Handover: ${outside(record.teamName)}, ${record.shift.role}, ${times.span}`,
    sections: handoverSections
      .map((id) => ({ id, title: titles[id], lines: lines[id], ownWords: ownWords[id] ?? '' }))
      .filter(({ id, ownWords }) => id !== 'support' || record.support !== undefined || ownWords !== ''),
  };
}

function linesOf(
  options: Parameters<typeof composeHandover>[0],
  times: ShiftTimes,
): Readonly<Record<HandoverSectionId, readonly Line[]>> {
  const { record } = options;
  return {
    watch: watchLines(record, times),
    incidents: incidentLines(record.incidents, options.threadLinkWords, times),
    alarms: [
      ...alarmLines(record.alarms, options.now, times),
      ...silenceLines(record.silences, options.now, times),
      ...escalationLines(record.escalations, times),
    ],
    findings: findingLines(record.findings, times),
    support: record.support === undefined ? [] : supportLines(record.support, record, options.now, times),
    checklist: checklistLines(record.runs, record.commands, times),
    planned: promiseLines(record.announcements, times),
  };
}
