import type { Unfinished } from '../../shared/nouns/watch';

const mostNamed = 3;

/** `You still hold 2 alarms (HighErrorRate, DiskFull) and are lead of “API down”: hand them over.` Empty when nothing. */
export function heldSentence({ holds, roles }: Unfinished): string {
  const count = holds.length + roles.length;
  if (count === 0) return '';
  const held = holds.length === 0 ? '' : `hold ${counted(holds.length, 'alarm')} (${namesOf(holds)})`;
  const standing = roles.length === 0 ? '' : `are ${joined(roles.map((role) => shorten(role, 80)))}`;
  const order = `hand ${count === 1 ? 'it' : 'them'} over`;
  if (held === '') return `You ${standing.replace(/^are /, 'are still ')}: ${order}.`;
  return `You still ${[held, standing].filter((part) => part !== '').join(' and ')}: ${order}.`;
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

function joined(roles: readonly string[]): string {
  const rest = roles.length - mostNamed;
  const named = rest > 0 ? [...roles.slice(0, mostNamed), counted(rest, 'other role', 'in ')] : [...roles];
  const last = named.pop() ?? '';
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}

function counted(count: number, noun: string, before = ''): string {
  return `${before}${count} ${noun}${count === 1 ? '' : 's'}`;
}
