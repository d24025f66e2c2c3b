import type { Alarm, AlarmSource } from '../../../src/shared/nouns/alarm';
import type { AppInfo, SettingsView } from '../../../src/shared/nouns/app';
import type { ChecklistItem, ChecklistRun } from '../../../src/shared/nouns/checklist';
import type { HandoverDraft } from '../../../src/shared/nouns/handover';
import type { Entry, Incident } from '../../../src/shared/nouns/incident';
import type { Pack } from '../../../src/shared/nouns/pack';
import type { PagesView } from '../../../src/shared/nouns/page';
import type {
  Duty,
  KnownPerson,
  RotaDay,
  RotaMonth,
  RotaSource,
  RotaStanding,
} from '../../../src/shared/nouns/rota';
import type { Shift, WatchView } from '../../../src/shared/nouns/watch';
import { noProcess } from '../../support/no-process';

/** Friday 20 November 2026, 09:42:10 in London (GMT). */
export const now = Date.UTC(2026, 10, 20, 9, 42, 10);
export const at = (hour: number, minute = 0, day = 20) => Date.UTC(2026, 10, day, hour, minute);

export const info: AppInfo = {
  version: '0.1.0',
  host: 'browser',
  dataFolder: '/data',
  capabilities: { tray: false, notificationActions: true, secretStorage: 'memory' },
  recovery: undefined,
};

export const settings: SettingsView = {
  packId: 'cloud-platform',
  me: 'Ann',
  workspace: 'practice',
  slack: { state: 'practice' },
};

const hours = { weekdays: [], weekends: [] };

export const pack: Pack = {
  ...noProcess,
  rota: { roles: ['primary', 'secondary'], soonBeforeMs: 1_800_000, experience: undefined, rotation: [] },
  pay: undefined,
  id: 'cloud-platform',
  name: 'Cloud Platform',
  zone: 'Europe/London',
  division: 'england-and-wales',
  hours: { support: hours, dutyOnline: hours, onCall: hours },
  channels: { incidents: '#incidents', handover: '#handover', named: [] },
  phrases: {
    declare: 'I am declaring an incident because [reason]. The impact is that [impact].',
    lead: 'I am the incident lead',
    scribe: 'I am the scribe',
    resolve: 'I am declaring this incident resolved because [resolution / plan]',
    logLine: '[time] [kind]: [text]',
  },
  definition: { must: ['is unplanned'], any: ['impacts end users', 'degrades services'], notes: [] },
  alarms: { high: [], ignore: [], repeatEveryMs: 120_000, acknowledgeForMs: 3_600_000 },
  checklists: [],
};

export const shift: Shift = {
  id: 'shift-1',
  person: 'Ann',
  role: 'primary',
  startsAt: at(7),
  endsAt: at(22),
  source: 'hand',
  isMine: true,
};

export const watch: WatchView = {
  readAt: now,
  zone: 'Europe/London',
  cover: {
    cover: 'doubly-covered',
    untilAt: at(10),
    next: 'support-hours',
    holiday: undefined,
    beyondHolidayList: false,
  },
  day: [
    { cover: 'off', startsAt: at(0), endsAt: at(7) },
    { cover: 'on-call', startsAt: at(7), endsAt: at(9) },
    { cover: 'doubly-covered', startsAt: at(9), endsAt: at(10) },
    { cover: 'support-hours', startsAt: at(10), endsAt: at(17) },
    { cover: 'on-call', startsAt: at(17), endsAt: at(22) },
    { cover: 'off', startsAt: at(22), endsAt: at(24) },
  ],
  shift,
  nextShift: undefined,
  state: 'needs-you',
  unheldHigh: 0,
  held: 0,
  openItems: 3,
  liveIncidentIds: [],
  blindSinceAt: undefined,
  leaving: undefined,
  readiness: 'unchecked',
  promises: undefined,
};

export function item(id: string, more: Partial<ChecklistItem> = {}): ChecklistItem {
  return {
    id,
    text: `Item ${id}`,
    state: 'open',
    note: '',
    reason: '',
    findingId: undefined,
    changedAt: undefined,
    ...more,
  };
}

export const run: ChecklistRun = {
  id: 'run-1',
  shiftId: 'shift-1',
  phase: 'start-of-day',
  title: 'Start of day',
  date: '2026-11-20',
  dueAt: at(10),
  packHash: 'hash',
  startedAt: at(9),
  items: [item('a'), item('b', { link: 'https://example.org/b' }), item('c')],
};

