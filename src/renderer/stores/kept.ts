/** What a window keeps for itself over a reload: a second net, never the truth. */
export type KeptText = Pick<Storage, 'getItem' | 'setItem'>;

/** Undefined if it is not JSON: then it is nothing of ours. */
export function readKept(storage: KeptText, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

export function writeKept(storage: KeptText, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // The second net is full or forbidden; what it should hold is still here and on its way to the core.
  }
}

export function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
