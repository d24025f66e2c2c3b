/** Of kubectl only what reads, and comes to an end. */
import { quoted } from './refuse';

type Mistake = { readonly at: number; readonly reason: string; readonly hint: string };

const plainVerbs: ReadonlySet<string> = new Set([
  ...['get', 'describe', 'logs', 'top', 'version', 'cluster-info', 'api-resources', 'events', 'explain'],
]);
const verbsOfTwo: Readonly<Record<string, readonly string[]>> = {
  auth: ['can-i'],
  config: ['view', 'get-contexts', 'current-context'],
};
const verbHint =
  'only what reads is run: get, describe, logs, top, version, cluster-info, api-resources, events, explain, auth can-i, config view, config get-contexts, config current-context';

const namespaceForm = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** They write files, wherever they are told. */
const writing = /^--(profile|profile-output|log-file|log-dir|output-directory)(=|$)/;
/** What `get` and `describe` are asked for, alone, in a list or by name, or its place in the cluster. */
const secretType = /(^|,)secrets?([./,]|$)/i;
const secretPlace = /^--raw[= ].*\/secrets\b/i;
/** Single letters that take no value, and so may have another letter behind them. */
const bareLetters = 'ARph';

/** What is wrong with the words behind `kubectl`, if anything is. */
export function kubectlMistake(words: readonly string[]): Mistake | undefined {
  const verbAt = words.findIndex((word) => !word.startsWith('-'));
  const early = words
    .slice(0, verbAt < 0 ? words.length : verbAt)
    .findIndex((word) => !/^--[^=]+=/.test(word));
  if (early >= 0) {
    // A flag whose value is the next word would make that word look like the verb.
    const hint = 'put the verb right behind kubectl, or write the flag as --flag=value';
    return { at: early, reason: `${quoted(words[early] ?? '')} stands before the verb`, hint };
  }
  const verb = words[verbAt];
  if (verb === undefined) return { at: -1, reason: 'has no verb behind kubectl', hint: verbHint };
  return verbMistake(verb, words, verbAt) ?? flagMistake(words, verb);
}

function verbMistake(verb: string, words: readonly string[], at: number): Mistake | undefined {
  const seconds = Object.hasOwn(verbsOfTwo, verb) ? verbsOfTwo[verb] : undefined;
  const second = words[at + 1] ?? '';
  if (seconds !== undefined) {
    if (seconds.includes(second)) return undefined;
    return { at, reason: `${quoted(`kubectl ${verb} ${second}`)} does more than read`, hint: verbHint };
  }
  if (!plainVerbs.has(verb))
    return { at, reason: `${quoted(`kubectl ${verb}`)} does more than read`, hint: verbHint };
  if (verb === 'cluster-info' && words.slice(at + 1).includes('dump'))
    return { at, reason: '“kubectl cluster-info dump” writes files', hint: 'leave dump away' };
  return undefined;
}

function flagMistake(words: readonly string[], verb: string): Mistake | undefined {
  for (const [at, word] of words.entries()) {
    if (showsSecrets(words, at, verb))
      return {
        at,
        reason: `${quoted(word)} would be kept as evidence`,
        hint: 'secrets are not read from here',
      };
    if (!word.startsWith('-')) continue;
    if (follows(word, verb))
      return {
        at,
        reason: `${quoted(word)} never ends`,
        hint: 'take it away: a command has to end by itself',
      };
    if (verb === 'config' && /^--raw(=|$)/.test(word))
      return { at, reason: '“--raw” shows secrets', hint: 'take it away' };
    if (writing.test(word)) return { at, reason: `${quoted(word)} writes files`, hint: 'take it away' };
    const namespace = namespaceIn(word, words[at + 1]);
    if (namespace !== undefined && !namespaceForm.test(namespace)) {
      const hint = 'small letters, digits and hyphens, 63 at most, such as --namespace=my-team-prod';
      return { at, reason: `${quoted(namespace)} is not a namespace`, hint };
    }
  }
  return undefined;
}

function showsSecrets(words: readonly string[], at: number, verb: string): boolean {
  const word = words[at] ?? '';
  const before = words[at - 1] ?? '';
  if (verb !== 'get' && verb !== 'describe') return false;
  if (before === '--raw') return secretPlace.test(`--raw ${word}`);
  // A namespace may have that name.
  if (/^(--namespace|-[ARph]*n)$/.test(before)) return false;
  return word.startsWith('-') ? secretPlace.test(word) : secretType.test(word);
}

function follows(word: string, verb: string): boolean {
  if (word.startsWith('--')) return /^--(watch|watch-only|follow)(=|$)/.test(word);
  const letters = word.slice(1);
  const told = [...letters].findIndex((letter) => !bareLetters.includes(letter));
  const letter = told < 0 ? undefined : letters[told];
  return letter === 'w' || (letter === 'f' && verb === 'logs');
}

/** The value of `--namespace=x`, `--namespace x`, `-n=x`, `-nx` or `-n x`. */
function namespaceIn(word: string, next: string | undefined): string | undefined {
  const long = /^--namespace(?:=(.*))?$/s.exec(word);
  if (long !== null) return long[1] ?? next ?? '';
  const short = word.startsWith('--') ? null : new RegExp(`^-[${bareLetters}]*n=?(.*)$`, 's').exec(word);
  if (short === null) return undefined;
  return short[1] === '' ? (next ?? '') : short[1];
}
