import type { InexperiencedPair } from '../../shared/nouns/rota';
import type { ShiftRole } from '../../shared/nouns/watch';
import type { ShownMonth, ShownStrip } from './known-from';
import { togetherWithinMs } from './strip-runs';

type Reason =
  | { readonly kind: 'gap'; readonly role: ShiftRole; readonly present: readonly string[] }
  | { readonly kind: 'overlap'; readonly role: ShiftRole; readonly people: readonly string[] }
  | ({ readonly kind: 'pair' } & Pick<InexperiencedPair, 'primary' | 'secondary' | 'needed'>);

/** Something in the month that a person should look at; the same thing on day after day is said once. */
export type Attention = Reason & {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly stretches: number;
};

export function attentionOf(month: ShownMonth): readonly Attention[] {
  const found: Attention[] = [
    ...month.strips.flatMap(({ gaps, overlaps }) => [
      ...gaps.map((gap) => ({ kind: 'gap' as const, ...gap, stretches: 1 })),
      ...overlaps.map((overlap) => ({ kind: 'overlap' as const, ...overlap, stretches: 1 })),
    ]),
    ...month.inexperienced.map((pair) => ({ kind: 'pair' as const, ...pair, stretches: 1 })),
  ].sort((a, b) => a.startsAt - b.startsAt);

  const latest = new Map<string, number>();
  const together: Attention[] = [];
  for (const each of found) {
    const key = keyOf(each);
    const index = latest.get(key) ?? -1;
    const before = together[index];
    if (before !== undefined && each.startsAt - before.endsAt < togetherWithinMs) {
      together[index] = { ...before, endsAt: each.endsAt, stretches: before.stretches + 1 };
    } else {
      latest.set(key, together.length);
      together.push(each);
    }
  }
  return together;
}

/** Where the sources end, or begin, within the month; both undefined where they tell nothing of the role in it. */
export type KnownPart = {
  readonly role: ShiftRole;
  readonly fromAt: number | undefined;
  readonly untilAt: number | undefined;
};

/** How much of the month the sources tell, for the words under it. */
export type Knowledge =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'part'; readonly parts: readonly KnownPart[] }
  | { readonly kind: 'whole' };

/** `needed`: the roles that the team has to fill; another one may stay empty. */
export function knowledgeOf(month: ShownMonth, needed: readonly ShiftRole[]): Knowledge {
  if (!month.strips.some(isTold)) return { kind: 'nothing' };
  const endsAt = month.days.at(-1)?.endsAt ?? 0;
  const parts = needed.flatMap((role): readonly KnownPart[] => {
    const strip = month.strips.find((each) => each.role === role);
    if (strip === undefined || !isTold(strip)) return [{ role, fromAt: undefined, untilAt: undefined }];
    const { knownFromAt: fromAt, knownUntilAt = endsAt } = strip;
    const untilAt = knownUntilAt < endsAt ? knownUntilAt : undefined;
    return fromAt === undefined && untilAt === undefined ? [] : [{ role, fromAt, untilAt }];
  });
  return parts.length === 0 ? { kind: 'whole' } : { kind: 'part', parts };
}

function isTold({ duties, gaps }: ShownStrip): boolean {
  return duties.length > 0 || gaps.length > 0;
}

function keyOf(attention: Attention): string {
  switch (attention.kind) {
    case 'gap':
      return JSON.stringify(['gap', attention.role, attention.present]);
    case 'overlap':
      return JSON.stringify(['overlap', attention.role, attention.people]);
    case 'pair':
      return JSON.stringify(['pair', attention.primary.name, attention.secondary.name]);
  }
}
