import type { Duty, FeedShift, IdentityMark, RotaPerson } from '../nouns/rota';
import type { Shift, ShiftRole } from '../nouns/watch';
import { compareDuties, compareText } from './duty-order';
import { groupPeople, signOf } from './person-groups';
import { isKnownBy } from './same-person';
import { cutOut, type Stretch, unionOf } from './stretches';

/** A stretch as one source tells it. */
type Piece = Stretch & {
  readonly person: RotaPerson;
  readonly isMe: boolean;
  readonly role: ShiftRole;
  readonly sourceId: string;
  readonly uid: string;
};

/** Pieces of one person in one role, without a break. */
type Run = Stretch & { readonly sourceId: string; readonly pieces: readonly Piece[] };

/**
 * Lays what was entered over what the sources tell. `entered` are the shifts entered by hand, mine and others': where
 * one of them stands, no source counts for its role, and what a source tells is cut into the pieces before and after.
 * Several that are entered for one role and time all stand. What several sources tell of one person in one role at one
 * time is one duty. The order of the input does not matter.
 */
export function resolveRota(options: {
  readonly entered: readonly Shift[];
  readonly feeds: readonly (FeedShift & { readonly sourceId: string; readonly role: ShiftRole })[];
  readonly marks: readonly IdentityMark[];
}): readonly Duty[] {
  const isMarked = rememberByPerson((person) => isKnownBy(person, options.marks));
  const entered = options.entered.filter(hasLength).map((shift): Piece => {
    const person: RotaPerson = { name: shift.person, email: undefined, pagerDutyId: undefined };
    const { role, startsAt, endsAt, source: sourceId, id: uid } = shift;
    return { person, isMe: shift.isMine || isMarked(person), role, startsAt, endsAt, sourceId, uid };
  });
  const told = options.feeds.filter(hasLength).map(
    ({ person, role, startsAt, endsAt, sourceId, uid }): Piece => ({
      person,
      isMe: isMarked(person),
      role,
      startsAt,
      endsAt,
      sourceId,
      uid,
    }),
  );

  const taken = new Map<ShiftRole, readonly Stretch[]>();
  for (const [role, pieces] of groupBy(entered, (piece) => piece.role)) taken.set(role, unionOf(pieces));
  const left = told.flatMap((piece) => cutOut(piece, taken.get(piece.role) ?? []));

  // Who is who must not hang on what was cut away.
  const groupOf = groupPeople([...entered, ...told]);
  const byPersonAndRole = groupBy([...entered, ...left], (piece) => `${piece.role} ${groupOf(piece)}`);
  return [...byPersonAndRole.values()].flatMap(runsOf).map(toDuty).sort(compareDuties);
}

function runsOf(pieces: readonly Piece[]): readonly Run[] {
  const bySource = groupBy(pieces, (piece) => piece.sourceId);
  const ofSources = [...bySource].flatMap(([sourceId, own]) =>
    joinRuns(
      own.map(({ startsAt, endsAt }, index) => ({
        startsAt,
        endsAt,
        sourceId,
        pieces: own.slice(index, index + 1),
      })),
    ),
  );
  return joinRuns(ofSources);
}

/** Joins what overlaps, and what touches where it is of one source. The first one's source names the whole. */
function joinRuns(runs: readonly Run[]): readonly Run[] {
  const joined: { startsAt: number; endsAt: number; sourceId: string; pieces: Piece[] }[] = [];
  const inOrder = [...runs].sort((a, b) => a.startsAt - b.startsAt || compareText(a.sourceId, b.sourceId));
  for (const run of inOrder) {
    const last = joined.at(-1);
    const belongs =
      last !== undefined &&
      (run.startsAt < last.endsAt || (run.startsAt === last.endsAt && run.sourceId === last.sourceId));
    if (!belongs) {
      joined.push({ ...run, pieces: [...run.pieces] });
      continue;
    }
    last.endsAt = Math.max(last.endsAt, run.endsAt);
    for (const piece of run.pieces) last.pieces.push(piece);
  }
  return joined;
}

function toDuty(run: Run): Duty {
  const pieces = [...run.pieces].sort(comparePieces);
  const known = <K extends keyof RotaPerson>(mark: K) =>
    pieces.find((piece) => piece.person[mark] !== undefined)?.person[mark];
  const [first] = pieces;
  if (first === undefined) throw new Error('a run of a rota without a piece');
  return {
    person: { name: first.person.name, email: known('email'), pagerDutyId: known('pagerDutyId') },
    isMe: pieces.some((piece) => piece.isMe),
    role: first.role,
    startsAt: run.startsAt,
    endsAt: run.endsAt,
    sourceId: run.sourceId,
    uids: [...new Set(pieces.map((piece) => piece.uid))],
  };
}

/** Not by end: a stretch that is told in two pieces reads like one told whole. */
function comparePieces(a: Piece, b: Piece): number {
  return (
    a.startsAt - b.startsAt ||
    compareText(a.sourceId, b.sourceId) ||
    compareText(a.uid, b.uid) ||
    compareText(signOf(a), signOf(b))
  );
}

function hasLength(stretch: Stretch): boolean {
  return stretch.startsAt < stretch.endsAt;
}

function rememberByPerson<T>(ask: (person: RotaPerson) => T): (person: RotaPerson) => T {
  const answers = new Map<string, T>();
  return (person) => {
    const sign = signOf({ person, isMe: false });
    const known = answers.get(sign);
    if (known !== undefined) return known;
    const answer = ask(person);
    answers.set(sign, answer);
    return answer;
  };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
