import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Names what this machine lacks, and says so on the terminal. With CI=true on Linux, where `npm run peers` can install
 * everything, it throws instead: there a missing peer is a failure, never a skip. A peer is a command, or a path that may
 * hold `*`.
 */
export function missingPeers(testsOf: string, peers: readonly string[]): readonly string[] {
  const missing = peers.filter((peer) => findPeer(peer) === undefined);
  if (missing.length === 0) return missing;
  const words = `${testsOf}: left out, because this machine has no ${missing.join(', ')}. Run: npm run peers`;
  if (process.env.CI === 'true' && process.platform === 'linux') throw new Error(words);
  process.stderr.write(`\n!! ${words}\n\n`);
  return missing;
}

export function findPeer(peer: string): string | undefined {
  if (peer.startsWith('/')) return globSync(peer)[0];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, peer)).find((file) => existsSync(file));
}
