import { onTestFinished } from 'vitest';
import { createNoiseService, type NoiseService } from '../../../../src/main/alarms/noise/noise-service';
import type { Pack } from '../../../../src/shared/nouns/pack';
import { createRecordingLogger } from '../../../support/recording-logger';
import { temporaryFolder } from '../../../support/temporary-folder';
import { createWatch, testPack, type WatchUnderTest } from '../watch-under-test';

export type NoisyWatch = WatchUnderTest & {
  readonly noise: NoiseService;
  readonly data: string;
  /** How often alarms were other than before with no poll in between. */
  readonly woken: () => number;
};

/** A watch with what goes with noise, as the app puts them together. */
export function withNoise(watch: WatchUnderTest, isOnWatch: () => boolean = () => true): NoisyWatch {
  const data = temporaryFolder();
  let woken = 0;
  const noise = createNoiseService({
    db: watch.db,
    clock: watch.clock,
    logger: createRecordingLogger(),
    notifier: watch.notifier,
    announce: (name, value) => void watch.events.push({ name, value } as never),
    folders: { data },
    me: () => 'Sam',
    zone: () => 'Europe/London',
    onWatch: isOnWatch,
    alarmById: watch.service.byId,
    onChange: () => {
      woken += 1;
    },
  });
  onTestFinished(() => noise.close());
  return { ...watch, noise, data, woken: () => woken };
}

export function createNoisyWatch(): NoisyWatch {
  return withNoise(createWatch());
}

export function packWith(alarms: Partial<Pack['alarms']>): Pack {
  return { ...testPack, alarms: { ...testPack.alarms, ...alarms } };
}

export const titles = (watch: WatchUnderTest) => watch.notifier.shown.map(({ title }) => title);
