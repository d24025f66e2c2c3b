import { mentionParts } from '../../shared/announcements/mentions';
import type { Mention } from '../../shared/nouns/announcement';

/**
 * Slack takes `&`, `<` and `>` for control characters and nothing else, so these three are escaped and the reader sees
 * the text as it was. Unescaped, `<!channel>` in an alarm would page a whole channel; `@channel` is plain text to Slack
 * as it is, unless a message asks for its names to be linked.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The text for Slack, in which nothing calls people but these words outside of code. */
export function toMrkdwn(text: string, mentions: readonly Mention[]): string {
  if (mentions.length === 0) return escapeMrkdwn(text);
  return mentionParts(text)
    .map(({ text: words, mention }) =>
      mention !== undefined && mentions.includes(mention) ? `<!${mention}>` : escapeMrkdwn(words),
    )
    .join('');
}
