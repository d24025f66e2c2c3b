import type { Migration } from '../migrate';

/** Folders of runbooks, and a copy of their pages that can be searched. All but the folders can be read again. */
export const runbooks: Migration = {
  version: 3,
  up(db) {
    db.exec(`
      CREATE TABLE runbook_folder (
        id TEXT PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        added_at INTEGER NOT NULL,
        read_at INTEGER,
        problem TEXT,
        limits TEXT NOT NULL DEFAULT '[]'
      ) STRICT;
      CREATE TABLE runbook (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        folder_id TEXT NOT NULL REFERENCES runbook_folder (id),
        path TEXT NOT NULL,
        stem TEXT NOT NULL,
        size INTEGER NOT NULL,
        modified_at INTEGER NOT NULL,
        reader INTEGER NOT NULL,
        read_at INTEGER NOT NULL,
        title TEXT NOT NULL,
        headings TEXT NOT NULL,
        text TEXT NOT NULL,
        reviewed_on TEXT,
        due_on TEXT,
        review_problem TEXT,
        remark TEXT,
        UNIQUE (folder_id, path)
      ) STRICT;
      CREATE INDEX runbook_by_stem ON runbook (stem);
      CREATE TABLE runbook_set_aside (
        folder_id TEXT NOT NULL REFERENCES runbook_folder (id),
        path TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (folder_id, path)
      ) STRICT;
      CREATE VIRTUAL TABLE runbook_text USING fts5 (
        title, headings, text,
        content = 'runbook', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
      );
      CREATE TRIGGER runbook_is_searchable AFTER INSERT ON runbook BEGIN
        INSERT INTO runbook_text (rowid, title, headings, text)
        VALUES (new.number, new.title, new.headings, new.text);
      END;
      CREATE TRIGGER runbook_is_searchable_no_more AFTER DELETE ON runbook BEGIN
        INSERT INTO runbook_text (runbook_text, rowid, title, headings, text)
        VALUES ('delete', old.number, old.title, old.headings, old.text);
      END;
      CREATE TRIGGER runbook_is_never_changed BEFORE UPDATE ON runbook
        BEGIN SELECT RAISE(ABORT, 'a runbook that changed is read anew'); END;
    `);
  },
};
