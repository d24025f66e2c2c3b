/**
 * Slack takes `&`, `<` and `>` for control characters and nothing else, so these three are escaped and the reader sees
 * the text as it was. Unescaped, `<!channel>` in an alarm would page a whole channel.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
