import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `resources/` beside `out/`. In a packaged app the built files may sit in an archive one level deeper, with the
 * resources outside it.
 */
export function findResourcesFolder(builtFolder: string): string {
  const places = ['../../resources', '../../../resources', '../../..'].map((place) =>
    join(builtFolder, place),
  );
  const found = places.find((place) => existsSync(join(place, 'packs')));
  if (found === undefined)
    throw new Error(`The team packs that ship with Watchkeeper are not in ${places[0]}.`);
  return found;
}
