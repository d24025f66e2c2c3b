import type { Pack } from '../../../src/shared/nouns/pack';
import * as samples from '../support/samples';

/** A team with something in every part of its pack. */
export const fullPack: Pack = {
  ...samples.pack,
  review: { reviewedOn: '2024-09-03', dueOn: '2025-03-03' },
  documents: [
    { name: 'Operational Processes', reviewedOn: '2021-05-17', dueOn: '2021-08-17' },
    { name: 'Newer text', reviewedOn: '2026-10-01', dueOn: '2027-04-01', link: 'https://docs.example.org/' },
  ],
  hours: {
    support: { weekdays: [{ from: '10:00', to: '17:00' }], weekends: [] },
    dutyOnline: { weekdays: [{ from: '09:00', to: '18:00' }], weekends: [] },
    onCall: {
      weekdays: [
        { from: '07:00', to: '10:00' },
        { from: '17:00', to: '22:00' },
      ],
      weekends: [{ from: '07:00', to: '22:00' }],
    },
  },
  channels: {
    incidents: '#platform',
    handover: '#platform',
    support: '#ask',
    named: [
      { name: '#ask', purpose: 'The main entry point', link: 'https://slack.example.org/ask' },
      { name: '#platform', purpose: 'The team’s own' },
    ],
  },
  definition: {
    must: ['is unplanned'],
    any: ['impacts end users', 'degrades services'],
    notes: ['“Users” include prison officers.'],
    otherwise: 'raise a ticket to fix whatever needs fixing',
  },
  responsibilities: [{ what: 'Secure the service', why: 'Issues must be fixed immediately.' }],
  contacts: [
    {
      name: 'On call, out of hours',
      email: 'on-call@example.org',
      when: 'Critical incidents only',
      mention: ['the known facts', 'the Slack channel'],
    },
  ],
  priorities: [
    {
      id: 'high',
      name: 'High priority',
      criteria: ['Service outages', 'A system fails'],
      means: 'More focus.',
    },
  ],
  incidentRoles: [
    { id: 'lead', name: 'Incident Lead', required: true, responsibilities: ['decide on additional roles'] },
    {
      id: 'comms',
      name: 'Communications',
      required: false,
      responsibilities: ['give updates'],
      says: 'I talk',
    },
  ],
  updateGroups: [
    {
      id: 'management',
      name: 'Incident Management',
      people: [],
      channels: ['#p1s'],
      emails: ['management@example.org'],
      also: [],
      postedBy: ['Steve', 'Tony'],
      onlyFor: 'high',
    },
  ],
  templates: { announcement: 'ANNOUNCEMENT: {what}' },
  outcomes: [
    {
      id: 'noise',
      name: 'Noise',
      action: 'Eliminate it.',
      offersIncident: false,
      followUp: [{ id: 'ticket', question: 'Is there a ticket?', answer: 'link', required: false }],
    },
  ],
  knownIssues: [
    {
      id: 'upload',
      incident: 'Generic upload.',
      causes: 'An old template.',
      actions: 'Check Docker logs.',
      risks: 'None.',
      words: ['bulk upload'],
    },
    { id: 'login', incident: 'Unable to login.', actions: 'Clear the cache.', words: [] },
  ],
  links: [{ name: 'Grafana', url: 'https://grafana.example.org/d/1', note: 'All dashboards' }],
  incidents: {
    ownChannel: '#fire-[yyyy-mm-dd]',
    whenDeclared: [{ text: 'create a ticket', link: 'https://tickets.example.org/new' }],
    whenResolved: [{ text: 'Tell users that it is over' }],
  },
  support: {
    periods: [{ name: 'Lunch', from: '12:00', to: '14:00' }],
    ticketForms: [{ name: 'short version', url: 'https://tickets.example.org/short' }],
    style: ['friendly'],
  },
  comms: { updateEveryMs: 3_600_000, advice: ['try not to use @here'] },
  limits: {
    onCallWorkMs: 3_600_000,
    afterOnCallWork: ['inform the affected team'],
    supportQuestionMs: 900_000,
    regroupEveryMs: 3_600_000,
  },
  report: { headings: [{ title: 'Impact' }], publishIn: 'the Incident Log' },
};

export const choice = {
  id: 'cloud-platform',
  name: 'Cloud Platform',
  origin: 'folder',
  folder: '/team/packs',
  file: 'ours.yaml',
  problem: undefined,
} as const;
