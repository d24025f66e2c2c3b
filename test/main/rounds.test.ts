import { describe, expect, it } from 'vitest';
import { createRounds } from '../../src/main/rounds';
import { createManualClock } from '../support/manual-clock';

function walk(look: () => void) {
  const clock = createManualClock(0);
  const failures: unknown[] = [];
  const rounds = createRounds({ clock, everyMs: 10, look, onFailure: (error) => failures.push(error) });
  return { clock, rounds, failures };
}

describe('rounds', () => {
  it('look at once and then every so often, until they are closed', async () => {
    let looks = 0;
    const { clock, rounds } = walk(() => {
      looks += 1;
    });
    rounds.start();
    rounds.start();
    expect(looks).toBe(1);
    await clock.advance(25);
    expect(looks).toBe(3);
    rounds.close();
    await clock.advance(100);
    expect(looks).toBe(3);
  });

  it('go on after a look that failed, and tell of a lasting failure once each time it begins', async () => {
    const answers = ['bad', 'bad', 'good', 'bad', 'good'];
    const { clock, rounds, failures } = walk(() => {
      const answer = answers.shift();
      if (answer === 'bad') throw new Error(`${answers.length} left`);
    });
    rounds.start();
    await clock.advance(100);
    expect(failures).toEqual([new Error('4 left'), new Error('1 left')]);
  });
});
