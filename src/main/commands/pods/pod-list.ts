import { z } from 'zod';
import { type Pod, podShape } from './pod-shape';

export type PodList = {
  readonly pods: readonly Pod[];
  /** By name, or by place where there is not even a name. */
  readonly unreadable: readonly string[];
  readonly others: number;
};

const listShape = z.looseObject({ kind: z.enum(['List', 'PodList']), items: z.array(z.unknown()) });
const kindShape = z.looseObject({ kind: z.string() });
const namedShape = z.looseObject({ metadata: z.looseObject({ name: z.string().min(1) }) });

/** The pods of what a command wrote; undefined if it is no list of pods, and an empty list only where pods were asked for. */
export function readPodList(output: string, asksForPods: boolean): PodList | undefined {
  const value = parsed(output);
  const list = listShape.safeParse(value);
  if (!list.success) return kindOf(value) === 'Pod' ? sorted([value]) : undefined;
  const { kind, items } = list.data;
  if (items.length === 0) return kind === 'PodList' || asksForPods ? sorted([]) : undefined;
  return kind === 'PodList' || items.some((item) => kindOf(item) === 'Pod') ? sorted(items) : undefined;
}

function sorted(items: readonly unknown[]): PodList {
  const pods: Pod[] = [];
  const unreadable: string[] = [];
  let others = 0;
  for (const [index, item] of items.entries()) {
    const read = podShape.safeParse(item);
    const kind = kindOf(item);
    if (kind !== undefined && kind !== 'Pod') others += 1;
    else if (read.success) pods.push(read.data);
    else unreadable.push(nameOf(item) ?? `number ${index + 1} of the list`);
  }
  return { pods, unreadable, others };
}

function kindOf(item: unknown): string | undefined {
  const read = kindShape.safeParse(item);
  return read.success ? read.data.kind : undefined;
}

function nameOf(item: unknown): string | undefined {
  const read = namedShape.safeParse(item);
  return read.success ? read.data.metadata.name : undefined;
}

/** Undefined where it is not JSON: most commands write something else. */
function parsed(output: string): unknown {
  if (!/^\s*\{/.test(output)) return undefined;
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
