import type { Unfinished } from '../../shared/nouns/watch';

const mostNamed = 3;

/**
 * `You still hold 2 alarms (HighErrorRate, DiskFull), are lead of “API down” and owe the update promised for 16:00 GMT on
 * “New database”: hand them over.` Empty when nothing.
 */
export function heldSentence({ holds, roles, promises }: Unfinished): string {
  const count = holds.length + roles.length + promises.length;
  const short = (words: readonly string[]) => words.map((each) => shorten(each, 120));
  const parts = [
    ...(holds.length === 0 ? [] : [`hold ${counted(holds.length, 'alarm')} (${namesOf(holds)})`]),
    ...(roles.length === 0
      ? []
      : [
          `are ${joined(
            roles.map((role) => shorten(role, 80)),
            'role',
            'in ',
          )}`,
        ]),
    ...(promises.length === 0 ? [] : [`owe ${joined(short(promises), 'promised update')}`]),
  ];
  const last = parts.pop();
  if (last === undefined) return '';
  const held = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  // As one says it where there is nothing but a role.
  const still = held.startsWith('are ') ? held.replace('are ', 'are still ') : `still ${held}`;
  return `You ${still}: hand ${count === 1 ? 'it' : 'them'} over.`;
}

/** Text from outside on one line, cut between whole characters. What was quoted stays quoted. */
export function shorten(text: string, longest: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  if (characters.length <= longest) return line;
  const end = line.endsWith('”') ? '…”' : '…';
  return `${characters.slice(0, longest - end.length).join('')}${end}`;
}

function namesOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kinds = [...counts].map(([name, count]) => {
    const shown = shorten(name, 60);
    return count === 1 ? shown : `${shown} × ${count}`;
  });
  const rest = kinds.length - mostNamed;
  const named = kinds.slice(0, mostNamed).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
}

function joined(names: readonly string[], noun: string, before = ''): string {
  const rest = names.length - mostNamed;
  const named =
    rest > 0 ? [...names.slice(0, mostNamed), counted(rest, `other ${noun}`, before)] : [...names];
  const last = named.pop() ?? '';
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}

function counted(count: number, noun: string, before = ''): string {
  return `${before}${count} ${noun}${count === 1 ? '' : 's'}`;
}
