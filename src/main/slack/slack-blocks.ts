/** Slack's blocks as plain text, whatever shape they have. https://docs.slack.dev/reference/block-kit/blocks */
import { linkText, type Names, plainText, unescapeText } from './slack-text';

/** Blocks are made of blocks; what is deeper than this was made to be trouble. */
const deepest = 12;

type Node = Readonly<Record<string, unknown>>;
type Reading = { readonly names: Names; readonly links: string[] };

export function blocksText(blocks: unknown, names: Names, links: string[]): string {
  return lines(blocks, { names, links }, 0);
}

/** Each on a line of its own. */
function lines(nodes: unknown, reading: Reading, depth: number): string {
  return all(nodes, reading, depth)
    .filter((text) => text.trim() !== '')
    .join('\n');
}

function all(nodes: unknown, reading: Reading, depth: number): readonly string[] {
  if (!Array.isArray(nodes) || depth > deepest) return [];
  return nodes.map((node) => textOf(node, reading, depth + 1));
}

function textOf(given: unknown, reading: Reading, depth: number): string {
  if (Array.isArray(given)) return all(given, reading, depth).join(' | ');
  if (!isNode(given) || depth > deepest) return '';
  const inner = () => all(given.elements, reading, depth);
  switch (given.type) {
    case 'mrkdwn':
      return marked(given.text, reading);
    case 'text':
    case 'plain_text':
    case 'raw_text':
      return unescapeText(words(given.text));
    case 'link':
      return linkText(words(given.url), unescapeText(words(given.text)), reading.links);
    case 'user':
      return `@${reading.names(words(given.user_id)) ?? 'someone'}`;
    case 'channel':
      return `#${words(given.channel_id)}`;
    case 'usergroup':
      return '@a group';
    case 'broadcast':
      return `@${words(given.range)}`;
    case 'emoji':
      return `:${words(given.name)}:`;
    case 'date':
      return unescapeText(words(given.fallback));
    case 'color':
      return words(given.value);
    case 'rich_text_section':
    case 'rich_text_preformatted':
      return inner().join('');
    case 'rich_text_quote':
      return `> ${inner().join('')}`;
    case 'rich_text_list':
      return inner()
        .map((line) => `• ${line}`)
        .join('\n');
    case 'context':
    case 'actions':
      return inner().join(' ');
    case 'image':
      return [textOf(given.title, reading, depth), words(given.alt_text)].filter(Boolean).join(' ');
    default:
      return anyText(given, reading, depth);
  }
}

/** A block that is not known here is read by the names under which blocks keep their words. */
function anyText(node: Node, reading: Reading, depth: number): string {
  const { title, text, fields, elements, rows } = node;
  const own = [title, text].map((part) =>
    typeof part === 'string' ? marked(part, reading) : textOf(part, reading, depth),
  );
  const rest = [fields, elements, rows].map((part) => lines(part, reading, depth));
  return [...own, ...rest].filter((part) => part !== '').join('\n');
}

function marked(text: unknown, { names, links }: Reading): string {
  const plain = plainText(words(text), names);
  links.push(...plain.links);
  return plain.text;
}

function words(given: unknown): string {
  return typeof given === 'string' ? given : '';
}

function isNode(given: unknown): given is Node {
  return typeof given === 'object' && given !== null;
}
