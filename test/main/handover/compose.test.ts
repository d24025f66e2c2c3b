import { describe, expect, it } from 'vitest';
import { composeHandover, type OwnWords } from '../../../src/main/handover/compose';
import { handoverMarkdown, markdownLine } from '../../../src/main/handover/handover-markdown';
import type { ShiftRecord } from '../../../src/main/handover/shift-record';
import type { Finding } from '../../../src/shared/nouns/finding';
import type { HandoverSectionId } from '../../../src/shared/nouns/handover';
import type { Incident } from '../../../src/shared/nouns/incident';
import type { ReadinessRun } from '../../../src/shared/nouns/readiness';
import {
  alarm,
  at,
  blindSpell,
  emptyRecord,
  finding,
  findingEnd,
  fromItem,
  heldBy,
  incident,
  item,
  readinessRun,
  run,
  shift,
} from './shift-records';

function compose(
  record: Partial<ShiftRecord>,
  ownWords: OwnWords = {},
  threadLinkWords: (incident: Incident) => string | undefined = () => undefined,
) {
  return composeHandover({
    record: { ...emptyRecord, ...record },
    ownWords,
    threadLinkWords,
    now: at('12:00'),
  });
}

function linesOf(id: HandoverSectionId, ...given: Parameters<typeof compose>): readonly string[] | undefined {
  return compose(...given)
    .sections.find((section) => section.id === id)
    ?.lines.map(markdownLine);
}

describe('a handover', () => {
  it('of a team that answers no users has no heading for them, unless somebody wrote under it', () => {
    const headings = (ownWords: OwnWords) =>
      compose({ support: undefined }, ownWords).sections.map(({ id }) => id);
    expect(headings({})).toEqual(['watch', 'incidents', 'alarms', 'findings', 'checklist', 'planned']);
    expect(headings({ support: 'Two questions by phone' })).toContain('support');
  });

  it('of an empty watch says so under every heading', () => {
    expect(handoverMarkdown(compose({ runs: [run([])] }))).toBe(
      [
        '# Handover: Cloud Platform, primary, Fri 20 Nov 2026 07:00–22:00 GMT',
        '## Watch',
        '- ann, primary, Fri 20 Nov 2026 07:00–22:00 GMT\n- Readiness: not checked',
        '## Incidents',
        'Nothing to report.',
        '## Alarms',
        'Nothing to report.',
        '## Findings',
        'Nothing to report.',
        '## Support',
        'Nothing to report.',
        '## Checklist',
        '- Start of day: 0 of 0 done.',
        '## Planned',
        'Nothing to report.\n',
      ].join('\n\n'),
    );
  });

  it('holds the record and, after it, the person’s own words', () => {
    const record = {
      blind: [blindSpell('09:40', '09:44')],
      incidents: [incident({ thread: { channelId: 'C1', ts: '1.2', permalink: 'https://example.org/p1' } })],
      alarms: [alarm()],
      findings: [finding()],
      runs: [run([item()])],
      readiness: [readinessRun('06:31')],
    };
    const ownWords = {
      alarms: 'Rose **twice** in the night.\n\nIf a third time, declare.',
      planned: '- 14:00 rotation',
    };
    expect(
      handoverMarkdown(compose(record, ownWords)),
    ).toBe(`# Handover: Cloud Platform, primary, Fri 20 Nov 2026 07:00–22:00 GMT

## Watch

- ann, primary, Fri 20 Nov 2026 07:00–22:00 GMT
- Readiness at 06:31: all well
- Blind to live for 4 min (09:40–09:44)

## Incidents

- Open, declared 09:50 by ann. Reason: DNS is slow. Impact: users wait. Lead: nobody. Scribe: nobody. Thread: [#cloud-platform](https://example.org/p1)

## Alarms

- IngressErrorRateHigh (high, live): still firing since 09:36, held by nobody.

> Rose **twice** in the night.
>
> If a third time, declare.

## Findings

- two pods restart (raised 09:18 by ann, from “Pods looked at”). Open: nobody looks into it yet, no outcome yet.

## Support

Nothing to report.

## Checklist

- Start of day: 0 of 1 done, 1 open.
- Open: Pods looked at.

## Planned

> - 14:00 rotation
`);
  });
});