export function alarm(id: string, more: Partial<Alarm> = {}): Alarm {
  return {
    id,
    sourceId: 'source-1',
    sourceName: 'live',
    fingerprint: id,
    name: `Alarm ${id}`,
    priority: 'high',
    summary: `summary of ${id}`,
    labels: {},
    annotations: {},
    startedAt: at(9, 36),
    firstSeenAt: at(9, 36),
    endedAt: undefined,
    suppressed: false,
    hold: undefined,
    runbookUrl: undefined,
    link: undefined,
    ...more,
  };
}

export function source(name: string, more: Partial<AlarmSource> = {}): AlarmSource {
  return {
    id: name,
    kind: 'alertmanager',
    name,
    url: 'https://alertmanager.example.org',
    health: { state: 'fresh', lastSuccessAt: now - 8_000 },
    blindSinceAt: undefined,
    unreadable: 0,
    signIn: 'none',
    parts: [],
    isSettling: false,
    ...more,
  };
}

export const incident: Incident = {
  id: 'incident-1',
  kind: 'drill',
  reason: 'ingress is returning errors',
  impact: 'one request in fifty fails',
  channel: '#incidents',
  alarmId: undefined,
  declaredBy: 'Ann',
  declaredAt: at(9, 11),
  resolvedAt: undefined,
  resolution: undefined,
  roles: [],
  thread: undefined,
  entryCount: 0,
  waiting: 0,
};

export function entry(sequence: number, more: Partial<Entry> = {}): Entry {
  return {
    id: `entry-${sequence}`,
    incidentId: 'incident-1',
    sequence,
    kind: 'event',
    author: 'Ann',
    text: `line ${sequence}`,
    exact: false,
    happenedAt: at(9, 20),
    enteredAt: at(9, 20),
    opId: `op-${sequence}`,
    delivery: { state: 'sent', failure: undefined },
    ...more,
  };
}

export const handover: HandoverDraft = {
  shiftId: 'shift-1',
  title: 'Handover, Fri 20 Nov',
  sections: [
    { id: 'watch', title: 'Watch', lines: ['**Ann**, primary'], ownWords: '' },
    { id: 'planned', title: 'Planned', lines: [], ownWords: '' },
  ],
  markdown: '# Handover',
  messages: ['*Handover, Fri 20 Nov*\n\n*Watch*\n• Ann, primary'],
  channel: '#handover',
  sent: undefined,
};

/** A shift of the rota in November 2026. */
export function duty(name: string, startsAt: number, endsAt: number, more: Partial<Duty> = {}): Duty {
  return {
    person: { name, email: undefined, pagerDutyId: undefined },
    isMe: false,
    role: 'primary',
    startsAt,
    endsAt,
    sourceId: 'rota-1',
    uids: [`${name} ${startsAt}`],
    ...more,
  };
}

export const novemberDays: readonly RotaDay[] = Array.from({ length: 30 }, (_, index) => {
  const day = index + 1;
  return {
    date: `2026-11-${String(day).padStart(2, '0')}`,
    startsAt: at(0, 0, day),
    endsAt: at(0, 0, day + 1),
    isWeekend: [0, 6].includes(new Date(at(0, 0, day)).getUTCDay()),
    isToday: day === 20,
    holiday: undefined,
    cover: [],
  };
});

/** November 2026 with nobody in it and everything known. */
export const month: RotaMonth = {
  month: '2026-11',
  zone: 'Europe/London',
  readAt: now,
  days: novemberDays,
  strips: (['primary', 'secondary', 'support'] as const).map((role) => ({
    role,
    duties: [],
    gaps: [],
    overlaps: [],
    knownUntilAt: at(0, 0, 31),
  })),
  inexperienced: [],
  isBeyondHolidayList: false,
};

export const standing: RotaStanding = { sources: [], people: [], marks: [], isUnknownWhoIAm: false };

export function rotaSource(name: string, more: Partial<RotaSource> = {}): RotaSource {
  return {
    id: name,
    kind: 'ical',
    name,
    place: 'calendar.example.org',
    lastSuccessAt: now - 240_000,
    isStale: false,
    failingSinceAt: undefined,
    failure: undefined,
    heldBack: undefined,
    unreadable: 0,
    lanes: [{ key: 'all', name, role: 'primary', isChosen: true }],
    shifts: 12,
    ...more,
  };
}

export function knownPerson(name: string, more: Partial<KnownPerson> = {}): KnownPerson {
  return {
    person: { name, email: undefined, pagerDutyId: undefined },
    isMe: false,
    stood: 3,
    nextStartsAt: undefined,
    ...more,
  };
}

export const pages: PagesView = {
  choices: { offWatch: 'nothing', ownSound: false },
  fallback: [],
  undoable: [],
  ring: undefined,
};
