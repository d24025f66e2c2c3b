import type { RunbookMatch } from '../../shared/nouns/runbook';
import { addressSteps, stemOf } from './page-name';
import type { PageStore } from './page-store';

/** Annotations in which alarms name their page, the usual one first. */
const names = ['runbook_url', 'runbook'] as const;
const longestAddress = 2_000;
/** Names of files that say nothing without the folder around them. */
const commonStems = new Set(['index', 'readme', 'runbook', 'runbooks', 'overview', 'alerts', 'main']);

/**
 * The page of an indexed folder that an alarm's address names by its file: of several with that name, the one whose
 * path agrees furthest with the address. The address itself is not opened for it.
 */
export function createAddressMatch(pages: PageStore) {
  function pageAt(address: string, today: string): RunbookMatch | undefined {
    const path = pathOf(address);
    const stem = path === undefined ? '' : stemOf(path);
    if (path === undefined || stem === '') return undefined;
    const wanted = addressSteps(path);
    const agreeing = pages
      .byStem(stem, today)
      .map((runbook) => ({ runbook, steps: stepsAgreed(addressSteps(runbook.path), wanted) }))
      .toSorted((a, b) => b.steps - a.steps);
    const [best, next] = agreeing;
    if (best === undefined || (best.steps < 2 && (commonStems.has(stem) || next?.steps === best.steps))) {
      return undefined;
    }
    return { kind: 'runbook', because: 'address', runbook: best.runbook };
  }

  return function byAddress(
    annotations: Readonly<Record<string, string>>,
    today: string,
  ): readonly RunbookMatch[] {
    return names.flatMap((name) => {
      const address = annotations[name];
      const match =
        address === undefined || address.length > longestAddress ? undefined : pageAt(address, today);
      return match === undefined ? [] : [match];
    });
  };
}

function pathOf(address: string): string | undefined {
  const path = URL.parse(address.trim(), 'https://unnamed.invalid/')?.pathname;
  try {
    return path === undefined ? undefined : decodeURIComponent(path);
  } catch {
    // A broken escape: it is looked for as it stands.
    return path;
  }
}

/** How many steps are the same, from the last backwards. */
function stepsAgreed(steps: readonly string[], wanted: readonly string[]): number {
  let count = 0;
  while (count < steps.length && steps.at(-1 - count) === wanted.at(-1 - count)) count += 1;
  return count;
}
