import type { Pack } from '../nouns/pack';
import { fillTemplateParts, type TemplatePart, templateGaps } from '../templates';
import { timesInWords } from './times-in-words';

/** A team without a template of its own announces in plain words. */
const plainTemplate = '{what you announce}';

/** What the person gives, and when it is. */
export type AnnouncementWords = {
  readonly template: string;
  readonly gaps: Readonly<Record<string, string>>;
  readonly dueAts: readonly number[];
  /** Where the template has no gap for the times of updates they can stand in a sentence of their own. */
  readonly addsTimes: boolean;
  readonly zone: string;
  readonly now: number;
};

export type ComposedAnnouncement = {
  /** Exactly what is posted. */
  readonly text: string;
  readonly parts: readonly TemplatePart[];
  /** Gaps without words, in order. */
  readonly emptyGaps: readonly string[];
  /** What it is about, in a few words. */
  readonly title: string;
};

export function announcementTemplate(pack: Pack): string {
  return pack.templates.announcement ?? plainTemplate;
}

/** The gap that the promised times fill, known by its name. */
export function timesGapOf(template: string): string | undefined {
  return templateGaps(template).find((gap) => /update/i.test(gap));
}

/** What the person types, in order. */
export function wordGapsOf(template: string): readonly string[] {
  const timesGap = timesGapOf(template);
  return templateGaps(template).filter((gap) => gap !== timesGap);
}

/** The announcement as it is posted. The window's preview and the post both come from here. */
export function composeAnnouncement(words: AnnouncementWords): ComposedAnnouncement {
  const { template, dueAts, zone, now } = words;
  const timesGap = timesGapOf(template);
  const given = templateGaps(template).map((gap) => {
    const typed = Object.hasOwn(words.gaps, gap) ? (words.gaps[gap] ?? '') : '';
    return [gap, gap === timesGap ? timesInWords(zone, dueAts, now) : wellFormed(typed)] as const;
  });
  const gaps = Object.fromEntries(given);
  const sentence = timesGap === undefined && words.addsTimes ? timesSentence(zone, dueAts, now) : '';
  const parts = [
    ...fillTemplateParts(template, gaps),
    ...(sentence === '' ? [] : [{ text: `\n\n${sentence}`, gap: undefined }]),
  ];
  const [, about = ''] = given.find(([gap]) => gap !== timesGap) ?? [];
  return {
    text: parts.map((part) => part.text).join(''),
    parts,
    emptyGaps: given.flatMap(([gap, text]) => (text === '' ? [gap] : [])),
    title: titleOf(about),
  };
}

/** An update as it is posted in the thread: the person's words, and when readers hear more. */
export function composeUpdate(options: {
  readonly words: string;
  readonly dueAts: readonly number[];
  readonly zone: string;
  readonly now: number;
}): string {
  const sentence = timesSentence(options.zone, options.dueAts, options.now);
  return [wellFormed(options.words), sentence].filter((part) => part !== '').join('\n\n');
}

function timesSentence(zone: string, dueAts: readonly number[], now: number): string {
  return dueAts.length === 0 ? '' : `We will update at ${timesInWords(zone, dueAts, now)}.`;
}

/** Half a character would not come back from the database as it went in. */
function wellFormed(typed: string): string {
  return typed.toWellFormed().trim();
}

const longestTitle = 80;

function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const letters = Array.from(line);
  if (letters.length <= longestTitle) return line;
  return `${letters
    .slice(0, longestTitle - 1)
    .join('')
    .trimEnd()}…`;
}
