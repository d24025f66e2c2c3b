import { cloudPlatformChannels, cloudPlatformMorning } from './mornings/cloud-platform';
import { interventionsChannels, interventionsMorning } from './mornings/interventions';
import { type Morning, startTeamSystems } from './mornings/morning';
import { tisChannels, tisMorning } from './mornings/tis';
import { needsPeers, test } from './walk-test';

needsPeers();

const mornings = [
  ['Interventions', interventionsChannels, interventionsMorning],
  ['TIS', tisChannels, tisMorning],
  ['Cloud Platform', cloudPlatformChannels, cloudPlatformMorning],
] as const satisfies readonly (readonly [string, readonly string[], (morning: Morning) => Promise<void>])[];

for (const [team, channels, walk] of mornings) {
  test(`the morning of ${team}, from the checklist to the handover`, async ({ run, dataFolder }) => {
    const systems = await startTeamSystems({ channels, folder: dataFolder });
    try {
      const { page } = await run(dataFolder, systems.environment);
      await walk({ page, ...systems, look: () => Promise.resolve() });
    } finally {
      await systems.close();
    }
  });
}
