import { wordsOfName } from '../name-words';

const mostWords = 12;

/** Words that many alarms have in their names and that say nothing of what is wrong. */
const empty = new Set(
  'a an the is are was of on in for to by at and or too very has have with alert alarm alerts alarms warning critical page kube kubernetes k8s high low prod production'.split(
    ' ',
  ),
);

/** The words of a name that tell it from others; all of them if none does. */
export function tellingWords(name: string): readonly string[] {
  const all = [...new Set(wordsOfName(name))];
  const telling = all.filter((word) => word.length > 1 && !empty.has(word));
  return (telling.length === 0 ? all : telling).slice(0, mostWords);
}

/** `looping` and `errors` as what they begin with, so that `loops` and `error` are found. */
export function beginningOf(word: string): string {
  const short = word.replace(/(ings?|ed|es|s|e)$/u, '');
  return short.length >= 4 ? short : word;
}

/** Without what is written between the words, so that `Kube pod crash looping` is the same as `KubePodCrashLooping`. */
export function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