describe('the watch', () => {
  const watch = (blind: ShiftRecord['blind'], other: Partial<ShiftRecord> = {}) =>
    linesOf('watch', { blind, ...other })?.slice(2);

  it('tells each stretch in which something was not seen', () => {
    expect(
      watch([
        blindSpell('11:50', undefined),
        blindSpell('09:40', '09:44'),
        blindSpell('08:00', '08:30', { sourceId: undefined, sourceName: undefined, reason: 'asleep' }),
        blindSpell('07:00', '07:05', { sourceId: undefined, sourceName: undefined, reason: 'not-running' }),
        blindSpell('10:00', '10:01', { sourceName: undefined }),
      ]),
    ).toEqual([
      'Blind to everything, Watchkeeper not running, for 5 min (07:00–07:05)',
      'Blind to everything, the machine asleep, for 30 min (08:00–08:30)',
      'Blind to live for 4 min (09:40–09:44)',
      'Blind to live since 11:50, and still',
      'Blind to a source since removed for 1 min (10:00–10:01)',
    ]);
  });

  it('tells many stretches of one source together', () => {
    const flaps = ['08:00', '09:00', '10:00', '11:00'].map((hour) =>
      blindSpell(hour, hour.replace(':00', ':02')),
    );
    expect(watch([...flaps, blindSpell('11:50', undefined)])).toEqual([
      'Blind to live 4 times, 8 min in all (08:00–11:02)',
      'Blind to live since 11:50, and still',
    ]);
  });
});

describe('the readiness', () => {
  const told = (...readiness: readonly ReadinessRun[]) => linesOf('watch', { readiness })?.slice(1);

  it('is told even when nobody checked it', () => {
    expect(told()).toEqual(['Readiness: not checked']);
  });

  it('is told as the newest check found it', () => {
    const earlier = readinessRun('06:20', { sound: { code: 'sound-not-heard', detail: {} } });
    expect(told(earlier, readinessRun('06:31'))).toEqual(['Readiness at 06:31: all well']);
    expect(told(readinessRun('06:31'), earlier)).toEqual(['Readiness at 06:31: all well']);
  });

  it('of another day says of which', () => {
    const yesterday = readinessRun('06:31', {}, { begunAt: at('06:31') - 24 * 3_600_000 });
    expect(told(yesterday)).toEqual(['Readiness at Thu 19 Nov 06:31: all well']);
  });

  it('names everything that failed', () => {
    expect(
      told(
        readinessRun('06:31', {
          notification: { code: 'notification-not-seen', detail: {} },
          sound: { code: 'sound-not-heard', detail: {} },
          'alarm-sources': { code: 'alarm-source-failing', detail: { sources: 'live, cat\nnap' } },
          'rota-sources': { code: 'rota-source-failing', detail: { sources: 'PagerDuty' } },
          slack: { code: 'slack-scope-missing', detail: { needed: 'groups:read' } },
          clock: { code: 'clock-wrong', detail: { seconds: 4, direction: 'ahead of' } },
          keychain: { code: 'keychain-unavailable', detail: { reason: 'forgotten at the end' } },
          disk: { code: 'disk-nearly-full', detail: { megabytes: 120 } },
        }),
      ),
    ).toEqual([
      'Readiness at 06:31: not ready (notification not seen; sound not heard; no answer from live, cat nap; ' +
        'rota not known from PagerDuty; The Slack app lacks the permission groups:read; ' +
        'clock 4 s ahead of Slack’s; no safe keychain; disk with 120 MB left)',
    ]);
  });

  it('says of a check that was never answered, or broke, that it was not made', () => {
    const broken = { sound: undefined, disk: { code: 'internal', detail: {} } } as const;
    expect(told(readinessRun('06:31', broken))).toEqual([
      'Readiness at 06:31: not ready (sound not checked; disk not checked)',
    ]);
    expect(told(readinessRun('06:31', {}, { verdict: 'open', endedAt: undefined }))).toEqual([
      'Readiness at 06:31: not finished',
    ]);
  });
});

