import { asHead, asPart, asRow } from './grid-roles';

const columns = [
  ['state', 'State'],
  ['told', 'Alarm'],
  ['where', 'Where'],
  ['source', 'Source'],
  ['age', 'Age'],
  ['standing', 'Held'],
  ['help', 'Help'],
  ['spark', '24 h'],
] as const;

export const columnCount = columns.length;

export function GridHeads() {
  return (
    <div {...asPart} className="heads">
      <div {...asRow({ index: 1 })} className="grid-line">
        {columns.map(([of, name]) => (
          <span key={of} {...asHead} className={`cell ${of}`}>
            {of === 'state' ? <span className="visually-hidden">{name}</span> : name}
          </span>
        ))}
      </div>
    </div>
  );
}
