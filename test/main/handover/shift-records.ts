import type { ShiftRecord } from '../../../src/main/handover/shift-record';
import type { Failure } from '../../../src/shared/errors';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import type { ChecklistItem, ChecklistRun } from '../../../src/shared/nouns/checklist';
import type { Finding, FindingEnd } from '../../../src/shared/nouns/finding';
import type { Incident } from '../../../src/shared/nouns/incident';
import {
  type ReadinessCheckName,
  type ReadinessRun,
  readinessChecks,
} from '../../../src/shared/nouns/readiness';
import { noSupport } from '../../../src/shared/nouns/support';
import type { Shift } from '../../../src/shared/nouns/watch';

/** 20 November 2026, a Friday: London is on GMT, so wall time is UTC. */
export const at = (time: string) => Date.parse(`2026-11-20T${time}:00Z`);

export const shift: Shift = {
  id: 'shift-1',
  person: 'ann',
  role: 'primary',
  startsAt: at('07:00'),
  endsAt: at('22:00'),
  source: 'hand',
  isMine: true,
};

export const emptyRecord: ShiftRecord = {
  shift,
  zone: 'Europe/London',
  teamName: 'Cloud Platform',
  runs: [],
  commands: [],
  findings: [],
  support: noSupport,
  alarms: [],
  blind: [],
  silences: [],
  escalations: [],
  incidents: [],
  readiness: [],
  announcements: [],
};

/** A readiness check of which only these failed. */
export function readinessRun(
  begun: string,
  failures: Readonly<Partial<Record<ReadinessCheckName, Failure | undefined>>> = {},
  given: Partial<ReadinessRun> = {},
): ReadinessRun {
  return {
    id: `readiness-${begun}`,
    shiftId: shift.id,
    begunAt: at(begun),
    endedAt: at(begun),
    verdict: Object.keys(failures).length === 0 ? 'ready' : 'not-ready',
    checks: readinessChecks.map((name) => ({
      name,
      state: name in failures ? 'failed' : 'passed',
      finding: '',
      failure: failures[name],
      changedAt: at(begun),
    })),
    ...given,
  };
}

let made = 0;

export function alarm(given: Partial<Alarm> = {}): Alarm {
  made += 1;
  return {
    id: `alarm-${made}`,
    sourceId: 'source-1',
    sourceName: 'live',
    fingerprint: `f${made}`,
    name: 'IngressErrorRateHigh',
    priority: 'high',
    summary: '',
    labels: {},
    annotations: {},
    startedAt: at('09:36'),
    firstSeenAt: at('09:36'),
    endedAt: undefined,
    suppressed: false,
    hold: undefined,
    runbookUrl: undefined,
    link: undefined,
    ...given,
  };
}

export const heldBy = (by: string, until: string): Alarm['hold'] => ({
  id: `hold-${by}`,
  kind: 'acknowledge',
  by,
  fromAt: at('09:40'),
  untilAt: at(until),
  via: 'window',
  why: '',
});

export function incident(given: Partial<Incident> = {}): Incident {
  return {
    id: 'incident-1',
    kind: 'real',
    reason: 'DNS is slow',
    impact: 'users wait.',
    channel: '#cloud-platform',
    alarmId: undefined,
    declaredBy: 'ann',
    declaredAt: at('09:50'),
    resolvedAt: undefined,
    resolution: undefined,
    roles: [],
    thread: undefined,
    entryCount: 1,
    waiting: 0,
    ...given,
  };
}

export function item(given: Partial<ChecklistItem> = {}): ChecklistItem {
  return {
    id: 'pods',
    text: 'Pods looked at',
    state: 'open',
    note: '',
    reason: '',
    findingId: undefined,
    changedAt: undefined,
    ...given,
  };
}

export function run(items: readonly ChecklistItem[], given: Partial<ChecklistRun> = {}): ChecklistRun {
  return {
    id: 'run-1',
    shiftId: shift.id,
    phase: 'start-of-day',
    title: 'Start of day',
    date: '2026-11-20',
    dueAt: at('10:00'),
    packHash: 'hash-1',
    startedAt: at('09:00'),
    items,
    ...given,
  };
}

export const fromItem = (text = 'Pods looked at'): Finding['raisedFrom'] => ({
  kind: 'item',
  packId: 'cloud-platform',
  runId: 'run-1',
  itemId: 'pods',
  text,
});

export function findingEnd(given: Partial<FindingEnd> = {}): FindingEnd {
  return {
    id: 'end-1',
    outcomeId: 'noise',
    outcomeName: 'Noise',
    action: 'Eliminate noise.',
    answers: [],
    whys: [],
    conclusion: 'it fires at every deploy',
    by: 'bob',
    at: at('10:05'),
    post: undefined,
    reopened: undefined,
    ...given,
  };
}

export function finding(given: Partial<Finding> = {}): Finding {
  return {
    id: 'finding-1',
    shiftId: shift.id,
    workspace: 'slack',
    raisedFrom: fromItem(),
    text: 'two pods restart',
    raisedBy: 'ann',
    raisedAt: at('09:18'),
    packHash: 'hash-1',
    state: 'raised',
    look: undefined,
    whys: [],
    end: undefined,
    earlierEnds: [],
    thread: undefined,
    ...given,
  };
}

export const blindSpell = (
  from: string,
  to: string | undefined,
  given: Partial<ShiftRecord['blind'][number]> = {},
): ShiftRecord['blind'][number] => ({
  id: `blind-${from}`,
  sourceId: 'source-1',
  reason: 'source',
  fromAt: at(from),
  toAt: to === undefined ? undefined : at(to),
  sourceName: 'live',
  ...given,
});

/** Text as it may come from an alarm, a note or a name. */
export const hostileTexts: readonly string[] = [
  '**bold** _it_ ~~gone~~ `code` [click](https://evil.example) ![x](https://evil.example/x.png)',
  '<script>alert(1)</script><img src=x onerror=alert(1)> <!-- &lt;b&gt; &copy; &#60;',
  '# Heading',
  '- [ ] task',
  '1. one',
  '2) two',
  '> quote',
  '---',
  '===',
  '+ plus',
  '```\nfence\n## Planned\nall is well',
  '~~~ tilde',
  '| a | b |\n|---|---|',
  '[ref]: https://evil.example',
  'https://evil.example www.evil.example <https://evil.example>',
  '<!channel> <@U123> @channel @here',
  '\u202eevil\u202c \u2066unclosed \u2069\u2069 closed',
  'שלום 123',
  'back\\slash\\* ends in one \\',
  '$x^2$ \\(y\\)',
  'bell\u0007 escape\u001b[31m nul\u0000 next\u0085line',
  'line\u2028separator\r\n\r\nblank',
  'lone \ud800 surrogate',
  '   \t leading and trailing   ',
  'x'.repeat(10_000),
  '<'.repeat(10_000),
  `${'word '.repeat(2_000)}end`,
  '😀'.repeat(3_000),
];
