import type { PodVerdict } from '../../../shared/nouns/command';
import type { Terminated } from './pod-shape';

/** Something about a pod that is not as it should be, or that is worth knowing. */
export type Remark = { readonly verdict: Exclude<PodVerdict, 'fine'>; readonly words: string };

export const error = (words: string): Remark => ({ verdict: 'error', words });
export const warning = (words: string): Remark => ({ verdict: 'warning', words });
export const note = (words: string): Remark => ({ verdict: 'note', words });

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** `40 s`, `4 min`, `2 h`, `3 days`. The cluster's clock may be ahead of this one. */
export function spanWords(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < minuteMs) return `${Math.floor(ms / 1_000)} s`;
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min`;
  return ms < 48 * hourMs ? `${Math.floor(ms / hourMs)} h` : `${Math.floor(ms / (24 * hourMs))} days`;
}

/** ` 4 min ago`, or nothing where the time is not told. */
export function ago(at: number | undefined, now: number): string {
  return at === undefined ? '' : ` ${spanWords(now - at)} ago`;
}

/** `: what it says`, cut to what a person reads. */
export function saying(message: string | undefined): string {
  const line = (message ?? '').replace(/\s+/g, ' ').trim().toWellFormed();
  if (line === '') return '';
  return `: ${line.length > 300 ? `${line.slice(0, 299).toWellFormed()}…` : line}`;
}

/** `Error, exit code 1`. */
export function causeWords({ reason, exitCode, signal }: Terminated): string {
  const code = exitCode ?? signal;
  const what = code === undefined ? [] : [exitCode === undefined ? `signal ${code}` : `exit code ${code}`];
  return [...(reason === undefined || reason === '' ? [] : [reason]), ...what].join(', ');
}
