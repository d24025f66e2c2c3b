import { expectedEndOf } from '../../shared/alarms/noise-expected';
import type { SourceKind } from '../../shared/nouns/alarm';
import type { ExpectedEndRule } from '../../shared/nouns/noise';
import type { LabelRule, Pack, Priority, SourceRulePlan } from '../../shared/nouns/pack';
import type { SeenAlert } from '../alarm-reader';
import { alarmName } from './alarm-name';

/** The rules of the pack, as they hold for one source. */
export type SourceRules = {
  isIgnored(alert: SeenAlert): boolean;
  priorityOf(alert: SeenAlert): { readonly is: Priority; readonly by: string | null };
  /** The rule by which it is expected to end by itself. */
  expectedEndOf(alert: SeenAlert): ExpectedEndRule | undefined;
  /** Alerts that always fire: never listed, and missed once they were seen here. */
  readonly watchdogs: ReadonlySet<string>;
  /** Those that are missed even if they never were. */
  readonly requiredWatchdogs: ReadonlySet<string>;
};

type Decision = { readonly is: Priority; readonly by: string | null };
/** What each value of one label decides. */
type LabelDecisions = { readonly label: string; readonly byValue: ReadonlyMap<string, Decision> };

const undecided: Decision = { is: 'low', by: null };

export function createSourceRules(
  alarms: Pack['alarms'],
  source: { readonly name: string; readonly kind: SourceKind },
): SourceRules {
  const plans = (alarms.sources ?? []).filter((plan) => holdsFor(plan, source));
  const here = ` at ${source.name}`;
  const decisions = [
    ...plans.flatMap(({ low = [], high = [] }) => [
      ...low.map((rule) => decisionsOf(rule, 'low', here)),
      ...high.map((rule) => decisionsOf(rule, 'high', here)),
    ]),
    ...alarms.high.map((rule) => decisionsOf(rule, 'high', '')),
  ];
  const ignored = new Set([...alarms.ignore, ...plans.flatMap(({ ignore = [] }) => ignore)]);
  const { expectResolved = [] } = alarms;
  const requiredWatchdogs = new Set(plans.flatMap(({ watchdog = [] }) => watchdog));
  return {
    isIgnored: (alert) => ignored.has(alert.labels.alertname ?? '') || ignored.has(alarmName(alert.labels)),
    priorityOf({ labels, priority }) {
      if (priority !== undefined) return priority;
      for (const { label, byValue } of decisions) {
        const value = Object.hasOwn(labels, label) ? labels[label] : undefined;
        const decision = value === undefined ? undefined : byValue.get(value);
        if (decision !== undefined) return decision;
      }
      return undecided;
    },
    expectedEndOf: ({ labels }) =>
      expectResolved.length === 0
        ? undefined
        : expectedEndOf(expectResolved, { name: alarmName(labels), labels }),
    watchdogs: new Set([...(alarms.watchdog ?? []), ...requiredWatchdogs]),
    requiredWatchdogs,
  };
}

function holdsFor(
  { source: named, kind }: SourceRulePlan,
  source: { readonly name: string; readonly kind: SourceKind },
): boolean {
  const isNamed = named === undefined || named.toLowerCase() === source.name.toLowerCase();
  return isNamed && (kind === undefined || kind === source.kind);
}

function decisionsOf({ label, anyOf }: LabelRule, is: Priority, where: string): LabelDecisions {
  const byValue = new Map(anyOf.map((value) => [value, { is, by: `${label} = ${value}${where}` }]));
  return { label, byValue };
}
