/** One message as Slack tells it, whatever it holds. https://docs.slack.dev/reference/events/message */
import { z } from 'zod';
import type { ReadMessage } from '../courier';
import { blocksText } from './slack-blocks';
import { isHttpsLink, type Names, plainText, unescapeText } from './slack-text';

/** What marks a message as a Watchkeeper's. */
export const eventType = 'watchkeeper_op';

/** Who came and went, and what was taken back, tells the watch nothing. */
const leftOut = new Set([
  'channel_join',
  'channel_leave',
  'group_join',
  'group_leave',
  'message_deleted',
  'tombstone',
]);
/** As much as Slack itself keeps of a text. */
const longestText = 40_000;

const said = z.string().catch('');
const list = z.array(z.unknown()).catch([]);
const named = z.looseObject({ name: said, display_name: said, real_name: said });
const noName = { name: '', display_name: '', real_name: '' };

const message = z.looseObject({
  ts: z.string().regex(/^\d{1,12}\.\d{6}$/),
  subtype: said,
  hidden: z.boolean().catch(false),
  text: said,
  user: said,
  username: said,
  bot_id: said,
  bot_profile: named.catch(noName),
  user_profile: named.catch(noName),
  blocks: z.unknown().optional(),
  attachments: list,
  files: list,
  reply_count: z.number().int().min(0).catch(0),
  latest_reply: z
    .string()
    .regex(/^\d{1,12}\.\d{6}$/)
    .optional()
    .catch(undefined),
  metadata: z
    .looseObject({ event_type: said, event_payload: z.looseObject({ op_id: z.string().optional() }) })
    .optional()
    .catch(undefined),
});
type SlackMessage = z.output<typeof message>;

const attachment = z.looseObject({
  pretext: said,
  author_name: said,
  title: said,
  title_link: said,
  text: said,
  fallback: said,
  fields: list,
  blocks: z.unknown().optional(),
});
const field = z.looseObject({ title: said, value: said });
const file = z.looseObject({ name: said, title: said });

/** Undefined: no message that can be told of. `left-out`: one that need not be. */
export function readSlackMessage(given: unknown, names: Names): ReadMessage | 'left-out' | undefined {
  const { success, data } = message.safeParse(given);
  if (!success) return undefined;
  if (data.hidden || leftOut.has(data.subtype)) return 'left-out';
  const links: string[] = [];
  const text = wholeText(data, names, links);
  return {
    ts: data.ts,
    author: authorOf(data, names).toWellFormed(),
    isApp: isApp(data),
    text: (text.trim() === '' ? '(a message without text)' : cut(text)).toWellFormed(),
    links: [...new Set(links)],
    answers: data.reply_count,
    lastAnswerTs: data.reply_count === 0 ? undefined : data.latest_reply,
    opId: data.metadata?.event_type === eventType ? data.metadata.event_payload.op_id : undefined,
  };
}

function authorOf(data: SlackMessage, names: Names): string {
  const { bot_profile, username, user_profile, user } = data;
  const told =
    username || bot_profile.name || user_profile.display_name || user_profile.real_name || names(user);
  if (told !== undefined && told !== '') return unescapeText(told);
  return isApp(data) ? 'an app' : 'a person';
}

function isApp({ bot_id, subtype, bot_profile }: SlackMessage): boolean {
  return bot_id !== '' || subtype === 'bot_message' || bot_profile.name !== '';
}

/** What stands in the message itself, then what is attached to it. */
function wholeText(data: SlackMessage, names: Names, links: string[]): string {
  const written = markedText(data.text, names, links);
  const built = blocksText(data.blocks, names, links);
  const parts = [
    ...eitherOrBoth(written, built),
    ...data.attachments.map((each) => attachmentText(each, names, links)),
    ...data.files.map(fileText),
  ];
  return parts.filter((part) => part.trim() !== '').join('\n');
}

/** People's messages come twice, as text and as blocks; an app's text may be no more than the head of its blocks. */
function eitherOrBoth(written: string, built: string): readonly string[] {
  const [a, b] = [written, built].map((text) => text.replace(/[^\p{L}\p{N}]+/gu, ''));
  if (a === undefined || b === undefined || a.includes(b)) return [written];
  return b.includes(a) ? [built] : [written, built];
}

/** Alertmanager, PagerDuty and most monitoring tell all that they have to tell here. */
function attachmentText(given: unknown, names: Names, links: string[]): string {
  const { success, data } = attachment.safeParse(given);
  if (!success) return '(an attachment that cannot be read)';
  if (isHttpsLink(data.title_link)) links.push(data.title_link);
  const told = [
    markedText(data.pretext, names, links),
    unescapeText(data.author_name),
    markedText(data.title, names, links),
    ...eitherOrBoth(markedText(data.text, names, links), blocksText(data.blocks, names, links)),
    ...data.fields.map((each) => fieldText(each, names, links)),
  ].filter((part) => part.trim() !== '');
  return told.length > 0 ? told.join('\n') : markedText(data.fallback, names, links);
}

function fieldText(given: unknown, names: Names, links: string[]): string {
  const { success, data } = field.safeParse(given);
  if (!success) return '';
  const value = markedText(data.value, names, links);
  return data.title === '' ? value : `${unescapeText(data.title)}: ${value}`;
}

function fileText(given: unknown): string {
  const { success, data } = file.safeParse(given);
  return success ? `[file: ${unescapeText(data.name || data.title || 'without a name')}]` : '[file]';
}

function markedText(text: string, names: Names, links: string[]): string {
  const plain = plainText(text, names);
  links.push(...plain.links);
  return plain.text;
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
