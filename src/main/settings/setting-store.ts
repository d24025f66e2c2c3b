import type { Writer } from '../database/handles';

/** Small values under a key; never a secret. */
export type SettingStore = {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
};

export function createSettingStore(db: Writer): SettingStore {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?');
  const upsert = db.prepare(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    read: (key) => select.get(key)?.value,
    write(key, value) {
      upsert.run(key, value);
    },
  };
}