describe('the incidents', () => {
  it('come open ones first, with their words and where their thread is', () => {
    const resolved = incident({
      id: 'a',
      kind: 'drill',
      declaredAt: at('08:00'),
      resolvedAt: at('08:30'),
      resolution: 'drill over',
      thread: { channelId: 'C1', ts: '1.2', permalink: undefined },
    });
    const open = incident({
      id: 'b',
      roles: [
        { role: 'lead', person: 'ann', fromAt: at('09:51') },
        { role: 'scribe', person: 'bob', fromAt: at('09:51') },
      ],
    });
    expect(linesOf('incidents', { incidents: [resolved, open] })).toEqual([
      'Open, declared 09:50 by ann. Reason: DNS is slow. Impact: users wait. Lead: ann. Scribe: bob. Thread: not in #cloud-platform yet.',
      'Drill. Resolved 08:30, declared 08:00 by ann. Reason: DNS is slow. Impact: users wait. Resolution: drill over. Lead: nobody. Scribe: nobody. Thread: in #cloud-platform.',
    ]);
  });

  it.each([
    ['https://example.org/p1', 'Thread: [#cloud-platform](https://example.org/p1)'],
    ['in the practice workspace', 'Thread: in the practice workspace'],
    ['javascript:alert(1)', 'Thread: javascript:alert(1)'],
  ])('take words for the thread from whoever knows: %s', (words, expected) => {
    const [line = ''] = linesOf('incidents', { incidents: [incident()] }, {}, () => words) ?? [];
    expect(line.slice(line.indexOf('Thread'))).toBe(expected);
  });
});

describe('the alarms', () => {
  const ended = (time: string, endedAt: string) =>
    alarm({ name: 'PodCrashLooping', priority: 'low', startedAt: at(time), endedAt: at(endedAt) });

  it('come in the order in which they need someone', () => {
    expect(
      linesOf('alarms', {
        alarms: [
          ended('08:12', '08:19'),
          alarm({ name: 'Silenced', suppressed: true }),
          alarm({ name: 'Held', hold: heldBy('bob', '12:30') }),
          alarm({ name: 'LowUnheld', priority: 'low', startedAt: at('08:00') }),
          alarm({ name: 'HighUnheld', summary: '5xx above 2 %', startedAt: at('11:00') }),
          alarm({ name: 'HoldIsOver', hold: heldBy('bob', '12:00') }),
          alarm({ name: 'EndedHeld', endedAt: at('10:00'), hold: heldBy('bob', '10:30') }),
        ],
      }),
    ).toEqual([
      'HoldIsOver (high, live): still firing since 09:36, held by nobody since bob’s hold ended 12:00.',
      'HighUnheld (high, live): still firing since 11:00, held by nobody. 5xx above 2 %.',
      'LowUnheld (low, live): still firing since 08:00, held by nobody.',
      'Held (high, live): still firing since 09:36, held by bob until 12:30.',
      'Silenced (high, live): still firing since 09:36, silenced at the source.',
      'EndedHeld (high, live): fired 09:36, ended 10:00, held by bob.',
      'PodCrashLooping (low, live): fired 08:12, ended 08:19.',
    ]);
  });

  it('are told together when one name fired many times', () => {
    expect(
      linesOf('alarms', {
        alarms: [
          ...['03', '04', '05', '06', '07', '08', '09'].map((hour) => ended(`${hour}:12`, `${hour}:19`)),
          alarm({ name: 'PodCrashLooping', priority: 'low', startedAt: at('09:15'), summary: 'a' }),
          alarm({ name: 'PodCrashLooping', priority: 'low', startedAt: at('09:10'), summary: 'b' }),
          alarm({ name: 'PodCrashLooping', priority: 'low', sourceName: 'test', startedAt: at('09:11') }),
          alarm({ startedAt: at('09:20'), hold: heldBy('bob', '12:30') }),
          alarm({ startedAt: at('09:21'), hold: heldBy('bob', '12:10') }),
          alarm({ startedAt: at('09:22'), hold: heldBy('ann', '12:20') }),
        ],
      }),
    ).toEqual([
      'PodCrashLooping ×2 (low, live): still firing, the first since 09:10, held by nobody.',
      'PodCrashLooping (low, test): still firing since 09:11, held by nobody.',
      'IngressErrorRateHigh ×2 (high, live): still firing, the first since 09:20, held by bob, the first until 12:10.',
      'IngressErrorRateHigh (high, live): still firing since 09:22, held by ann until 12:20.',
      'PodCrashLooping ×7 (low, live): fired 03:12–09:12, the last ended 09:19.',
    ]);
  });
});

