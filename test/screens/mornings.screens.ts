import { cloudPlatformChannels, cloudPlatformMorning } from '../e2e/mornings/cloud-platform';
import { interventionsChannels, interventionsMorning } from '../e2e/mornings/interventions';
import { startTeamSystems } from '../e2e/mornings/morning';
import { tisChannels, tisMorning } from '../e2e/mornings/tis';
import { keepForReadme, picture, test } from './take-pictures';

const mornings = [
  ['interventions', interventionsChannels, interventionsMorning],
  ['tis', tisChannels, tisMorning],
  ['cloud-platform', cloudPlatformChannels, cloudPlatformMorning],
] as const;

for (const [team, channels, walk] of mornings) {
  test(`mornings: ${team}`, async ({ run, dataFolder }) => {
    const systems = await startTeamSystems({ channels, folder: dataFolder });
    try {
      const { page } = await run(systems.environment);
      await walk({ page, ...systems, look: (name) => picture(page, `morning-${team}-${name}`) });
      if (team === 'tis') keepForReadme('morning-tis-channel-day-wide', 'morning-day');
    } finally {
      await systems.close();
    }
  });
}
