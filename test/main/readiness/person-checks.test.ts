import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../src/shared/errors';
import type { CheckState } from '../../../src/shared/nouns/readiness';
import { type Bench, begun, createBench, never } from './readiness-bench';

const settled = (
  state: CheckState,
  finding: string,
  changedAt: number,
  code?: ErrorCode,
  reason?: string,
) => ({
  state,
  finding,
  failure: code === undefined ? undefined : { code, detail: reason === undefined ? {} : { reason } },
  changedAt,
});

async function begin(bench: Bench): Promise<string> {
  await bench.service.begin();
  await bench.clock.advance(0);
  return bench.run().id;
}

describe('the test notification', () => {
  test('passes by a click on its body too', async () => {
    const bench = createBench();
    const id = await begin(bench);
    await bench.clock.advance(61_000);
    bench.notifier.emit({ kind: 'opened', key: `readiness:${id}` });
    expect(bench.check('notification')).toEqual({
      name: 'notification',
      ...settled('passed', 'pressed after 61 s', begun + 61_000),
    });
    // Nothing that comes later changes it.
    await bench.clock.advance(2 * 60_000);
    expect(bench.check('notification')?.state).toBe('passed');
  });

  test.each(['alarm:1', 'readiness:another'])(
    'is not passed by a click on %s, nor by being dismissed',
    async (key) => {
      const bench = createBench();
      const id = await begin(bench);
      bench.notifier.emit({ kind: 'opened', key });
      bench.notifier.emit({ kind: 'closed', key: `readiness:${id}` });
      expect(bench.check('notification')?.state).toBe('waiting');
    },
  );

  test('that is pressed before the desktop says that it is shown passes', async () => {
    let answer: (() => void) | undefined;
    const bench = createBench();
    const slow = {
      ...bench.notifier,
      show: () =>
        new Promise<{ kind: 'shown' }>((resolve) => {
          answer = () => resolve({ kind: 'shown' });
        }),
    };
    const other = createBench({ notifier: slow });
    const id = await begin(other);
    bench.notifier.emit({ kind: 'action', key: `readiness:${id}`, actionId: 'seen' });
    expect(other.check('notification')?.finding).toBe('pressed after 0 s');
    answer?.();
    await other.clock.advance(0);
    expect([other.check('notification')?.state, other.check('sound')?.state]).toEqual(['passed', 'waiting']);
  });

  test('that is not pressed within two minutes fails, and so does a sound that nobody told of', async () => {
    const bench = createBench();
    const id = await begin(bench);
    await bench.clock.advance(119_999);
    expect(bench.run().verdict).toBe('open');
    await bench.clock.advance(1);
    const at = begun + 120_000;
    expect(bench.run().checks.slice(0, 2)).toEqual([
      { name: 'notification', ...settled('failed', 'not pressed within 2 min', at, 'notification-not-seen') },
      { name: 'sound', ...settled('failed', 'not answered within 2 min', at, 'sound-not-heard') },
    ]);
    expect(bench.run()).toMatchObject({ verdict: 'not-ready', endedAt: at });
    expect(bench.logged()).toEqual([
      { check: 'notification', code: 'notification-not-seen' },
      { check: 'sound', code: 'sound-not-heard' },
    ]);
    expect(bench.notifier.withdrawn).toEqual([`readiness:${id}`]);
  });

  test('that could not be shown fails with the reason, and there was nothing to hear', async () => {
    const bench = createBench();
    bench.notifier.answerWith({ kind: 'failed', reason: 'This desktop shows no notifications.' });
    await begin(bench);
    const reason = 'This desktop shows no notifications';
    expect(bench.run().checks.slice(0, 2)).toEqual([
      {
        name: 'notification',
        ...settled('failed', 'it could not be shown', begun, 'notification-not-shown', reason),
      },
      {
        name: 'sound',
        ...settled('failed', 'nothing was shown that could be heard', begun, 'sound-not-heard'),
      },
    ]);
    expect(bench.run().verdict).toBe('not-ready');
  });

  test.each([
    ['never answers', never, 'the desktop did not answer within 15 s'],
    ['breaks', () => Promise.reject(new Error('/home/ann/secret')), 'the desktop could not be asked'],
  ])('fails where the desktop %s', async (_what, show, reason) => {
    const { notifier } = createBench();
    const bench = createBench({ notifier: { ...notifier, show } });
    await begin(bench);
    await bench.clock.advance(15_000);
    expect(bench.check('notification')?.failure).toEqual({
      code: 'notification-not-shown',
      detail: { reason },
    });
    expect(bench.run().verdict).toBe('not-ready');
    expect(notifier.withdrawn).toEqual([`readiness:${bench.run().id}`]);
  });

  test('that the person does not see fails', async () => {
    const bench = createBench();
    const runId = await begin(bench);
    bench.service.answer({ runId, check: 'notification', isGood: false });
    expect(bench.check('notification')).toEqual({
      name: 'notification',
      ...settled('failed', 'you did not see it', begun, 'notification-not-seen'),
    });
    expect(bench.notifier.withdrawn).toEqual([`readiness:${runId}`]);
    // Found after all, too late: the check is begun again for that.
    bench.press();
    expect(bench.check('notification')?.state).toBe('failed');
  });

  test('is not passed by saying so where a click can be told', async () => {
    const bench = createBench();
    const runId = await begin(bench);
    expect(() => bench.service.answer({ runId, check: 'notification', isGood: true })).toThrow(
      'press the test notification itself; only that shows that you can be reached',
    );
    expect(bench.check('notification')?.state).toBe('waiting');
  });

  test('is passed by saying so where the desktop tells of no clicks', async () => {
    const { notifier } = createBench();
    const bench = createBench({ notifier: { ...notifier, actionsWork: false } });
    notifier.answerWith({ kind: 'shown', isAnswerable: false });
    const runId = await begin(bench);
    expect(notifier.shown[0]?.body).toBe(
      'Click on it, and say in the window whether you heard it.\nAlarms will come like this.',
    );
    expect(bench.check('notification')?.finding).toBe(
      'say here whether you see it: this desktop does not tell of clicks',
    );
    bench.service.answer({ runId, check: 'notification', isGood: true });
    expect(bench.check('notification')).toEqual({
      name: 'notification',
      ...settled('passed', 'confirmed in the window, because this desktop does not tell of clicks', begun),
    });
  });
});

describe('an answer in the window', () => {
  test('that nothing was heard fails the sound, and may be given twice', async () => {
    const bench = createBench();
    await begin(bench);
    bench.hear(false);
    const told = bench.announced.length;
    expect(bench.hear(false)).toEqual(bench.service.read());
    expect(bench.announced).toHaveLength(told);
    expect(bench.check('sound')).toEqual({
      name: 'sound',
      ...settled('failed', 'you did not hear it', begun, 'sound-not-heard'),
    });
    expect(() => bench.hear(true)).toThrow('it is settled already; begin the check again');
    bench.press();
    expect(bench.service.standing()).toBe('not-ready');
    expect(bench.logged()).toEqual([{ check: 'sound', code: 'sound-not-heard' }]);
  });

  test('about a check that is not there is refused', () => {
    const { service } = createBench();
    expect(() => service.answer({ runId: 'gone', check: 'sound', isGood: true })).toThrow(
      expect.objectContaining({ code: 'not-found', detail: { noun: 'readiness check' } }),
    );
  });

  test('before anything was shown is refused', async () => {
    const { notifier } = createBench();
    const bench = createBench({ notifier: { ...notifier, show: never } });
    await begin(bench);
    expect(() => bench.hear()).toThrow('the test notification has not been shown yet');
  });
});
