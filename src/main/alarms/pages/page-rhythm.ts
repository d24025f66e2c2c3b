import type { Pack } from '../../../shared/nouns/pack';

/** How soon a page that nobody answers comes again: each time half as long again, up to a limit. */
export type PageRhythm = { readonly firstMs: number; readonly atMostMs: number };

const atMostUnlessSaidMs = 15 * 60_000;
const widening = 1.5;

export function rhythmOf({ repeatEveryMs, repeatAtMostMs = atMostUnlessSaidMs }: Pack['alarms']): PageRhythm {
  return { firstMs: repeatEveryMs, atMostMs: Math.max(repeatEveryMs, repeatAtMostMs) };
}

/** `before` is undefined for the first page, and after anything new. */
export function nextInterval({ firstMs, atMostMs }: PageRhythm, before: number | undefined): number {
  if (before === undefined) return firstMs;
  // A team that changes its pack is heard at the next repeat.
  return Math.min(atMostMs, Math.max(firstMs, Math.round(before * widening)));
}
