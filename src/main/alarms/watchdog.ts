import { z } from 'zod';
import type { ReadOutcome, SeenAlert } from '../alarm-reader';
import type { SourceMemory } from './source-memory';
import type { SourceRules } from './source-rules';

type Read = Extract<ReadOutcome, { kind: 'read' }>;

/** What is remembered of an alert that always fires, once it was seen at a source or the pack said that it must. */
type Watched = {
  /** The first good answer without it. */
  readonly missingSinceAt?: number | undefined;
  /** It was missed often enough: an alarm says so. */
  readonly isTold?: boolean | undefined;
};
type Memory = ReadonlyMap<string, Watched>;

const memoryForm = z.record(
  z.string(),
  z.object({ missingSinceAt: z.number().optional(), isTold: z.boolean().optional() }),
);
const memoryName = 'watchdogs';

/**
 * Takes the alerts that always fire out of an answer, and puts an alarm in the place of one that is missing from two good
 * answers. An answer that proves no absence claims nothing new, and takes back nothing.
 */
export function watchdogsOf(
  read: Read,
  rules: SourceRules,
  source: { readonly name: string; readonly memory: SourceMemory },
  now: number,
): Read {
  const kept = memoryForm.safeParse(source.memory.read(memoryName));
  const before: Memory = new Map(kept.success ? Object.entries(kept.data) : []);
  if (rules.watchdogs.size === 0 && before.size === 0) return read;

  const isWatchdog = ({ labels }: SeenAlert) => rules.watchdogs.has(labels.alertname ?? '');
  const seen = new Set(read.alerts.filter(isWatchdog).map(({ labels }) => labels.alertname ?? ''));
  const provesAbsence = read.isWhole !== false && read.unreadable === 0;
  const after = afterRead(before, rules, seen, provesAbsence ? now : undefined);
  if (!isSame(before, after)) source.memory.write(memoryName, Object.fromEntries(after));
  const missing = [...after].filter(([, { isTold }]) => isTold);
  const over = [...before].filter(([name, { isTold }]) => isTold && after.get(name)?.isTold !== true);
  return {
    ...read,
    alerts: [
      ...read.alerts.filter((alert) => !isWatchdog(alert)),
      ...missing.map(([name, watched]) => alarmOf(name, watched, source.name)),
    ],
    ended: [
      ...(read.ended ?? []),
      ...over.map(([name, watched]) => ({ ...identityOf(name, watched), endedAt: now })),
    ],
  };
}

function afterRead(
  before: Memory,
  rules: SourceRules,
  seen: ReadonlySet<string>,
  missedAt: number | undefined,
): Memory {
  const after = new Map<string, Watched>();
  for (const name of new Set([...before.keys(), ...seen, ...rules.requiredWatchdogs])) {
    const known = before.get(name) ?? {};
    if (!rules.watchdogs.has(name)) continue;
    if (seen.has(name)) after.set(name, {});
    else after.set(name, missedAt === undefined ? known : missedAgain(known, missedAt));
  }
  return after;
}

function missedAgain(known: Watched, now: number): Watched {
  return known.missingSinceAt === undefined ? { missingSinceAt: now } : { ...known, isTold: true };
}

function isSame(a: Memory, b: Memory): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}

function identityOf(name: string, { missingSinceAt }: Watched) {
  return { fingerprint: `watchdog:${name}`, startedAt: missingSinceAt ?? 0 };
}

function alarmOf(name: string, watched: Watched, sourceName: string): SeenAlert {
  return {
    ...identityOf(name, watched),
    labels: { alertname: `${name} is not firing at ${sourceName}` },
    annotations: {
      summary: `${name} fires all the time, to prove that alarms arrive. Without it, other alarms of ${sourceName} may not arrive either.`,
    },
    suppressed: false,
    priority: { is: 'high', by: `the team pack says that ${name} always fires` },
  };
}
