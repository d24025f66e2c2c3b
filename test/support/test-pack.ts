import type { Pack } from '../../src/shared/nouns/pack';
import { noProcess } from './no-process';

/** A small team for tests: its words are the real ones, because scripts look for them. */
export const testPack: Pack = {
  ...noProcess,
  rota: { roles: ['primary', 'secondary'], soonBeforeMs: 1_800_000, experience: undefined, rotation: [] },
  pay: undefined,
  id: 'test-team',
  name: 'Test Team',
  zone: 'Europe/London',
  division: 'england-and-wales',
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
  channels: { incidents: '#cloud-platform', handover: '#cloud-platform', named: [] },
  phrases: {
    declare: 'I am declaring an incident because [reason]. The impact is that [impact].',
    lead: 'I am the incident lead',
    scribe: 'I am the scribe',
    resolve: 'I am declaring this incident resolved because [resolution / plan]',
    logLine: '[time] [kind]: [text]',
  },
  definition: { must: ['is unplanned'], any: ['impacts end users'], notes: [] },
  alarms: {
    high: [{ label: 'severity', anyOf: ['critical'] }],
    ignore: ['Watchdog', 'InfoInhibitor'],
    repeatEveryMs: 120_000,
    acknowledgeForMs: 3_600_000,
  },
  checklists: [
    {
      phase: 'start-of-day',
      title: 'Start of day',
      due: '10:00',
      items: [
        { id: 'high-alarms', text: '#high-priority-alarms read' },
        { id: 'low-alarms', text: '#low-priority-alarms read' },
      ],
    },
  ],
};
