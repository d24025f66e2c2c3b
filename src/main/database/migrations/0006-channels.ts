import type { Migration } from '../migrate';

/** What was read last of each channel, and how far a person has read it. */
export const channels: Migration = {
  version: 6,
  up(db) {
    db.exec(`
      CREATE TABLE channel_copy (
        workspace TEXT NOT NULL CHECK (workspace IN ('practice', 'slack')),
        channel TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        read_at INTEGER NOT NULL,
        is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
        unreadable INTEGER NOT NULL,
        messages TEXT NOT NULL,
        PRIMARY KEY (workspace, channel)
      ) STRICT;
      CREATE TABLE channel_mark (
        workspace TEXT NOT NULL CHECK (workspace IN ('practice', 'slack')),
        channel TEXT NOT NULL,
        read_until TEXT NOT NULL,
        marked_at INTEGER NOT NULL,
        PRIMARY KEY (workspace, channel)
      ) STRICT;
      ALTER TABLE practice_message ADD COLUMN author TEXT;
    `);
  },
};
