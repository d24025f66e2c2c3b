import type { z } from 'zod';
import { nearestWord } from './nearest-word';
import { knownKeys } from './pack-schema';
import { quoted } from './refuse';

type Issue = z.core.$ZodIssue;
export type Explanation = { readonly reason: string; readonly hint: string };

/** What a schema issue means to the person who wrote the file. `value` is what stands at the issue's place. */
export function explainIssue(issue: Issue, value: unknown): Explanation {
  const name = nameOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return explainUnknownKey(issue.keys[0] ?? '', issue.path);
    case 'invalid_type':
      return explainType(name, issue.expected, value);
    case 'invalid_value':
      return value === undefined || value === null
        ? explainAbsence(name, value)
        : explainChoice(name, value, issue.values.map(String));
    case 'too_small':
      if (typeof value === 'number') return outOfBounds(name, `use ${String(issue.minimum)} or more`);
      return {
        reason: `${name} is empty`,
        hint: issue.origin === 'array' ? 'list at least one' : 'write something',
      };
    case 'too_big':
      if (typeof value === 'number') return outOfBounds(name, `use ${String(issue.maximum)} or less`);
      return {
        reason: `${name} is too long`,
        hint: `at most ${String(issue.maximum)} ${issue.origin === 'array' ? 'entries' : 'characters'}`,
      };
    case 'custom':
      return {
        // What begins with the value itself in quotes needs a colon between the two.
        reason: issue.message.startsWith('“') ? `${name}: ${issue.message}` : `${name} ${issue.message}`,
        hint: typeof issue.params?.hint === 'string' ? issue.params.hint : fallbackHint,
      };
    default:
      return { reason: `${name} cannot be used as it is`, hint: fallbackHint };
  }
}

function outOfBounds(name: string, hint: string): Explanation {
  return { reason: `${name} is out of bounds`, hint };
}

const fallbackHint = 'compare it with the packs that ship with Watchkeeper';

function explainUnknownKey(key: string, path: readonly PropertyKey[]): Explanation {
  const known = knownKeys(path);
  const nearest = nearestWord(key, known);
  const place = path.length === 0 ? 'a team pack' : nameOf(path);
  return {
    reason: `${quoted(key)} is not a key of ${place}`,
    hint: nearest === undefined ? `its keys are ${known.join(', ')}` : `did you mean ${nearest}?`,
  };
}

function explainType(name: string, expected: string, value: unknown): Explanation {
  if (value === undefined || value === null) return explainAbsence(name, value);
  const found = Array.isArray(value) ? 'list' : typeof value;
  return {
    reason: `${name} must be ${typeWords[expected] ?? expected}, but is ${typeWords[found] ?? found}`,
    hint: expected === 'string' ? 'put it in quotes' : (typeHints[expected] ?? fallbackHint),
  };
}

function explainAbsence(name: string, value: null | undefined): Explanation {
  return value === null
    ? { reason: `${name} has no value`, hint: 'write one; text that begins with # must stand in quotes' }
    : { reason: `${name} is missing`, hint: 'add it; the packs that ship with Watchkeeper have every key' };
}

function explainChoice(name: string, value: unknown, choices: readonly string[]): Explanation {
  const nearest = typeof value === 'string' ? nearestWord(value, choices) : undefined;
  const given = typeof value === 'string' ? quoted(value) : 'this';
  return {
    reason: `${name}: ${given} is not one of ${choices.join(', ')}`,
    hint: nearest === undefined ? 'choose one of them' : `did you mean ${nearest}?`,
  };
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  list: 'a list',
  object: 'a group of keys',
};

const typeHints: Readonly<Record<string, string>> = {
  array: 'begin each entry with a hyphen, or write [one, two]',
  object: 'write its keys below it, indented by two spaces',
  boolean: 'write true or false, without quotes',
};

function nameOf(path: readonly PropertyKey[]): string {
  const key = path.findLast((step) => typeof step === 'string');
  if (key === undefined) return 'the file';
  return typeof path.at(-1) === 'number' ? `an entry of “${key}”` : `“${key}”`;
}
