import { describe, expect, test } from 'vitest';
import { freeBytesOf } from '../../../src/main/readiness/disk-check';
import type { ReadinessOptions } from '../../../src/main/readiness/readiness-service';
import { wordsFor } from '../../../src/shared/error-words';
import { WatchkeeperError } from '../../../src/shared/errors';
import type { ReadinessCheckName } from '../../../src/shared/nouns/readiness';
import { alarmSource, begun, createBench, goodProbe, never, rotaSource } from './readiness-bench';

/** State, finding and failure of one check on a machine on which only this is different. */
async function found(name: ReadinessCheckName, given: Partial<ReadinessOptions>) {
  const { service, clock, check, logged } = createBench(given);
  await service.begin();
  await clock.advance(15_000);
  const { state, finding, failure } = check(name) ?? {};
  const expected = failure === undefined ? [] : [{ check: name, code: failure.code }];
  expect(logged().filter(({ check }) => check === name)).toEqual(expected);
  return failure === undefined ? [state, finding] : [state, finding, failure.code, failure.detail];
}

const unreachable = {
  code: 'source-unreachable',
  detail: { source: 'cat', reason: 'ECONNREFUSED' },
} as const;
const failing = {
  state: 'failing',
  lastSuccessAt: undefined,
  failingSinceAt: begun,
  failure: unreachable,
} as const;

describe('the sources of alarms', () => {
  test.each([
    ['there is none', [], ['not-needed', 'no source of alarms is set up']],
    ['all answer', [alarmSource, alarmSource], ['passed', '2 sources answered']],
    [
      'an answer holds alarms that make no sense',
      [{ ...alarmSource, unreadable: 3 }],
      ['passed', '1 source answered; alarms that could not be read: 3'],
    ],
    [
      'some do not answer',
      [
        alarmSource,
        { ...alarmSource, name: 'cat', health: failing },
        { ...alarmSource, name: 'dev', health: { state: 'waiting' } as const },
      ],
      [
        'failed',
        '1 of 3 answered; cat cannot be reached (ECONNREFUSED); dev has not answered yet',
        'alarm-source-failing',
        { sources: 'cat, dev' },
      ],
    ],
  ])('when %s', async (_what, sources, expected) => {
    expect(await found('alarm-sources', { alarmSources: () => Promise.resolve(sources) })).toEqual(expected);
  });
});

describe('the sources of the rota', () => {
  const refused = { code: 'rota-http-error', detail: { source: 'Calendar', status: 404 } } as const;
  test.each([
    ['there is none', [], ['not-needed', 'no source of the rota is set up']],
    ['all were read', [rotaSource, rotaSource], ['passed', '2 sources were read']],
    [
      'some fail, are held back or old',
      [
        rotaSource,
        { ...rotaSource, name: 'A', failure: refused, failingSinceAt: begun },
        { ...rotaSource, name: 'B', heldBack: { sinceAt: begun, removes: 9, of: 10 } },
        { ...rotaSource, name: 'C', isStale: true },
        { ...rotaSource, name: 'D', failingSinceAt: begun },
      ],
      [
        'failed',
        `1 of 5 were read; ${wordsFor(refused).what.slice(0, -1)}; ` +
          'B would take 9 of 10 coming shifts away, and waits for your yes; C was last read too long ago; D fails',
        'rota-source-failing',
        { sources: 'A, B, C, D' },
      ],
    ],
  ])('when %s', async (_what, sources, expected) => {
    expect(await found('rota-sources', { rotaSources: () => Promise.resolve(sources) })).toEqual(expected);
  });
});

