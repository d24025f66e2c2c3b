import type Database from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A store that takes a Reader cannot write: `run` and `exec` are not there. */
export type Reader = Pick<Database.Database, 'prepare'> & { readonly [readable]: true };

/** The one writing handle of a data folder. */
export type Writer = Database.Database & { readonly [readable]: true; readonly [writable]: true };

export function asReader(db: Database.Database): Reader {
  return db as Database.Database & Reader;
}

export function asWriter(db: Database.Database): Writer {
  return db as Writer;
}
