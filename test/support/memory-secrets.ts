import type { Secrets } from '../../src/main/ports';

/** A keychain in memory; `locked` makes each use fail, as a locked one does. */
export function createMemorySecrets(kept: Map<string, string> = new Map(), locked = false): Secrets {
  const open = () => (locked ? Promise.reject(new Error('The keychain is locked')) : Promise.resolve());
  return {
    storage: 'memory',
    read: (name) => open().then(() => kept.get(name)),
    write: (name, secret) => open().then(() => void kept.set(name, secret)),
    remove: (name) => open().then(() => void kept.delete(name)),
  };
}
