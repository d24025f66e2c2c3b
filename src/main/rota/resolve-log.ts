import type { Duty } from '../../shared/nouns/rota';
import { resolveRota } from '../../shared/rota/resolve-rota';
import type { RoledShift } from './pack-rotation';
import type { RotaLog } from './read-rota-log';

/** A log and a rotation laid over each other. Without a log only the rotation is known. */
export function resolveLog(log: RotaLog | undefined, rotation: readonly RoledShift[]): readonly Duty[] {
  return resolveRota({
    entered: log?.entered ?? [],
    feeds: [...(log?.feeds ?? []), ...rotation],
    marks: log?.marks ?? [],
  });
}
