export const sourceKinds = ['alertmanager', 'pagerduty', 'slack', 'webhook', 'practice'] as const;
export type SourceKind = (typeof sourceKinds)[number];
