import type { Secrets } from '../ports';

/** Keeps secrets until the process ends, and nowhere else. */
export function createMemorySecrets(): Secrets {
  const kept = new Map<string, string>();
  return {
    storage: 'memory',
    read: (name) => Promise.resolve(kept.get(name)),
    async write(name, secret) {
      kept.set(name, secret);
    },
    async remove(name) {
      kept.delete(name);
    },
  };
}
