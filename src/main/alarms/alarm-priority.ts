import type { LabelRule, Priority } from '../../shared/nouns/pack';

export function priorityOf(labels: Readonly<Record<string, string>>, high: readonly LabelRule[]): Priority {
  const isHigh = high.some(({ label, anyOf }) => {
    const value = Object.hasOwn(labels, label) ? labels[label] : undefined;
    return value !== undefined && anyOf.includes(value);
  });
  return isHigh ? 'high' : 'low';
}
