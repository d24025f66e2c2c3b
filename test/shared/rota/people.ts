import type { Duty, FeedShift, RotaPerson } from '../../../src/shared/nouns/rota';
import type { ShiftRole } from '../../../src/shared/nouns/watch';

export const at = Date.parse;

export function person(name: string, marks: Partial<RotaPerson> = {}): RotaPerson {
  return { name, email: undefined, pagerDutyId: undefined, ...marks };
}

type Told = FeedShift & { readonly sourceId: string; readonly role: ShiftRole };

/** What a source tells; the lane plays no part once its role is known. */
export function told(
  uid: string,
  who: RotaPerson | string,
  startsAt: string | number,
  endsAt: string | number,
  more: Partial<Told> = {},
): Told {
  return {
    uid,
    lane: 'lane',
    person: typeof who === 'string' ? person(who) : who,
    startsAt: instant(startsAt),
    endsAt: instant(endsAt),
    sourceId: 'feed',
    role: 'primary',
    ...more,
  };
}

export function duty(
  who: RotaPerson | string,
  role: ShiftRole,
  startsAt: string | number,
  endsAt: string | number,
  more: Partial<Duty> = {},
): Duty {
  return {
    person: typeof who === 'string' ? person(who) : who,
    isMe: false,
    role,
    startsAt: instant(startsAt),
    endsAt: instant(endsAt),
    sourceId: 'feed',
    uids: ['1'],
    ...more,
  };
}

function instant(given: string | number): number {
  return typeof given === 'number' ? given : at(given);
}
