/** What the tables of requests are written with. */
import { z } from 'zod';

declare const answer: unique symbol;
export type RequestShape<I extends z.ZodType, O> = { readonly input: I; readonly [answer]?: O };

export function request<I extends z.ZodType>(input: I) {
  return { returns: <O>(): RequestShape<I, O> => ({ input }) };
}

export const nothing = z.strictObject({});
export const id = z.string().min(1).max(64);
export const words = (longest: number) => z.string().max(longest);
export const someWords = (longest: number) => z.string().trim().min(1).max(longest);
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month such as 2026-11');
export const instant = z.number().int().min(0).max(8_640_000_000_000_000);
