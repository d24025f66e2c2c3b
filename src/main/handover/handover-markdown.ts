import { escapeInline, escapeMarkdown, markdownDestination } from '../escape-markdown';
import { type ComposedHandover, type ComposedSection, nothingToReport } from './compose';
import type { Line } from './line';

/** The handover as a Markdown file, with a line end at its end. */
export function handoverMarkdown({ title, sections }: ComposedHandover): string {
  return `${[`# ${escapeMarkdown(title)}`, ...sections.map(sectionMarkdown)].join('\n\n')}\n`;
}

/** One line as Markdown inline. */
export function markdownLine(line: Line): string {
  return line.map(pieceMarkdown).join('');
}

function pieceMarkdown(piece: Line[number], index: number): string {
  if (typeof piece !== 'string') return `[${escapeInline(piece.text)}](${markdownDestination(piece.url)})`;
  return index === 0 ? escapeMarkdown(piece) : escapeInline(piece);
}

function sectionMarkdown({ title, lines, ownWords }: ComposedSection): string {
  const listed = lines.map((line) => `- ${markdownLine(line)}`).join('\n');
  const parts = [`## ${title}`, listed, quoted(ownWords)].filter((part) => part !== '');
  return (parts.length === 1 ? [...parts, nothingToReport] : parts).join('\n\n');
}

/**
 * Own words may hold Markdown of their own. As a quotation they keep it, and what they leave open (a code fence, a
 * comment) ends with the quotation instead of swallowing the sections after it.
 */
function quoted(ownWords: string): string {
  if (ownWords.trim() === '') return '';
  const lines = ownWords.replace(/^\s*\n|\s+$/g, '').split(/\r\n|\r|\n/);
  return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}
