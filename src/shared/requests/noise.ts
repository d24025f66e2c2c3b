import { z } from 'zod';
import type { Alarm } from '../nouns/alarm';
import { type AlarmHistory, type NoiseRanking, verdicts } from '../nouns/noise';
import { id, nothing, request, words } from './shape';

export const noiseRequests = {
  /** Left out are ids of no alarm. */
  'alarms.history': request(z.strictObject({ alarmIds: z.array(id).max(500) })).returns<
    readonly AlarmHistory[]
  >(),
  /** Of one that has ended, or that somebody has. Another verdict takes the place of the one before, which stays on record. */
  'alarms.judge': request(
    z.strictObject({ id, verdict: z.enum(verdicts), note: words(500).default('') }),
  ).returns<Alarm>(),
  'noise.read': request(nothing).returns<NoiseRanking>(),
  /** Writes the file and answers with its path. */
  'noise.export': request(z.strictObject({ form: z.enum(['csv', 'markdown']) })).returns<{
    readonly file: string;
  }>(),
} as const;
