import type { IdentityMark } from '../../shared/nouns/rota';
import type { Writer } from '../database/handles';

/** What I am known by in the sources, as I chose it. */
export function createIdentityStore(db: Writer) {
  const all = db.prepare<[], IdentityMark>('SELECT kind, value FROM rota_identity ORDER BY kind, value');
  const clear = db.prepare('DELETE FROM rota_identity');
  const insert = db.prepare<IdentityMark & { at: number }>(
    'INSERT OR IGNORE INTO rota_identity (kind, value, chosen_at) VALUES (@kind, @value, @at)',
  );
  return {
    marks: (): readonly IdentityMark[] => all.all(),
    replace: db.transaction((marks: readonly IdentityMark[], at: number) => {
      clear.run();
      for (const { kind, value } of marks) insert.run({ kind, value: value.trim(), at });
    }).immediate,
  };
}
