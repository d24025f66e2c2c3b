import type { RotaPerson } from '../nouns/rota';
import { marksOf } from './same-person';

type Member = { readonly person: RotaPerson; readonly isMe: boolean };

/** The key of a name begins with it, and is no more than it where there is none. */
const nameless = 'name:';

/** What is told of one and the same human. */
type Group = { readonly hasEmail: boolean; readonly hasId: boolean };

/**
 * Who of many is the same person, as a key that is equal for equal people. Ids, addresses and being me join, also in
 * chains. A name joins where at most one holder of it has an address and at most one has an id; where two colleagues
 * share a name, a bare name is neither of them. The order of the members does not matter.
 */
export function groupPeople(members: readonly Member[]): (member: Member) => string {
  const groups = joinable();
  const bySign = new Map<string, Member>();
  for (const member of members) bySign.set(signOf(member), member);

  const byName = new Map<string, string[]>();
  for (const member of bySign.values()) {
    const { first, name, sure } = keysOf(member);
    for (const key of sure) groups.join(first, key);
    const holders = byName.get(name);
    if (holders === undefined) byName.set(name, [first]);
    else holders.push(first);
  }
  // A join by one name can speak against a join by the next: the order is fixed, so that the outcome is.
  for (const name of [...byName.keys()].sort()) {
    if (name === nameless) continue;
    const roots = [...new Set((byName.get(name) ?? []).map(groups.rootOf))];
    const told = roots.map(groups.toldOf);
    if (told.filter((group) => group.hasEmail).length > 1) continue;
    if (told.filter((group) => group.hasId).length > 1) continue;
    for (const root of roots) groups.join(name, root);
  }

  const keyBySign = new Map<string, string>();
  for (const [sign, member] of bySign) keyBySign.set(sign, groups.rootOf(keysOf(member).first));
  return (member) => keyBySign.get(signOf(member)) ?? groups.rootOf(keysOf(member).first);
}

/** Equal for two people who are written alike to the letter. */
export function signOf({ person, isMe }: Member): string {
  return JSON.stringify([person.name, person.email, person.pagerDutyId, isMe]);
}

function keysOf({ person, isMe }: Member): { first: string; name: string; sure: readonly string[] } {
  const marks = marksOf(person);
  const sure = marks.filter((mark) => mark.kind !== 'name').map((mark) => `${mark.kind}:${mark.value}`);
  if (isMe) sure.unshift('me');
  const name = `${nameless}${marks.find((mark) => mark.kind === 'name')?.value ?? ''}`;
  return { first: sure[0] ?? name, name, sure };
}

function joinable() {
  const parents = new Map<string, string>();
  const told = new Map<string, Group>();

  function rootOf(key: string): string {
    let root = key;
    for (let above = parents.get(root); above !== undefined; above = parents.get(root)) root = above;
    // Shortens the way for the next asker.
    for (let at = key; at !== root; ) {
      const above = parents.get(at) ?? root;
      parents.set(at, root);
      at = above;
    }
    return root;
  }

  function toldOf(root: string): Group {
    return told.get(root) ?? { hasEmail: root.startsWith('email:'), hasId: root.startsWith('pagerduty:') };
  }

  function join(a: string, b: string): void {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one === other) return;
    const [first, second] = one < other ? [one, other] : [other, one];
    const [x, y] = [toldOf(first), toldOf(second)];
    told.set(first, { hasEmail: x.hasEmail || y.hasEmail, hasId: x.hasId || y.hasId });
    parents.set(second, first);
  }

  return { rootOf, toldOf, join };
}