describe('Slack', () => {
  const tokenRefused = { code: 'slack-token-refused', detail: { error: 'token_revoked' } } as const;
  test.each([
    ['in practice', { kind: 'practice' }, ['not-needed', 'practice needs no Slack']],
    [
      'without a token',
      { kind: 'not-connected' },
      ['failed', 'no token is set up', 'slack-not-connected', {}],
    ],
    [
      'with a token that is refused',
      { kind: 'failed', failure: tokenRefused },
      [
        'failed',
        'Slack refused the token (token_revoked)',
        'slack-token-refused',
        { error: 'token_revoked' },
      ],
    ],
    [
      'with scopes that nobody knows',
      { ...goodProbe, missingScopes: undefined },
      ['passed', 'Test Workspace, as watchkeeper; Slack did not say which permissions the token has'],
    ],
    [
      'with scopes missing',
      { ...goodProbe, missingScopes: ['chat:write', 'groups:read'] },
      [
        'failed',
        'Test Workspace, as watchkeeper; without chat:write, groups:read',
        'slack-scope-missing',
        { needed: 'chat:write, groups:read' },
      ],
    ],
  ] as const)('%s', async (_what, probe, expected) => {
    expect(await found('slack', { slack: () => Promise.resolve(probe) })).toEqual(expected);
  });

  test('is asked once for two checks', async () => {
    let asked = 0;
    const slack = () => {
      asked += 1;
      return Promise.resolve(goodProbe);
    };
    await found('clock', { slack });
    expect(asked).toBe(1);
  });
});

describe('the clock', () => {
  const measured = (clockSkewMs: number | undefined) => ({ ...goodProbe, clockSkewMs }) as const;
  const failed = { kind: 'failed', failure: { code: 'slack-rate-limited', detail: { seconds: 3 } } } as const;
  const wrong = (seconds: number, direction: string) => [
    'failed',
    `${seconds} s ${direction} Slack`,
    'clock-wrong',
    { seconds, direction },
  ];
  test.each([
    ['exactly right', measured(0), ['passed', 'agrees with Slack’s']],
    ['as good as right', measured(40), ['passed', 'agrees with Slack’s']],
    ['a little ahead', measured(1_940), ['passed', '1.9 s ahead of Slack']],
    ['almost 2 s behind', measured(-1_999), ['passed', '2 s behind Slack']],
    ['2 s ahead', measured(2_000), wrong(2, 'ahead of')],
    ['2 s behind', measured(-2_000), wrong(2, 'behind')],
    ['an hour behind', measured(-3_600_000), wrong(3_600, 'behind')],
    [
      'that Slack does not tell',
      measured(undefined),
      ['not-needed', 'not measured: Slack did not tell its time'],
    ],
    [
      'in practice',
      { kind: 'practice' },
      ['not-needed', 'not measured: practice needs no Slack, whose time it is compared with'],
    ],
    ['without a token', { kind: 'not-connected' }, ['not-needed', 'not measured: Slack is not connected']],
    ['with a Slack that fails', failed, ['not-needed', 'not measured: Slack did not answer as it should']],
  ] as const)('%s', async (_what, probe, expected) => {
    expect(await found('clock', { slack: () => Promise.resolve(probe) })).toEqual(expected);
  });
});

describe('the keychain', () => {
  const weak = 'what is kept would be protected by no key of yours';
  const memory = 'what is kept is forgotten when Watchkeeper quits';
  test.each([
    ['keychain', false, ['passed', 'secrets are kept in the keychain']],
    ['weak', true, ['failed', weak, 'keychain-unavailable', { reason: weak }]],
    ['memory', true, ['failed', memory, 'keychain-unavailable', { reason: memory }]],
    ['weak', false, ['not-needed', `there is no secret to keep; ${weak}`]],
    ['memory', false, ['not-needed', `there is no secret to keep; ${memory}`]],
  ] as const)('%s, secrets kept: %s', async (storage, keeps, expected) => {
    const given = { secretStorage: () => storage, keepsSecrets: () => keeps };
    expect(await found('keychain', given)).toEqual(expected);
  });
});

