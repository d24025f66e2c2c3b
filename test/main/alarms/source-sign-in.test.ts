import { describe, expect, it } from 'vitest';
import { newAlertmanager, withSignIn } from '../../../src/main/alarms/alertmanager-source';
import { checkSignIn, headersOf, readSignIn, writeSignIn } from '../../../src/main/alarms/source-sign-in';
import { toFailure } from '../../../src/shared/errors';
import type { SignIn } from '../../../src/shared/requests/sign-in';

const secret = 'kept-to-itself';
const headers = (name: string, value = secret): SignIn => ({ kind: 'headers', headers: [{ name, value }] });

describe('a sign-in', () => {
  it.each([
    [{ kind: 'none' }, {}],
    [{ kind: 'basic', user: ' wätch ', password: 'a:b ü' }, { authorization: 'Basic d8OkdGNoOmE6YiDDvA==' }],
    [{ kind: 'bearer', token: ' glsa_1 ' }, { authorization: 'Bearer glsa_1' }],
    [{ kind: 'bearer', token: 'Bearer glsa_1' }, { authorization: 'Bearer glsa_1' }],
    [
      {
        kind: 'headers',
        headers: [
          { name: 'X-Grafana-Org-Id', value: '2' },
          { name: 'Authorization', value: `Bearer ${secret}` },
        ],
      },
      { 'x-grafana-org-id': '2', authorization: `Bearer ${secret}` },
    ],
  ] satisfies readonly (readonly [SignIn, Record<string, string>])[])('%j is sent as %j', (given, sent) => {
    expect(headersOf(checkSignIn(given))).toEqual(sent);
  });

  it('comes back from the keychain as it went in, and what is none does not', () => {
    const kept = checkSignIn({ kind: 'basic', user: 'watch', password: secret });
    expect(readSignIn(writeSignIn(kept))).toEqual(kept);
    for (const text of [
      '',
      'x',
      'null',
      '{}',
      '{"kind":"basic","user":"a"}',
      '{"kind":"bearer","token":"a b"}',
    ])
      expect(readSignIn(text)).toBeUndefined();
  });

  it.each([
    ['Host'],
    ['cookie'],
    ['Connection'],
    ['Transfer-Encoding'],
    ['Content-Length'],
    ['Proxy-Authorization'],
    ['Sec-Fetch-Mode'],
    ['X Scope'],
    ['X-Scope:'],
    ['X-Scope\r\nHost'],
    ['Ü'],
  ])('by the header %j is refused', (name) => {
    const failure = failureOf(() => checkSignIn(headers(name)));
    expect(failure.code).toBe('invalid-request');
    expect(JSON.stringify(failure)).not.toContain(secret);
  });

  it.each<SignIn>([
    headers('X-Token', `${secret}\r\nHost: elsewhere`),
    headers('X-Token', `${secret}\u0000`),
    headers('X-Token', `${secret}\ud83d`),
    { kind: 'bearer', token: `${secret} ${secret}` },
    { kind: 'bearer', token: `${secret}\n` + `${secret}` },
    { kind: 'basic', user: 'a:b', password: secret },
    { kind: 'basic', user: 'a', password: `${secret}\r\n` } as const,
    {
      kind: 'headers',
      headers: [
        { name: 'X-Token', value: secret },
        { name: 'x-token', value: secret },
      ],
    },
  ])('that would not arrive as it is meant is refused, without being repeated: case %#', (given) => {
    const failure = failureOf(() => checkSignIn(given));
    expect(failure.code).toBe('invalid-request');
    expect(JSON.stringify(failure)).not.toContain(secret);
  });
});

describe('a new Alertmanager', () => {
  const bearer = { kind: 'bearer', token: secret } as const;

  it('keeps what is secret apart from what is not', () => {
    const given = {
      name: ' live ',
      url: 'https://am-1.example.org/',
      replicas: ['https://am-2.example.org'],
      signIn: bearer,
    };
    expect(newAlertmanager(given, [])).toEqual({
      source: {
        kind: 'alertmanager',
        name: 'live',
        url: 'https://am-1.example.org',
        settings: { signIn: 'bearer', replicas: ['https://am-2.example.org'] },
      },
      secret: JSON.stringify(bearer),
    });
  });

  it.each([
    'http://127.0.0.1:9093',
    'http://localhost:9093/live',
    'http://[::1]:9093',
    'https://am.example.org',
  ])('may be signed in to at %s', (url) => {
    expect(newAlertmanager({ name: 'live', url, signIn: bearer }, []).secret).toBe(JSON.stringify(bearer));
  });

  it.each([
    ['http://am.example.org', []],
    ['http://127.0.0.1.example.org', []],
    ['https://am.example.org', ['http://am-2.example.org']],
  ])('is not signed in to over plain http elsewhere: %s %j', (url, replicas) => {
    const failure = failureOf(() => newAlertmanager({ name: 'live', url, replicas, signIn: bearer }, []));
    expect(failure).toMatchObject({
      code: 'source-address-invalid',
      detail: { reason: expect.stringContaining('over plain http') },
    });
    expect(newAlertmanager({ name: 'live', url, replicas }, []).secret).toBeUndefined();
    const { source } = newAlertmanager({ name: 'live', url, replicas }, []);
    const known = { ...source, id: 'a', lastSuccessAt: undefined, lastToldAt: undefined };
    expect(failureOf(() => withSignIn(known, bearer)).code).toBe('source-address-invalid');
  });

  it('has each address once, also among the replicas of another source', () => {
    const { source } = newAlertmanager(
      { name: 'live', url: 'http://a.test', replicas: ['http://b.test'] },
      [],
    );
    const known = { ...source, id: 'a', lastSuccessAt: undefined, lastToldAt: undefined };
    const reasonOf = (url: string, replicas: readonly string[]) =>
      failureOf(() => newAlertmanager({ name: 'spare', url, replicas }, [known])).detail.reason;
    expect(reasonOf('http://c.test', ['http://c.test/'])).toBe('it is given twice');
    expect(reasonOf('http://c.test', ['http://b.test'])).toBe('it is watched already, as live');
    expect(reasonOf('http://b.test', [])).toBe('it is watched already, as live');
  });
});

function failureOf(task: () => unknown) {
  try {
    task();
  } catch (error) {
    return toFailure(error);
  }
  throw new Error('It was not refused');
}
