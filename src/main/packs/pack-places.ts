import { join } from 'node:path';
import type { PackChoice } from '../../shared/nouns/pack';
import type { Folders } from '../ports';

/** A folder that pack files are read from. */
export type PackPlace = {
  readonly id: string;
  readonly origin: PackChoice['origin'];
  readonly path: string;
};

export function ownPlace({ data }: Pick<Folders, 'data'>): PackPlace {
  return { id: 'own', origin: 'own', path: join(data, 'packs') };
}

export function shippedPlace({ resources }: Pick<Folders, 'resources'>): PackPlace {
  return { id: 'shipped', origin: 'shipped', path: join(resources, 'packs') };
}

/** Hidden files, and those that editors write beside the one they edit, are none. */
export function isPackFileName(name: string): boolean {
  return /^[^.].*\.ya?ml$/i.test(name);
}

/** How much of one folder is read, so that one chosen by mistake costs little. */
export const packFolderLimits = {
  /** Names looked at, packs or not. */
  entries: 20_000,
  files: 100,
  bytes: 10_000_000,
} as const;

export type PackFolderLimits = { readonly [K in keyof typeof packFolderLimits]: number };
