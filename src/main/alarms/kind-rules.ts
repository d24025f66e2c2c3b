import type { SourceKind } from '../../shared/nouns/alarm';
import type { Pack } from '../../shared/nouns/pack';

/**
 * The pack's rules as they hold for a kind of source. PagerDuty has a word of its own for what shall wake somebody: unless
 * the pack says otherwise of it, it is taken at that word.
 */
export function rulesOfKind(kind: SourceKind, rules: Pack['alarms']): Pack['alarms'] {
  if (kind !== 'pagerduty' || rules.high.some(({ label }) => label === 'urgency')) return rules;
  return { ...rules, high: [...rules.high, { label: 'urgency', anyOf: ['high'] }] };
}
