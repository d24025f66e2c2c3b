import type { Migration } from '../migrate';

/** Folders whose files are packs, and where each pack that does not ship was last read well. */
export const packFolders: Migration = {
  version: 10,
  up(db) {
    db.exec(`
      CREATE TABLE pack_folder (
        id TEXT PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        added_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE pack_file (
        pack_id TEXT PRIMARY KEY,
        place TEXT NOT NULL,
        folder TEXT,
        file TEXT NOT NULL,
        hash TEXT NOT NULL REFERENCES pack_version (hash),
        read_at INTEGER NOT NULL,
        CHECK ((place = 'own') = (folder IS NULL))
      ) STRICT;
    `);
  },
};
