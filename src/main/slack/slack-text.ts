/** Slack's mrkdwn as plain text. https://docs.slack.dev/messaging/formatting-message-text */

export type PlainText = { readonly text: string; readonly links: readonly string[] };

/** What a person goes by, where that is known. */
export type Names = (userId: string) => string | undefined;

/** Longer addresses are not opened from here. */
const longestLink = 2_000;

export function plainText(mrkdwn: string, names: Names): PlainText {
  const links: string[] = [];
  const text = mrkdwn
    .split(/(<[^<>]*>)/)
    .map((part, index) =>
      index % 2 === 0 ? unescapeText(part) : controlText(part.slice(1, -1), names, links),
    )
    .join('');
  return { text, links };
}

/** The reverse of Slack's escaping; the ampersand last, so that nothing is undone twice. */
export function unescapeText(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

export function isHttpsLink(url: string): boolean {
  return url.length <= longestLink && URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** What stands between `<` and `>`: a person, a channel, a group, a date or a link. */
function controlText(inside: string, names: Names, links: string[]): string {
  const bar = inside.indexOf('|');
  const target = unescapeText(bar < 0 ? inside : inside.slice(0, bar));
  const label = bar < 0 ? '' : unescapeText(inside.slice(bar + 1));
  const rest = target.slice(1);
  if (target.startsWith('@')) return withSign('@', label || (names(rest) ?? 'someone'));
  if (target.startsWith('#')) return withSign('#', label || rest);
  if (target.startsWith('!')) return specialText(rest, label);
  // An app that forgot to escape: the words between its signs are not lost.
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return `<${unescapeText(inside)}>`;
  return linkText(target, label, links);
}

function specialText(target: string, label: string): string {
  if (/^(here|channel|everyone)$/.test(target)) return `@${target}`;
  if (target.startsWith('subteam^')) return withSign('@', label || 'a group');
  return label || target;
}

/** An https address that has words of its own is kept beside the text; any other stays in it, to be seen. */
export function linkText(url: string, label: string, links: string[]): string {
  const isHttps = isHttpsLink(url);
  if (isHttps) links.push(url);
  const isSaid = label === url || `mailto:${label}` === url;
  if (label === '' || isSaid) return label || url;
  return isHttps ? label : `${label} (${url})`;
}

function withSign(sign: string, name: string): string {
  return name.startsWith(sign) ? name : `${sign}${name}`;
}
