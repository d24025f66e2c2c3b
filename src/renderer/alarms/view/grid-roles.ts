/**
 * What the list says of itself to a screen reader. Its elements are none of a table's, since each row lies in a place of
 * its own; the list has the focus and names the active row, so that the focus is never in a row that scrolls away.
 */
export const asPart = { role: 'rowgroup' };
export const asHead = { role: 'columnheader' };
export const asCell = (span: number | undefined) => ({ role: 'gridcell', 'aria-colspan': span });

export function asGrid(grid: {
  readonly isGrouped: boolean;
  readonly rows: number;
  readonly active: string | undefined;
}) {
  return {
    role: grid.isGrouped ? 'treegrid' : 'grid',
    tabIndex: 0,
    'aria-label': 'Alarms',
    'aria-rowcount': grid.rows,
    'aria-multiselectable': true,
    'aria-activedescendant': grid.active,
  };
}

export function asRow(row: {
  readonly index: number;
  readonly level?: number | undefined;
  readonly isExpanded?: boolean;
  readonly isSelected?: boolean;
}) {
  return {
    role: 'row',
    'aria-rowindex': row.index,
    'aria-level': row.level,
    'aria-expanded': row.isExpanded,
    'aria-selected': row.isSelected,
  };
}
