import type { PackChoice } from '../../shared/nouns/pack';

/** Where a pack comes from. */
export function originWords({ origin, file, folder }: PackChoice): string {
  switch (origin) {
    case 'shipped':
      return 'ships with Watchkeeper';
    case 'own':
      return `your own file ${file}`;
    case 'folder':
      return `${file} in ${folder ?? 'a folder'}`;
  }
}
