import type { PulledPack } from '../../shared/nouns/pack-folder';
import type { PackFile } from './pack-files';

/** What a pull did to the pack files of a folder. */
export function pulledPacks(before: readonly PackFile[], after: readonly PackFile[]): readonly PulledPack[] {
  const names = [...new Set([...before, ...after].map(({ file }) => file))].sort();
  return names.flatMap((name): readonly PulledPack[] => {
    const then = before.find(({ file }) => file === name);
    const now = after.find(({ file }) => file === name);
    if (now === undefined) return then === undefined ? [] : [told(then, 'gone')];
    if (then?.text === now.text) return [];
    if (now.read.kind === 'malformed') {
      return [{ ...told(now, 'malformed'), problem: now.read.problem }];
    }
    return [told(now, then === undefined ? 'new' : 'changed')];
  });
}

function told({ file, read, packId }: PackFile, change: PulledPack['change']): PulledPack {
  return { file, name: read.kind === 'pack' ? read.pack.name : packId, change, problem: undefined };
}
