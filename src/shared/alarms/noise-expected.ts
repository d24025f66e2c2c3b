import type { AlarmMatch, ExpectedEndRule } from '../nouns/noise';

/** The first of the rules that an alarm fits. */
export function expectedEndOf(
  rules: readonly ExpectedEndRule[],
  alarm: { readonly name: string; readonly labels: Readonly<Record<string, string>> },
): ExpectedEndRule | undefined {
  return rules.find(({ match }) => match.every((each) => fits(each, alarm)));
}

function fits(
  match: AlarmMatch,
  { name, labels }: { readonly name: string; readonly labels: Readonly<Record<string, string>> },
): boolean {
  if ('name' in match) return match.name.includes(name);
  const value = Object.hasOwn(labels, match.label) ? labels[match.label] : undefined;
  return value !== undefined && match.anyOf.includes(value);
}
