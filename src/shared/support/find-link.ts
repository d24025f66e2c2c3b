const address = /<?(https:\/\/[^\s<>|]+)(?:\|[^\s<>]*)?>?/g;
const trailing = /[.,;:!?)\]}'"”’]+$/;

/** What was typed or pasted, with the link to the talk taken out of it. */
export type AskedText = { readonly asked: string; readonly link: string | undefined };

/**
 * Finds the link to a Slack message in a pasted text. What remains is what was asked; a link alone stays as both, so that
 * the stopwatch can run before anybody has found words.
 */
export function findLink(text: string): AskedText {
  for (const match of text.matchAll(address)) {
    const whole = match[1] ?? '';
    const url = whole.replace(trailing, '');
    if (!isSlack(url)) continue;
    const end = match[0] === whole ? match.index + url.length : match.index + match[0].length;
    const rest = [text.slice(0, match.index).trim(), text.slice(end).trim()].filter((part) => part !== '');
    const asked = rest.join(' ').trim();
    return { asked: asked === '' ? url : asked, link: url };
  }
  return { asked: text.trim(), link: undefined };
}

function isSlack(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname } = new URL(url);
  return /(^|\.)slack(-gov)?\.com$/.test(hostname) && pathname.length > 1;
}
