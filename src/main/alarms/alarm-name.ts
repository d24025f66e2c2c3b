/** Grafana's own alerts about a rule that it cannot evaluate; the rule's name is in another label. */
const ofRules = new Map([
  ['DatasourceNoData', 'no data'],
  ['DatasourceError', 'cannot be evaluated'],
]);

const longestName = 300;

export function alarmName(labels: Readonly<Record<string, string>>): string {
  const { alertname, rulename } = labels;
  if (!alertname) return 'Unnamed alarm';
  const trouble = ofRules.get(alertname);
  const name = trouble === undefined || !rulename ? alertname : `${rulename} (${trouble})`;
  return name.slice(0, longestName);
}
