import type { MyShift } from '../../shared/nouns/rota';
import type { NoticesOfShift } from './notice-ledger';
import { isTold } from './notice-store';

// A row is a stretch, not a watch: what is entered and what a source changes cuts rows in pieces and joins them again.

/** Another row of mine holds, of the same role, and held already as this one ended: nothing ended. */
export function goesOn(shift: MyShift, shifts: readonly MyShift[], now: number): boolean {
  return shifts.some(
    (other) =>
      other.id !== shift.id &&
      other.role === shift.role &&
      other.startsAt <= shift.endsAt &&
      other.endsAt > Math.max(shift.endsAt, now),
  );
}

/** Of another row of the same role something was told for a time that this one shares. */
export function wasToldWithAnother(
  shift: MyShift,
  shifts: readonly MyShift[],
  ofShift: (shiftId: string) => NoticesOfShift,
): boolean {
  return shifts.some((other) => {
    if (other.id === shift.id || other.role !== shift.role) return false;
    const rows = ofShift(other.id);
    const told = [rows.get('starts'), rows.get('ends')].flatMap((row) =>
      row !== undefined && isTold(row) ? [row.dueAt] : [],
    );
    if (told.length === 0) return false;
    // It may have been longer when it was told.
    const fromAt = Math.min(other.startsAt, ...told);
    const toAt = Math.max(other.endsAt, ...told);
    return fromAt < shift.endsAt && shift.startsAt < toAt;
  });
}
