import type { Alarm } from '../../src/shared/nouns/alarm';
import type { ChecklistRun } from '../../src/shared/nouns/checklist';
import type { Incident } from '../../src/shared/nouns/incident';
import type { Shift, WatchView } from '../../src/shared/nouns/watch';

const morning = Date.UTC(2026, 10, 20, 9, 42);
const hour = 60 * 60_000;

export const watchKeeper: Shift = {
  id: 'shift-1',
  person: 'Ada',
  role: 'primary',
  startsAt: Date.UTC(2026, 10, 20, 7),
  endsAt: Date.UTC(2026, 10, 20, 10),
  source: 'hand',
  isMine: true,
};

/** Friday 20 November 2026, 09:42 in London, on watch until 10:00. */
export const quietWatch: WatchView = {
  readAt: morning,
  zone: 'Europe/London',
  cover: {
    cover: 'support-hours',
    untilAt: morning + hour,
    next: 'on-call',
    holiday: undefined,
    beyondHolidayList: false,
  },
  day: [],
  shift: watchKeeper,
  nextShift: undefined,
  state: 'quiet',
  unheldHigh: 0,
  held: 0,
  openItems: 0,
  liveIncidentIds: [],
  blindSinceAt: undefined,
  leaving: undefined,
  readiness: 'unchecked',
  promises: undefined,
};

export const nextShift: Shift = {
  ...watchKeeper,
  id: 'shift-2',
  startsAt: Date.UTC(2026, 10, 21, 7),
  endsAt: Date.UTC(2026, 10, 21, 19),
};

export const unheldAlarm: Alarm = {
  id: 'alarm-1',
  sourceId: 'source-1',
  sourceName: 'live',
  fingerprint: 'f1',
  name: 'IngressErrorRateHigh',
  priority: 'high',
  summary: 'More than 1 % of requests fail',
  labels: {},
  annotations: {},
  startedAt: morning - hour,
  firstSeenAt: morning - hour,
  endedAt: undefined,
  suppressed: false,
  hold: undefined,
  runbookUrl: undefined,
  link: undefined,
};

export const startOfDay: ChecklistRun = {
  id: 'run-1',
  shiftId: watchKeeper.id,
  phase: 'start-of-day',
  title: 'Start of day',
  date: '2026-11-20',
  dueAt: morning,
  packHash: 'hash',
  startedAt: morning,
  items: ['User requests not yet assigned', 'Handover read', 'Channel read through'].map((text, index) => ({
    id: `item-${index}`,
    text,
    state: index === 1 ? 'done' : 'open',
    note: '',
    reason: '',
    findingId: undefined,
    changedAt: undefined,
  })),
};

export const liveIncident: Incident = {
  id: 'incident-1',
  kind: 'real',
  reason: 'ingress is failing',
  impact: 'users see errors',
  channel: '#cloud-platform',
  alarmId: undefined,
  declaredBy: 'Ada',
  declaredAt: morning,
  resolvedAt: undefined,
  resolution: undefined,
  roles: [],
  thread: undefined,
  entryCount: 0,
  waiting: 0,
};
