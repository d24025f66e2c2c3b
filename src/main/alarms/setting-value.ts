import type { Writer } from '../database/handles';

/** One value that the watch keeps for its next start. */
export type SettingValue = { read(): string | undefined; write(value: string): void };

export function createSettingValue(db: Writer, key: string): SettingValue {
  const read = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?');
  const write = db.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    read: () => read.get(key)?.value,
    write(value) {
      write.run(key, value);
    },
  };
}
