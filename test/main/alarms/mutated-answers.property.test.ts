import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAlertmanagerAnswer } from '../../../src/main/alarms/alertmanager-answer';
import { createPollRecorder } from '../../../src/main/alarms/poll-recorder';
import { startOf } from '../../../src/main/alarms/server-starts';
import { createSourceRules } from '../../../src/main/alarms/source-rules';
import { openTestDatabase } from '../../support/test-database';
import { toldAlert } from './served-sources';
import { testPack } from './watch-under-test';

const known = ['A', 'B', 'C'];
const good = known.map((name) => toldAlert(name, { startsAt: `2026-11-20T08:5${name.length}:00.000Z` }));
const goodText = JSON.stringify(good);

/** As a broken network, proxy or server would leave it: cut, doubled, with letters of something else in between. */
const brokenText = fc
  .array(
    fc.record({
      at: fc.nat(goodText.length),
      cut: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(80), fc.constant(goodText.length)),
      put: fc.oneof(
        fc.constant(''),
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.constantFrom(
          '"',
          '{',
          '}',
          '[',
          ']',
          ',',
          '\\',
          '\\ud800',
          '\u0000',
          'null',
          '1e999',
          '<html>',
          '0x',
        ),
        fc.nat(goodText.length - 40).map((from) => goodText.slice(from, from + 40)),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((changes) =>
    changes.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), goodText),
  );

/** Good JSON that says something else than it should. */
const brokenValue = fc
  .record({
    entry: fc.nat(known.length - 1),
    key: fc.constantFrom('fingerprint', 'startsAt', 'labels', 'annotations', 'status', undefined),
    value: fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        '2026-11-20T08:51:00Z',
        '9999-12-31T23:59:59Z',
        '',
        '\ud800',
        'a\u0000b',
        'x'.repeat(65_536),
      ),
      fc.dictionary(fc.constantFrom('alertname', '__proto__', 'severity', 'constructor'), fc.jsonValue()),
    ),
    isDoubled: fc.boolean(),
  })
  .map(({ entry, key, value, isDoubled }) => {
    const entries = good.map((alert, index) => {
      if (index !== entry) return alert;
      return key === undefined ? value : { ...alert, [key]: value };
    });
    return JSON.stringify(isDoubled ? [...entries, ...entries] : entries);
  });

/** Answers what ended of the known alarms after two polls with an answer, each time from the same beginning. */
function createTrial(): (text: string) => readonly string[] {
  const db = openTestDatabase();
  db.prepare(
    "INSERT INTO source (id, kind, name, url, added_at) VALUES ('s', 'alertmanager', 's', '', 0)",
  ).run();
  const record = createPollRecorder(db);
  const rules = createSourceRules(testPack.alarms, { name: 's', kind: 'alertmanager' });
  const ended = db
    .prepare<[], string>('SELECT name FROM alarm WHERE ended_at IS NOT NULL ORDER BY name')
    .pluck();

  function poll(text: string, at: number): void {
    const read = readAlertmanagerAnswer(text, 'application/json', 's');
    if (read.kind === 'read') record({ ...read, sourceId: 's', at }, rules);
  }

  return (text) => {
    db.exec('BEGIN');
    try {
      poll(goodText, 1);
      poll(text, 2);
      poll(text, 3);
      return ended.all().filter((name) => known.includes(name));
    } finally {
      db.exec('ROLLBACK');
    }
  };
}

describe('ten thousand mutated answers', () => {
  it('crash nothing, and end only what a whole and readable answer lacks', () => {
    const endedBy = createTrial();
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(brokenText, brokenValue), (text) => {
        const gone = endedBy(text);
        outcomes.add(gone.length === 0 ? 'none ended' : 'some ended');
        expect(gone).toEqual(goneFrom(text));
        startOf(text);
      }),
      { numRuns: 10_000, seed: 20_261_120 },
    );
    // The mutations reach both sides of the rule.
    expect(outcomes).toEqual(new Set(['none ended', 'some ended']));
  }, 120_000);
});

/** The rule, said in another way: all entries make sense, and none is this firing. */
function goneFrom(text: string): readonly string[] {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(entries) || !entries.every(makesSense)) return [];
  return good
    .filter(
      ({ fingerprint, startsAt }) =>
        !entries.some(
          (one) => one.fingerprint === fingerprint && Date.parse(one.startsAt) === Date.parse(startsAt),
        ),
    )
    .map(({ labels }) => labels.alertname)
    .sort();
}

function makesSense(entry: unknown): entry is { readonly fingerprint: string; readonly startsAt: string } {
  const isGroup = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isGroup(entry)) return false;
  const { fingerprint, startsAt, labels, annotations, status } = entry as Readonly<Record<string, unknown>>;
  return (
    typeof fingerprint === 'string' &&
    /^[!-~]{1,200}$/.test(fingerprint) &&
    typeof startsAt === 'string' &&
    !Number.isNaN(Date.parse(startsAt)) &&
    isGroup(labels) &&
    (annotations === undefined || annotations === null || isGroup(annotations)) &&
    (status === undefined ||
      status === null ||
      (isGroup(status) && typeof (status as { readonly state?: unknown }).state === 'string'))
  );
}
