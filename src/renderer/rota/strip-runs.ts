import type { ShownStrip } from './known-from';
import type { StripAxis } from './strip-axis';

type Stretch = { readonly startsAt: number; readonly endsAt: number };
/** `before` and `unknown`: before and after everything that is told of the role. */
type Look = 'other' | 'mine' | 'gap' | 'overlap' | 'before' | 'unknown';

/** Stretches of one person (or of nobody) that belong together, such as the mornings and evenings of one week. */
export type StripRun = {
  readonly look: Look;
  /** A person's name; empty where nobody is named. */
  readonly name: string;
  readonly people: readonly string[];
  readonly stretches: readonly Stretch[];
};

/** A run in its place, in hundredths of the strip's width. */
export type PlacedRun = StripRun & {
  readonly left: number;
  readonly spans: readonly { readonly left: number; readonly width: number }[];
  readonly label: { readonly left: number; readonly width: number };
};

/** Nights and the hours of support lie between the stretches of one run; a day off does not. */
export const togetherWithinMs = 12 * 3_600_000;

/** Everything to be drawn of one role within the axis, in order of time. */
export function runsOf(strip: ShownStrip, axis: StripAxis): readonly StripRun[] {
  const runs: StripRun[] = [];
  const pieces = [
    ...strip.duties.map((duty) => ({
      ...stretchOf(duty),
      look: duty.isMe ? ('mine' as const) : ('other' as const),
      people: [duty.person.name],
    })),
    ...strip.gaps.map((gap) => ({ ...stretchOf(gap), look: 'gap' as const, people: [] })),
    ...strip.overlaps.map((overlap) => ({
      ...stretchOf(overlap),
      look: 'overlap' as const,
      people: overlap.people,
    })),
    ...unknownOf(strip, axis),
  ]
    .filter((piece) => piece.endsAt > axis.startsAt && piece.startsAt < axis.endsAt)
    .sort((a, b) => a.startsAt - b.startsAt);

  for (const { look, people, ...stretch } of pieces) {
    const name = look === 'other' || look === 'mine' ? (people[0] ?? '') : '';
    const index = runs.findLastIndex(
      (run) => run.look === look && run.people.join('\n') === people.join('\n'),
    );
    const run = runs[index];
    const isNear =
      run !== undefined && stretch.startsAt - (run.stretches.at(-1)?.endsAt ?? 0) < togetherWithinMs;
    if (isNear) runs[index] = { ...run, stretches: [...run.stretches, stretch] };
    else runs.push({ look, name, people, stretches: [stretch] });
  }
  return runs;
}

/**
 * Lays runs into as few rows as keep bars and names apart: each has room for its name, `leastRoom` wide at the least, and
 * a name may use what is free up to the next one in its row. What is marked, not stood, comes below.
 */
export function rowsOf(
  runs: readonly StripRun[],
  axis: StripAxis,
  leastRoom: number,
): readonly (readonly PlacedRun[])[] {
  const rows: (Omit<PlacedRun, 'label'> & { readonly right: number; readonly nameLeft: number })[][] = [];
  const order = runs.toSorted((a, b) => layers[a.look] - layers[b.look]);
  let firstRow = 0;
  for (const run of order) {
    if (run.look === 'overlap' && firstRow === 0) firstRow = rows.length;
    const spans = run.stretches.map((stretch) => {
      const left = axis.percent(stretch.startsAt);
      return { left, width: axis.percent(stretch.endsAt) - left };
    });
    const left = spans[0]?.left ?? 0;
    const last = spans.at(-1);
    const room = leastRoom * roomFor[run.look];
    const nameLeft = Math.max(0, Math.min(left, 100 - room));
    const right = Math.max(nameLeft + room, last === undefined ? 0 : last.left + last.width);
    const placed = { ...run, left, spans, right, nameLeft };
    const row = rows.find(
      (each, index) => index >= firstRow && (each.at(-1)?.right ?? 0) <= Math.min(left, nameLeft) + rounding,
    );
    if (row === undefined) rows.push([placed]);
    else row.push(placed);
  }
  return rows.map((row) =>
    row.map(({ right: _right, nameLeft, ...run }, index) => ({
      ...run,
      label: { left: nameLeft, width: (row[index + 1]?.nameLeft ?? 100) - nameLeft },
    })),
  );
}

const rounding = 1e-6;
/** Words that must not be cut need more room than a name. */
const roomFor: Readonly<Record<Look, number>> = {
  other: 1,
  mine: 1,
  gap: 1,
  before: 3.5,
  unknown: 3.5,
  overlap: 1.3,
};
/** Who stands comes first, what is not known takes what is free beside it, and what is marked comes below. */
const layers: Readonly<Record<Look, number>> = {
  other: 0,
  mine: 0,
  gap: 0,
  before: 0,
  unknown: 1,
  overlap: 2,
};

function stretchOf({ startsAt, endsAt }: Stretch): Stretch {
  return { startsAt, endsAt };
}

function unknownOf(strip: ShownStrip, axis: StripAxis) {
  const { knownFromAt = axis.startsAt, knownUntilAt = Number.NEGATIVE_INFINITY } = strip;
  const afterAt = Math.max(axis.startsAt, knownUntilAt);
  const beforeAt = Math.min(axis.endsAt, knownFromAt, afterAt);
  return [
    { startsAt: axis.startsAt, endsAt: beforeAt, look: 'before' as const, people: [] },
    { startsAt: afterAt, endsAt: axis.endsAt, look: 'unknown' as const, people: [] },
  ].filter(({ startsAt, endsAt }) => startsAt < endsAt);
}
