import type { FeedOutcome } from '../../../shared/nouns/rota';

/** What of the rota is wanted: shifts that touch [fromAt, toAt). Times without a zone of their own are read in `zone`. */
export type FeedWindow = { readonly zone: string; readonly fromAt: number; readonly toAt: number };

/**
 * One source of the rota. Promises: `read` never throws, a fault is its answer; `read` means that every page was read;
 * no failure's detail holds the address, the token or a part of either.
 */
export interface FeedReader {
  read(window: FeedWindow): Promise<FeedOutcome>;
}
