import { expect, test } from 'vitest';
import { migrations } from '../../../src/main/database/migrations/index';
import { openDatabase } from '../../../src/main/database/open';
import { createFindingStore } from '../../../src/main/findings/finding-store';
import { temporaryFolder } from '../../support/temporary-folder';

test('findings of the first version are kept, still linked to their items, with the words of the item', () => {
  const folder = temporaryFolder();
  const open = (upTo: number) =>
    openDatabase({
      dataFolder: folder,
      migrations: migrations.filter(({ version }) => version <= upTo),
      now: 0,
      afterUncleanEnd: false,
    }).db;
  const before = open(6);
  before.exec(`
    INSERT INTO setting (key, value) VALUES ('workspace', 'slack');
    INSERT INTO pack_version (hash, pack_id, source_text, read_at) VALUES ('hash-1', 'tis', '', 0);
    INSERT INTO shift (id, person, role, starts_at, ends_at, source) VALUES ('shift-1', 'Ada', 'primary', 0, 9, 'hand');
    INSERT INTO checklist_run (id, shift_id, phase, date, title, due_at, pack_hash, started_at)
      VALUES ('run-1', 'shift-1', 'start-of-day', '2026-11-20', '', 0, 'hash-1', 0);
    INSERT INTO checklist_item (run_id, item_id, position, plan) VALUES
      ('run-1', 'pods', 0, '{"id":"pods","text":"Pods looked at"}'),
      ('run-1', 'board', 1, '{"id":"board","text":"The board"}');
    INSERT INTO finding (id, shift_id, run_id, item_id, text, raised_by, raised_at) VALUES
      ('1', 'shift-1', 'run-1', 'pods', 'it’s odd', 'Ada', 5),
      ('2', 'shift-1', 'run-1', 'pods', 'and again', 'Bo', 7),
      ('3', 'shift-1', NULL, NULL, 'from nowhere', 'Bo', 8);
    UPDATE checklist_item SET finding_id = '2' WHERE item_id = 'pods';`);
  before.close();

  const db = open(Number.MAX_SAFE_INTEGER);
  const store = createFindingStore(db);
  const one = {
    id: '1',
    shiftId: 'shift-1',
    workspace: 'slack',
    raisedFrom: { kind: 'item', packId: 'tis', runId: 'run-1', itemId: 'pods', text: 'Pods looked at' },
    sameKind: 'item:tis/start-of-day/pods',
    packId: 'tis',
    packHash: 'hash-1',
    text: 'it’s odd',
    raisedBy: 'Ada',
    raisedAt: 5,
    look: undefined,
  };
  expect(store.find('1')).toEqual(one);
  expect(store.find('2')).toEqual({ ...one, id: '2', text: 'and again', raisedBy: 'Bo', raisedAt: 7 });
  expect(store.find('3')).toMatchObject({ text: 'from nowhere', packHash: undefined, packId: '' });
  expect(db.prepare("SELECT finding_id FROM checklist_item WHERE item_id = 'pods'").get()).toEqual({
    finding_id: '2',
  });
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(() => db.prepare("UPDATE checklist_item SET finding_id = 'gone'").run()).toThrow('FOREIGN KEY');
  expect(db.prepare("SELECT count(*) AS n FROM finding_text WHERE finding_text MATCH 'again'").get()).toEqual(
    { n: 1 },
  );
  db.close();
});
