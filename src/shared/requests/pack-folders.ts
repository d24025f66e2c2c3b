import { z } from 'zod';
import type { PacksView } from '../nouns/pack-folder';
import { id, nothing, request, someWords } from './shape';

export const packFolderRequests = {
  'packs.standing': request(nothing).returns<PacksView>(),
  /** The full path of a folder whose YAML files are packs. It is read before the answer. */
  'packs.addFolder': request(z.strictObject({ path: someWords(4_000) })).returns<PacksView>(),
  /** Its files stay. What else has the id of a pack in it takes that pack's place. */
  'packs.removeFolder': request(z.strictObject({ id })).returns<PacksView>(),
  /** Pulls the git checkout that the folder is in, forwards only. */
  'packs.pull': request(z.strictObject({ id })).returns<PacksView>(),
  /** The file of this pack is gone for good: the shipped pack with its id takes its place. */
  'packs.letGo': request(z.strictObject({ id })).returns<PacksView>(),
} as const;
