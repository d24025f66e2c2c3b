import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../src/main/hosts/browser/arguments';

const sentenceOf = (given: readonly string[]) => {
  const parsed = parseArguments(given);
  return parsed.kind === 'wrong' ? parsed.sentence.split('\n')[0] : parsed.kind;
};

describe('the arguments of the browser host', () => {
  it('leaves everything to the defaults when nothing is given', () => {
    expect(parseArguments([])).toEqual({
      kind: 'run',
      options: { dataFolder: undefined, port: 0, opensBrowser: true, json: false },
    });
  });

  it('takes all options, in either spelling', () => {
    const run = {
      kind: 'run',
      options: { dataFolder: '/tmp/log', port: 4711, opensBrowser: false, json: true },
    };
    expect(parseArguments(['--data', '/tmp/log', '--port', '4711', '--no-open', '--json'])).toEqual(run);
    expect(parseArguments(['--data=/tmp/log', '--port=4711', '--no-open', '--json'])).toEqual(run);
  });

  it('explains itself when asked', () => {
    expect(parseArguments(['--help']).kind).toBe('help');
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'."],
    [['somewhere'], "Unexpected argument 'somewhere'."],
    [['--port', 'http'], '--port needs a number from 0 to 65535, not "http".'],
    [['--port', '65536'], '--port needs a number from 0 to 65535, not "65536".'],
    [['--port=-1'], '--port needs a number from 0 to 65535, not "-1".'],
    [['--data='], '--data needs a folder.'],
    [['--data'], "Option '--data <value>' argument missing."],
    [['--json=yes'], "Option '--json' does not take an argument."],
  ])('refuses %j in one sentence', (given, sentence) => {
    expect(sentenceOf(given)).toBe(sentence);
  });
});
