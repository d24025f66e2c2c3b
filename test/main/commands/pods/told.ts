import { readOutput } from '../../../../src/main/commands/read-output';
import type { Argv, PodReading, PodsReading } from '../../../../src/shared/nouns/command';

export const now = Date.parse('2026-11-20T09:12:00Z');
export const getPods: Argv = ['kubectl', 'get', 'pods', '--output=json'];

/** What is read from a list of pods, as kubectl would write it. */
export function readingOf(
  items: readonly unknown[],
  before?: PodsReading,
  beforeAt = now - 3_600_000,
): PodsReading {
  const output = JSON.stringify({ apiVersion: 'v1', kind: 'List', items, metadata: {} });
  const last = before === undefined ? undefined : { at: beforeAt, pods: before.pods };
  const reading = readOutput(getPods, { exitCode: 0, output, errorOutput: '' }, now, () => last);
  if (reading.kind !== 'pods') throw new Error(`It was read as ${reading.kind}`);
  return reading;
}

/** Columns, verdict and reasons of one pod, on a line each. */
export function told(pod: unknown, before?: PodsReading): readonly string[] {
  const [read] = readingOf([pod], before).pods;
  if (read === undefined) throw new Error('It was not read');
  return lines(read);
}

export function lines({ ready, status, restarts, verdict, reasons }: PodReading): readonly string[] {
  return [`${ready} ${status} ${restarts} ${verdict}`, ...reasons];
}
