import type { Writer } from '../database/handles';

/** What is remembered of a source between its polls, over restarts; it goes with the source. */
export type SourceMemory = {
  /** Whatever was written last under this name; its reader checks it. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
};

export function createSourceMemories(db: Writer): (sourceId: string) => SourceMemory {
  const read = db.prepare<[string], { memory: string }>('SELECT memory FROM source WHERE id = ?');
  const write = db.prepare<{ id: string; memory: string }>(
    'UPDATE source SET memory = @memory WHERE id = @id',
  );
  // Written here and by nobody else.
  const all = (id: string) => JSON.parse(read.get(id)?.memory ?? '{}') as Readonly<Record<string, unknown>>;
  return (id) => ({
    read: (name) => all(id)[name],
    write(name, value) {
      write.run({ id, memory: JSON.stringify({ ...all(id), [name]: value }) });
    },
  });
}
