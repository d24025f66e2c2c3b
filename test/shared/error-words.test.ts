import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/shared/error-words';
import { type ErrorCode, type ErrorDetail, errorCodes } from '../../src/shared/errors';
import { packProblemDetail } from '../../src/shared/nouns/pack';

/** The words of a failure, and the names of the gaps that they asked for. */
function askedBy(code: ErrorCode) {
  const asked: string[] = [];
  const detail: ErrorDetail = new Proxy(
    {},
    {
      get(_nothing, name) {
        asked.push(String(name));
        return 'X';
      },
    },
  );
  return { asked, words: wordsFor({ code, detail }) };
}

describe.each(errorCodes)('the words of %s', (code) => {
  it('are whole sentences with every gap filled', () => {
    const { words, asked } = askedBy(code);
    for (const sentence of [words.what, words.means, words.todo]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      // A brace left over is a gap with a name that cannot be filled.
      expect(sentence).not.toMatch(/[{}?]|undefined| {2}|\.\.$| \.|'/);
    }
    for (const name of asked) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
  });

  it('do not throw when a detail is missing', () => {
    const { asked } = askedBy(code);
    const { what, means, todo } = wordsFor({ code, detail: {} });
    expect(`${what}${means}${todo}`.split('?').length - 1).toBe(asked.length);
  });
});

it('no two failures read alike', () => {
  const sentences = errorCodes.map((code) => askedBy(code).words.what);
  expect(new Set(sentences).size).toBe(sentences.length);
});

it('what fills a gap is not filled in turn', () => {
  const detail = { file: 'a{line}.yaml', line: 3, reason: '$& {file}' };
  expect(wordsFor({ code: 'pack-malformed', detail }).what).toBe('a{line}.yaml, line 3: $& {file}.');
});

it('a malformed pack reads with its file, line, reason and hint', () => {
  const problem = {
    file: 'ours.yaml',
    line: 35,
    column: 1,
    reason: '“chanels” is not a key of a team pack',
    hint: 'did you mean channels?',
  };
  expect(wordsFor({ code: 'pack-malformed', detail: packProblemDetail(problem) })).toEqual({
    what: 'ours.yaml, line 35: “chanels” is not a key of a team pack (did you mean channels?).',
    means: 'The last good version of the team pack stays in use.',
    todo: 'Correct the file and read it again in Settings.',
  });
});
