import { type Mention, mentions } from '../nouns/announcement';

/** A piece of a text: a word that would call people, or what stands between such words. */
export type MentionPart = { readonly text: string; readonly mention: Mention | undefined };

/** What Slack shows as typed: a block between three backticks, or a piece of a line between single ones. */
const code = /```[\s\S]*?```|`[^`\r\n]+`/g;

/** `@here`, in any case and not as a part of an address or a longer name, or the form that Slack's interface takes. */
const call =
  /<!(here|channel|everyone)(?:\|[^<>\r\n]*)?>|(?<![\p{L}\p{N}_@.+/-])@(here|channel|everyone)(?![\p{L}\p{N}_-]|\.\p{L})/giu;

const userGroup = /<!subteam\^[^<>\r\n]*>/i;

/** The text in pieces, together byte for byte the text. Words in code call nobody. */
export function mentionParts(text: string): readonly MentionPart[] {
  const parts: MentionPart[] = [];
  let from = 0;
  for (const block of text.matchAll(code)) {
    parts.push(...partsOutsideOfCode(text.slice(from, block.index)), { text: block[0], mention: undefined });
    from = block.index + block[0].length;
  }
  return [...parts, ...partsOutsideOfCode(text.slice(from))].filter((part) => part.text !== '');
}

/** The words of a text that would call people, each once. */
export function mentionsIn(text: string): readonly Mention[] {
  const found = new Set(mentionParts(text).map(({ mention }) => mention));
  return mentions.filter((mention) => found.has(mention));
}

/** A group of people in the form of Slack's interface: never turned into a call from here. */
export function namesUserGroup(text: string): boolean {
  return mentionParts(text).some((part) => part.mention === undefined && userGroup.test(part.text));
}

export function isSameMentions(some: readonly Mention[], others: readonly Mention[]): boolean {
  return mentions.every((mention) => some.includes(mention) === others.includes(mention));
}

function partsOutsideOfCode(text: string): readonly MentionPart[] {
  const parts: MentionPart[] = [];
  let from = 0;
  for (const match of text.matchAll(call)) {
    const word = (match[1] ?? match[2] ?? '').toLowerCase();
    parts.push(
      { text: text.slice(from, match.index), mention: undefined },
      { text: match[0], mention: mentions.find((mention) => mention === word) },
    );
    from = match.index + match[0].length;
  }
  parts.push({ text: text.slice(from), mention: undefined });
  return parts;
}
