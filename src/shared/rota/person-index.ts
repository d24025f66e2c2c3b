import type { RotaPerson } from '../nouns/rota';
import { isSamePerson, marksOf } from './same-person';

type Member = { readonly person: RotaPerson; readonly isMe: boolean };

/**
 * Finds the same person among many without comparing each with each. I am one person even where I am known by several
 * addresses that no source puts together.
 */
export function personIndex<T extends Member>() {
  const byKey = new Map<string, T[]>();
  return {
    add(member: T): void {
      for (const key of keysOf(member)) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [member]);
        else known.push(member);
      }
    },
    like(member: Member): readonly T[] {
      const near = new Set(keysOf(member).flatMap((key) => byKey.get(key) ?? []));
      return [...near].filter(
        (other) => (other.isMe && member.isMe) || isSamePerson(other.person, member.person),
      );
    },
  };
}

function keysOf({ person, isMe }: Member): readonly string[] {
  const keys = marksOf(person).map((mark) => `${mark.kind}:${mark.value}`);
  return isMe ? ['me', ...keys] : keys;
}
