import { z } from 'zod';

const ids = z.array(z.string().min(1)).default([]);

/** What is kept of a PagerDuty source besides its key. */
const settingsSchema = z.looseObject({
  from: z.string().min(1).optional(),
  /** Whose key it is, or whose address stands in `from`. */
  ownUserId: z.string().min(1).optional(),
  userIds: ids,
  serviceIds: ids,
  teamIds: ids,
});

export type PagerDutySettings = Readonly<z.output<typeof settingsSchema>>;

/** Written by this product and by nobody else: what cannot be read was damaged, and throws. */
export function readPagerDutySettings(kept: Readonly<Record<string, unknown>>): PagerDutySettings {
  return settingsSchema.parse(kept);
}
