import { expect, it } from 'vitest';
import { printable } from '../../../../src/main/hosts/cli/printable';
import { explainRefusedCommand } from '../../../../src/main/hosts/cli/refused-command';
import { rotaLine } from '../../../../src/main/hosts/cli/rota-line';
import { WatchkeeperError } from '../../../../src/shared/errors';

const report = {
  at: '2026-12-28T09:30:00+00:00',
  cover: 'on-call',
  until: '2026-12-28T22:00:00+00:00',
  zone: 'Europe/London',
  holiday: 'Boxing Day',
  primary: 'Sam',
  secondary: null,
  beyondHolidayList: false,
} as const;

it('a name that came from outside neither steers the terminal nor begins a line of its own', () => {
  const primary = '\u001b]0;PWN\u0007\u001b[2JSam\nSecondary: nobody. \u202eevil';
  expect(rotaLine({ ...report, primary })).toBe(
    'Mon 28 Dec 09:30 GMT: on call until 22:00 (Boxing Day, bank holiday). ' +
      'Primary: \u2068\ufffd]0;PWN\ufffd\ufffd[2JSam Secondary: nobody. \u202eevil\u2069. Secondary: nobody entered.',
  );
});

it('what was typed is repeated without what would steer the terminal', () => {
  const refused = explainRefusedCommand(
    new WatchkeeperError('pack-unknown', { pack: 'a\u001b[2Jb', there: 'c\nd' }),
  );
  expect(refused).toEqual({
    exitCode: 65,
    sentence: 'There is no team pack called a\ufffd[2Jb. There are: c d.',
  });
});

it('the name of a file is printed without what would steer the terminal, and lines stay lines', () => {
  expect(printable('a\u001b[31m.yaml:1:1\nb\u0007\ttab\ud800')).toBe(
    'a\ufffd[31m.yaml:1:1\nb\ufffd\ufffdtab\ufffd',
  );
});
