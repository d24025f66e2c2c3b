import type { KnownPerson } from '../../shared/nouns/rota';
import { useApp } from '../app-context';
import { useValue } from '../stores/copy';
import { ShiftForm } from '../watch/shift-form';
import { ShiftList } from '../watch/shift-list';

/** Swaps and stand-ins that no source knows of. */
export function HandShifts({ people }: { readonly people: readonly KnownPerson[] }) {
  const watch = useValue(useApp().stores.watch);
  return (
    <section aria-labelledby="hand-shifts">
      <h2 id="hand-shifts">Shifts by hand</h2>
      <p className="hint">
        For its role and time a shift by hand stands before every source. It ends by itself; then the sources
        count again.
      </p>
      <ShiftList isByHandOnly />
      {watch === undefined ? null : (
        <ShiftForm
          key={watch.shift?.id}
          watch={watch}
          others={people.filter(({ isMe }) => !isMe).map(({ person }) => person.name)}
        />
      )}
    </section>
  );
}
