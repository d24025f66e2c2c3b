import type { Pack } from '../../../src/shared/nouns/pack';

/** The hours of the Cloud Platform. */
export const rota: Pick<Pack, 'zone' | 'hours'> = {
  zone: 'Europe/London',
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
};
