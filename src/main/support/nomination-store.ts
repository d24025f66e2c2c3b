import type { Nomination, SupportPeriod } from '../../shared/nouns/support';
import type { Writer } from '../database/handles';

export type NominationKey = { readonly packId: string; readonly date: string; readonly period: string };

export type StoredNomination = Nomination & { readonly isMine: boolean };

type NominationRow = {
  readonly person: string | null;
  readonly is_mine: number;
  readonly set_by: string;
  readonly set_at: number;
};

export type NominationStore = ReturnType<typeof createNominationStore>;

/** Who was nominated for what, in the order in which it was said. The last word holds. */
export function createNominationStore(db: Writer) {
  const of = db.prepare<[NominationKey], NominationRow>(`
    SELECT person, is_mine, set_by, set_at FROM nomination
    WHERE pack_id = @packId AND date = @date AND period = @period ORDER BY rowid`);
  const isKnown = db.prepare<[string], { id: string }>('SELECT id FROM nomination WHERE id = ?');
  const insert = db.prepare(`
    INSERT INTO nomination (id, pack_id, date, period, starts_at, ends_at, person, is_mine, set_by, set_at)
    VALUES (@id, @packId, @date, @period, @startsAt, @endsAt, @person, @isMine, @setBy, @setAt)`);
  return {
    of: (key: NominationKey): readonly StoredNomination[] =>
      of.all(key).map((row) => ({
        person: row.person ?? undefined,
        isMine: row.is_mine === 1,
        setBy: row.set_by,
        setAt: row.set_at,
      })),
    isKnown: (id: string): boolean => isKnown.get(id) !== undefined,
    add(
      id: string,
      key: Omit<NominationKey, 'period'>,
      period: SupportPeriod,
      given: StoredNomination,
    ): void {
      const { startsAt, endsAt, name } = period;
      const { person = null, isMine, setBy, setAt } = given;
      insert.run({
        ...key,
        id,
        period: name,
        startsAt,
        endsAt,
        person,
        isMine: isMine ? 1 : 0,
        setBy,
        setAt,
      });
    },
  };
}
