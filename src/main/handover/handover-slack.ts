import { type ComposedHandover, nothingToReport } from './compose';
import type { Line } from './line';
import { cutToFit, lengthOnSlack } from './slack-length';

/** Slack advises 4,000 characters and lets nobody edit a message that is longer. */
const longestMessage = 3_800;
const continuedInThread = '\n\nContinued in the thread.';
const longestRow = 3_000;

/**
 * The handover as Slack messages: the head, and what does not fit as answers in its thread. Plain text with Slack's marks
 * for bold; the courier escapes the rest.
 */
export function slackMessages(handover: ComposedHandover, isUpdate: boolean): readonly string[] {
  const title = isUpdate ? handover.title.replace(/^Handover:/, 'Handover (updated):') : handover.title;
  const room = longestMessage - continuedInThread.length;
  const messages: string[] = [];
  let current = `*${title}*`;

  for (const section of handover.sections) {
    rowsOf(section).forEach((row, index) => {
      const heading = `*${section.title}*\n`;
      const added = index === 0 ? `\n\n${heading}${row}` : `\n${row}`;
      if (lengthOnSlack(current + added) <= room) {
        current += added;
        return;
      }
      messages.push(current);
      current = index === 0 ? `${heading}${row}` : `*${section.title}* (continued)\n${row}`;
    });
  }
  messages.push(current);
  return messages.length === 1
    ? messages
    : messages.map((text, index) => (index === 0 ? text + continuedInThread : text));
}

function rowsOf({ lines, ownWords }: ComposedHandover['sections'][number]): readonly string[] {
  const own = ownWords.trim() === '' ? [] : ownWords.trim().split(/\r\n|\r|\n/);
  const rows = [...lines.map((line) => `• ${slackLine(line)}`), ...own];
  return (rows.length === 0 ? [nothingToReport] : rows).flatMap((row) => cutToFit(row, longestRow));
}

function slackLine(line: Line): string {
  return line.map((piece) => (typeof piece === 'string' ? closedFences(piece) : piece.url)).join('');
}

/** Slack knows no escape for three backticks, which would make one code block of all up to the next three. */
function closedFences(text: string): string {
  return text.replace(/`{3,}/g, (run) => [...run].join('\u200b'));
}
