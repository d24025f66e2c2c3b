import { counted } from '../../words/counted';
import { Cell } from './cell';
import { columnCount } from './grid-heads';
import type { GroupRow } from './grid-rows';
import { RowText } from './row-text';

/** The head of a group: what its alarms have in common, and how many they are. */
export function GroupCells({ row }: { readonly row: GroupRow }) {
  const { label, value, alarms, needing } = row;
  return (
    <Cell of="group" span={columnCount}>
      <span className="fold-mark" aria-hidden="true" />
      <b>{value === undefined ? `no ${label}` : <RowText text={value} longest={120} />}</b>
      <span className="count">
        {counted(alarms.length, 'alarm')}
        {needing === 0 ? '' : `, ${needing} ${needing === 1 ? 'needs' : 'need'} you`}
      </span>
    </Cell>
  );
}
