/** How long each of `times` runs of `task` took, in milliseconds, the first tenth thrown away as warm-up. */
export function timesOf(times: number, task: (run: number) => void): readonly number[] {
  const all: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const from = performance.now();
    task(run);
    all.push(performance.now() - from);
  }
  return all.slice(Math.floor(times / 10));
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** One line of the table of budgets: what, against what, the ratio, and the budget it is read against. */
export function report(
  what: string,
  measuredMs: number,
  against: string,
  limitMs: number,
  budget: string,
): void {
  const ratio = (measuredMs / limitMs).toFixed(2);
  process.stdout.write(
    `${what}: ${measuredMs.toFixed(3)} ms, ${ratio}× ${against} (${limitMs.toFixed(3)} ms); budget ${budget}\n`,
  );
}
