import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minute, poll, second, seenAlert } from '../watch-under-test';
import { createNoisyWatch, packWith, titles } from './noisy-watch';

const rule = { changes: 4, withinMs: 10 * minute, stableAfterMs: 5 * minute };

/** For how many polls it fires, and then for how many it does not. */
const walks = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 12 })), {
  minLength: 3,
  maxLength: 8,
});

test('however it comes and goes, nobody waits longer than the time of the rule for an alarm that stays', async () => {
  await fc.assert(
    fc.asyncProperty(walks, async (walk) => {
      const watch = createNoisyWatch();
      watch.setPack(packWith({ flap: rule }));
      watch.service.start();
      watch.noise.start();
      await watch.clock.advance(0);
      for (const [firing, ended] of walk) {
        const from = watch.notifier.shown.length;
        const startedAt = watch.clock.now();
        watch.tells(seenAlert('Door', { startedAt }));
        for (let turn = 0; turn < firing; turn += 1) await watch.clock.advance(poll);
        const firedFor = watch.clock.now() - startedAt;
        const told = titles(watch).slice(from);
        const [alarm] = watch.service.list();
        // Paged, or kept quiet by a rule that says until when; and after that time paged in any case.
        expect(told.includes('Door') || alarm?.quiet?.because === 'flapping').toBe(true);
        if (firedFor > rule.stableAfterMs + poll + 5 * second) expect(told).toContain('Door');
        watch.tells();
        for (let turn = 0; turn < ended; turn += 1) await watch.clock.advance(poll);
      }
      await watch.service.close();
      watch.noise.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);
