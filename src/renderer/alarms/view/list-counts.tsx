import { counted } from '../../words/counted';

/** How many fire, and how many of those listed have ended. */
export function FiringCount({ firing, all }: { readonly firing: number; readonly all: number }) {
  if (all === 0) return null;
  const ended = all - firing;
  return (
    <span className="count">
      {firing.toLocaleString('en-GB')} firing{ended === 0 ? '' : `, ${ended.toLocaleString('en-GB')} ended`}
    </span>
  );
}

/** What the filter leaves out is said, so that nobody takes a part for the whole. */
export function MatchCount({
  matched,
  all,
  marked,
}: {
  readonly matched: number;
  readonly all: number;
  readonly marked: number;
}) {
  const out = all - matched;
  return (
    <p className="match-count" role="status">
      {out === 0 ? '' : matchWords(matched, out)}
      {marked === 0 ? '' : ` ${counted(marked, 'alarm')} marked.`}
    </p>
  );
}

function matchWords(matched: number, out: number): string {
  const more = out.toLocaleString('en-GB');
  if (matched === 0) return `None matches: the filter leaves all ${more} out.`;
  const match = `${matched.toLocaleString('en-GB')} ${matched === 1 ? 'matches' : 'match'}`;
  return `${match}; ${more} more ${out === 1 ? 'does' : 'do'} not.`;
}
