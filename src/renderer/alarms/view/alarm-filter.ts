import { standingOf } from '../../../shared/alarms/alarm-standing';
import { labelOf } from '../../../shared/alarms/group-alarms';
import { assertNever } from '../../../shared/assert-never';
import type { Alarm } from '../../../shared/nouns/alarm';

export const stateWords = [
  'high',
  'low',
  'firing',
  'unheld',
  'held',
  'snoozed',
  'silenced',
  'flapping',
  'ended',
  'unseen',
] as const;
export type StateWord = (typeof stateWords)[number];

export type AlarmFilter = {
  /** Small letters; each has to be somewhere in the alarm. */
  readonly words: readonly string[];
  readonly states: readonly StateWord[];
  readonly namespaces: readonly string[];
  readonly sources: readonly string[];
  /** `by:namespace`: the label that groups are made of. */
  readonly groupBy: string | undefined;
};

/** An alarm with its text in small letters, made once for each list and not for each key that is typed. */
export type Searchable = { readonly alarm: Alarm; readonly text: string };

const token = /"([^"]*)"?|\S+/g;
const groupForm = /(?:^|\s)by:\S*/gi;

type Part =
  | { readonly of: 'word' | 'namespace' | 'source' | 'group'; readonly value: string }
  | { readonly of: 'state'; readonly value: StateWord };

const forms: Readonly<Record<string, 'namespace' | 'source' | 'group'>> = {
  ns: 'namespace',
  namespace: 'namespace',
  source: 'source',
  by: 'group',
};

/** Words, states such as `high`, and `ns:…`, `source:…`, `by:…`; in quotation marks everything is a word. */
export function parseFilter(text: string): AlarmFilter {
  const parts = [...text.matchAll(token)].map(([whole, quoted]) => partOf(whole, quoted));
  const values = (of: Part['of']) =>
    parts.filter((part) => part.of === of && part.value !== '').map(({ value }) => value);
  return {
    words: values('word').map((word) => word.toLowerCase()),
    states: parts.flatMap((part) => (part.of === 'state' ? [part.value] : [])),
    namespaces: values('namespace').map((value) => value.toLowerCase()),
    sources: values('source').map((value) => value.toLowerCase()),
    groupBy: values('group').at(-1),
  };
}

function partOf(whole: string, quoted: string | undefined): Part {
  if (quoted !== undefined) return { of: 'word', value: quoted };
  const state = stateWords.find((each) => each === whole.toLowerCase());
  if (state !== undefined) return { of: 'state', value: state };
  const at = whole.indexOf(':');
  const name = whole.slice(0, Math.max(at, 0)).toLowerCase();
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  return form === undefined ? { of: 'word', value: whole } : { of: form, value: whole.slice(at + 1) };
}

/** The same filter with groups of another label, or none. */
export function groupedBy(text: string, label: string | undefined): string {
  const rest = text.replace(groupForm, '').trim();
  return label === undefined ? rest : `${rest} by:${label}`.trim();
}

export function searchable(alarm: Alarm): Searchable {
  const labels = Object.entries(alarm.labels).map(([name, value]) => `${name}:${value}`);
  return { alarm, text: [alarm.name, alarm.summary, alarm.sourceName, ...labels].join('\n').toLowerCase() };
}

export function fits(filter: AlarmFilter, { alarm, text }: Searchable): boolean {
  return (
    filter.words.every((word) => text.includes(word)) &&
    filter.states.every((state) => isIn(state, alarm)) &&
    filter.namespaces.every((wanted) => labelOf(alarm, 'namespace')?.toLowerCase().includes(wanted)) &&
    filter.sources.every((wanted) => alarm.sourceName.toLowerCase().includes(wanted))
  );
}

function isIn(state: StateWord, alarm: Alarm): boolean {
  const standing = standingOf(alarm);
  switch (state) {
    case 'high':
    case 'low':
      return alarm.priority === state;
    case 'firing':
      return alarm.endedAt === undefined;
    case 'unheld':
      return standing === 'needs-you' || standing === 'unheld';
    case 'held':
    case 'snoozed':
    case 'ended':
      return standing === state;
    case 'silenced':
      return standing === 'suppressed';
    case 'flapping':
      return alarm.flapping !== undefined;
    case 'unseen':
      return alarm.unseen === true;
    default:
      return assertNever(state);
  }
}
