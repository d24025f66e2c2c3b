import type { RotaMonth } from '../../shared/nouns/rota';
import { monthOf } from '../../shared/rota/month';
import { normalMark } from '../../shared/rota/same-person';

export type PersonOnRota = { readonly name: string; readonly isMe: boolean };

/** Who is on the rota at some time between the two, each once. */
export function peopleOnRota(
  monthly: (month: string) => Pick<RotaMonth, 'strips'>,
  zone: string,
  fromAt: number,
  toAt: number,
): readonly PersonOnRota[] {
  const months = new Set([monthOf(zone, fromAt), monthOf(zone, toAt - 1)]);
  const duties = [...months]
    .flatMap((month) => monthly(month).strips)
    .flatMap((strip) => strip.duties)
    .filter(({ startsAt, endsAt }) => startsAt < toAt && endsAt > fromAt);
  const byName = new Map(
    duties.map(({ person, isMe }) => [normalMark(person.name), { name: person.name, isMe }]),
  );
  return [...byName.values()];
}