describe('the findings', () => {
  const told = (...findings: readonly Finding[]) => linesOf('findings', { findings });
  const nobody = 'Open: nobody looks into it yet, no outcome yet.';

  it('come in the order in which they were raised, with the item or alarm they come from', () => {
    expect(
      told(
        finding({ id: '2', text: 'later', raisedAt: at('10:00'), raisedFrom: fromItem('') }),
        finding({ id: '1', text: 'earlier *', raisedBy: 'bob' }),
        finding({
          id: '3',
          text: 'last',
          raisedAt: at('11:00'),
          raisedFrom: { kind: 'alarm', alarmId: 'alarm-1', name: 'ApiDown' },
        }),
      ),
    ).toEqual([
      `earlier \\* (raised 09:18 by bob, from “Pods looked at”). ${nobody}`,
      `later (raised 10:00 by ann). ${nobody}`,
      `last (raised 11:00 by ann, from the alarm “ApiDown”). ${nobody}`,
    ]);
  });

  it('say while they are open who looks, since when, and what was found so far', () => {
    const look = { by: 'bob', at: at('09:20'), post: undefined };
    const reopened = { by: 'ann', at: at('11:00'), reason: 'it came back', post: undefined };
    expect(
      told(
        finding({ look, state: 'looking', whys: ['out of memory', 'a leak', ''] }),
        finding({ look, earlierEnds: [findingEnd({ reopened })] }),
      )?.map((line) => line.replace(/^.*?\)\. /, '')),
    ).toEqual([
      'Open: bob looks into it since 09:20, no outcome yet. Found so far: a leak.',
      'Open, opened again 11:00 (it came back): bob looks into it since 09:20, no outcome yet.',
    ]);
  });

  it('tell once they have ended the outcome, the conclusion and the follow-up, tickets as links', () => {
    const answers = [
      { id: 'removed', question: 'Where is it removed?', kind: 'text', answer: 'in the rule' },
      { id: 'ticket', question: 'The ticket', kind: 'link', answer: 'https://example.org/t/1' },
    ] as const;
    expect(told(finding({ state: 'ended', end: findingEnd({ answers }) }))).toEqual([
      'two pods restart (raised 09:18 by ann, from “Pods looked at”). Noise, ended 10:05 by bob: ' +
        'it fires at every deploy. Where is it removed? in the rule. ' +
        'The ticket: [https\\://example.org/t/1](https://example.org/t/1)',
    ]);
  });

  it('of an alarm that was rung for practice say so', () => {
    const raisedFrom = { kind: 'alarm', alarmId: 'alarm-1', name: 'ApiDown' } as const;
    expect(told(finding({ workspace: 'practice', raisedFrom }))?.[0]).toMatch(/^Practice\. two pods/);
  });
});

describe('the checklist', () => {
  it('tells what was left over, why, and what was noted', () => {
    const items = [
      item({ id: '1', text: 'Plain', state: 'done' }),
      item({ id: '2', text: 'Noted', state: 'done', note: 'all\nwell' }),
      item({ id: '3', text: 'Third', state: 'done' }),
      item({ id: '4', text: 'Left out', state: 'skipped', reason: 'no time', note: 'tomorrow' }),
      item({ id: '5', text: 'Who has the board?' }),
    ];
    expect(linesOf('checklist', { runs: [run(items)] })).toEqual([
      'Start of day: 3 of 5 done, 1 skipped, 1 open.',
      'Done: Noted. Note: all well.',
      'Skipped: Left out. Reason: no time. Note: tomorrow.',
      'Open: Who has the board?',
    ]);
  });

  it('tells the lists of one day by their titles', () => {
    const runs = [
      run([item({ state: 'done' })]),
      run([item({ id: 'ask', text: 'Read the channel' })], { id: 'run-2', title: 'During support hours' }),
    ];
    expect(linesOf('checklist', { runs })).toEqual([
      'Start of day: 1 of 1 done.',
      'During support hours: 0 of 1 done, 1 open.',
      'Open: Read the channel.',
    ]);
  });

  it('tells the day of each run on a long watch', () => {
    const saturday = { date: '2026-11-21', startedAt: at('09:00') + 86_400_000 };
    const runs = [run([item()]), run([item({ state: 'done' })], saturday)];
    const long = { ...shift, endsAt: shift.endsAt + 86_400_000 };
    expect(linesOf('checklist', { runs, shift: long })).toEqual([
      'Start of day, Fri 20 Nov: 0 of 1 done, 1 open.',
      'Open: Pods looked at.',
      'Start of day, Sat 21 Nov: 1 of 1 done.',
    ]);
  });

  it('that nobody began is not passed off as nothing to report', () => {
    expect(linesOf('checklist', {})).toEqual(['No checklist was begun on this watch.']);
  });
});
