import { posix } from 'node:path';
import type { Runbook } from '../../shared/nouns/runbook';
import { addressSteps, stemOf } from './page-name';
import type { PageStore } from './page-store';

/**
 * The indexed page that a link of another page leads to. Links are written for the published site (`../x.html`, `/x/`)
 * or for the repository (`x.md`): both are met by comparing what is left without endings.
 */
export function createLinkTarget(pages: PageStore) {
  return function linkTarget(from: Runbook, href: string, today: string): string | undefined {
    const path = decoded(href.split(/[?#]/, 1)[0] ?? '');
    if (path === '') return undefined;
    const isFromRoot = path.startsWith('/');
    const inFolder = isFromRoot ? path.slice(1) : posix.join(posix.dirname(from.path), path);
    const exact = pages.idAt(from.folder, inFolder);
    if (exact !== undefined) return exact;
    const wanted = addressSteps(inFolder).join('/');
    const alike = pages.byStem(stemOf(inFolder), today).filter(({ folder }) => folder === from.folder);
    const steps = ({ path: other }: Runbook) => addressSteps(other).join('/');
    const found =
      alike.find((runbook) => steps(runbook) === wanted) ??
      // The site's root is often a folder of the repository (`source`).
      (isFromRoot ? alike.find((runbook) => steps(runbook).endsWith(`/${wanted}`)) : undefined);
    return found?.id;
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A broken escape: it is looked for as it stands.
    return path;
  }
}