describe('the disk', () => {
  test.each([
    [199_999_999, ['failed', '199 MB free', 'disk-nearly-full', { megabytes: 199 }]],
    [0, ['failed', '0 MB free', 'disk-nearly-full', { megabytes: 0 }]],
    [200_000_000, ['passed', '200 MB free']],
    [1_000_000_000, ['passed', '1 GB free']],
  ])('with %d bytes free', async (free, expected) => {
    expect(await found('disk', { freeBytes: () => Promise.resolve(free) })).toEqual(expected);
  });

  test('that cannot be asked fails without a word of where it is', async () => {
    const reason = 'its free space cannot be read (ENOENT)';
    expect(await disk({ dataFolder: '/nowhere/of/ann' })).toEqual([
      'failed',
      reason,
      'storage-failing',
      { reason },
    ]);
  });

  test('is really asked', async () => {
    const [state, finding] = await disk({});
    expect([state, finding]).toEqual([expect.any(String), expect.stringMatching(/^\d+ [MG]B free$/)]);
  });

  /** The real file system, which the manual clock does not wait for. */
  async function disk(given: Partial<ReadinessOptions>) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const freeBytes = (folder: string) => freeBytesOf(folder).finally(resolve);
    const bench = createBench({ freeBytes, ...given });
    await bench.service.begin();
    await promise.catch(() => undefined);
    await bench.clock.advance(0);
    const { state, finding, failure } = bench.check('disk') ?? {};
    return failure === undefined ? [state, finding] : [state, finding, failure.code, failure.detail];
  }
});

describe('a check that goes wrong itself', () => {
  const breaks = () => {
    throw new TypeError('https://user:secret@example.org is not a function');
  };
  const rejects = () => Promise.reject(new WatchkeeperError('not-set-up'));
  const broke = (code: string) => ['failed', 'the check itself broke off', code, {}];

  test.each([
    ['alarm-sources', { alarmSources: breaks }, broke('internal')],
    ['alarm-sources', { alarmSources: rejects }, broke('not-set-up')],
    ['rota-sources', { rotaSources: breaks }, broke('internal')],
    ['keychain', { keepsSecrets: breaks, secretStorage: breaks }, broke('internal')],
    ['slack', { slack: breaks }, ['failed', 'Something went wrong inside Watchkeeper', 'internal', {}]],
    ['clock', { slack: breaks }, ['not-needed', 'not measured: Slack did not answer as it should']],
    ['alarm-sources', { alarmSources: never }, ['failed', 'no answer within 15 s', 'internal', {}]],
    ['rota-sources', { rotaSources: never }, ['failed', 'no answer within 15 s', 'internal', {}]],
    [
      'slack',
      { slack: never },
      [
        'failed',
        'Slack cannot be reached (no answer in time)',
        'slack-unreachable',
        { reason: 'no answer in time' },
      ],
    ],
    [
      'disk',
      { freeBytes: never },
      ['failed', 'no answer within 15 s', 'storage-failing', { reason: 'the disk does not answer' }],
    ],
  ] as const)('%s fails alone (%#)', async (name, given, expected) => {
    expect(await found(name, given)).toEqual(expected);
  });

  test('keeps no other from its end, and its own limit from none', async () => {
    const { service, clock, states, press, hear, run } = createBench({
      alarmSources: breaks,
      rotaSources: never,
      slack: never,
      freeBytes: never,
    });
    await service.begin();
    await clock.advance(14_999);
    expect(states()).toEqual({
      notification: 'waiting',
      sound: 'waiting',
      'alarm-sources': 'failed',
      'rota-sources': 'running',
      slack: 'running',
      clock: 'running',
      keychain: 'passed',
      disk: 'running',
    });
    press();
    hear();
    await clock.advance(1);
    expect(run()).toMatchObject({ verdict: 'not-ready', endedAt: begun + 15_000 });
    expect(states()).toEqual({
      notification: 'passed',
      sound: 'passed',
      'alarm-sources': 'failed',
      'rota-sources': 'failed',
      slack: 'failed',
      clock: 'not-needed',
      keychain: 'passed',
      disk: 'failed',
    });
  });
});
