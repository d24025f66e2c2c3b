import { outside } from '../outside-words';

export { outside } from '../outside-words';

/** An address to open, with the words that stand for it where a link can have words. */
export type Link = { readonly text: string; readonly url: string };

/** One line of a handover before it is Markdown or a Slack message. Strings are plain text, mark-up in them is none. */
export type Line = readonly (string | Link)[];

/** The same, with a full stop unless it ends a sentence by itself. */
export function sentence(text: string): string {
  const line = outside(text);
  return /[.!?…]\p{Pf}?\u2069*$/u.test(line) || line === '' ? line : `${line}.`;
}

/** The link, if the address is one that may be opened. */
export function httpsLink(text: string, address: string): Link | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' ? { text, url: url.href } : undefined;
}
