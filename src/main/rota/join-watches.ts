import type { MyShift } from '../../shared/nouns/rota';

type Chain = { readonly rows: MyShift[]; endsAt: number };

/**
 * My shifts in one role without a gap between them are one watch: a shift that I extend by hand goes on, with its
 * checklist and its handover. It goes by the row that was in force first. What was only entered stays as it was entered.
 */
export function joinWatches(rows: readonly MyShift[]): readonly MyShift[] {
  const chains = [...Map.groupBy(rows, ({ role }) => role).values()].flatMap(chainsOf);
  return chains.flatMap(joined).toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
}

function chainsOf(rows: readonly MyShift[]): readonly Chain[] {
  const chains: Chain[] = [];
  for (const row of rows.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = chains.at(-1);
    if (last === undefined || row.startsAt > last.endsAt) chains.push({ rows: [row], endsAt: row.endsAt });
    else {
      last.rows.push(row);
      last.endsAt = Math.max(last.endsAt, row.endsAt);
    }
  }
  return chains;
}

function joined({ rows, endsAt }: Chain): readonly MyShift[] {
  const [first] = rows;
  const [lead] = rows.toSorted(byBeginning);
  if (first === undefined || lead === undefined || rows.length === 1) return rows;
  if (rows.every(({ source }) => source === 'hand')) return rows;
  return [{ ...lead, startsAt: first.startsAt, endsAt }];
}

/** One that was entered late began when it was entered: the watch was another's until then. */
function byBeginning(a: MyShift, b: MyShift): number {
  const began = ({ startsAt, knownAt }: MyShift) => Math.max(startsAt, knownAt);
  return (
    began(a) - began(b) ||
    a.startsAt - b.startsAt ||
    Number(a.source === 'hand') - Number(b.source === 'hand') ||
    (a.id < b.id ? -1 : 1)
  );
}
