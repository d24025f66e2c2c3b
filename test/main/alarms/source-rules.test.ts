import { describe, expect, it } from 'vitest';
import { createSourceRules } from '../../../src/main/alarms/source-rules';
import type { SourceRulePlan } from '../../../src/shared/nouns/pack';
import { createWatch, seenAlert, testPack } from './watch-under-test';

const live = { name: 'Live', kind: 'alertmanager' } as const;
const teamCode: SourceRulePlan = {
  source: 'live',
  low: [{ label: 'status_icon', anyOf: ['information'] }],
  high: [{ label: 'severity', anyOf: ['cp-team'] }],
  ignore: ['Noise'],
};

function rulesFor(
  source: { name: string; kind: 'alertmanager' | 'pagerduty' },
  ...sources: SourceRulePlan[]
) {
  const rules = createSourceRules({ ...testPack.alarms, sources }, source);
  const alert = (labels: Record<string, string>) => seenAlert('A', { labels: { alertname: 'A', ...labels } });
  return {
    priority: (labels: Record<string, string>) => rules.priorityOf(alert(labels)),
    ignores: (name: string) => rules.isIgnored(seenAlert(name)),
  };
}

describe('the rules of a source', () => {
  it('come before those of the pack, and low before high; what decided is told', () => {
    const { priority } = rulesFor(live, teamCode);
    expect(priority({ severity: 'cp-team' })).toEqual({ is: 'high', by: 'severity = cp-team at Live' });
    expect(priority({ severity: 'cp-team', status_icon: 'information' })).toEqual({
      is: 'low',
      by: 'status_icon = information at Live',
    });
    expect(priority({ severity: 'critical' })).toEqual({ is: 'high', by: 'severity = critical' });
    expect(priority({ severity: 'critical', status_icon: 'information' })).toMatchObject({ is: 'low' });
    expect(priority({ severity: 'info-cp-team' })).toEqual({ is: 'low', by: null });
    expect(priority({})).toEqual({ is: 'low', by: null });
  });

  it('hold for that source alone, or for all of its kind', () => {
    const elsewhere = { name: 'spare', kind: 'alertmanager' } as const;
    const account = { name: 'live', kind: 'pagerduty' } as const;
    const { source: _source, ...rest } = teamCode;
    const ofKind = { ...rest, kind: 'alertmanager' } as const;
    const both = { ...teamCode, kind: 'alertmanager' } as const;
    const decides = (of: Parameters<typeof rulesFor>[0], plan: SourceRulePlan) =>
      rulesFor(of, plan).priority({ severity: 'cp-team' }).is === 'high';
    expect([live, elsewhere, account].map((of) => decides(of, teamCode))).toEqual([true, false, true]);
    expect([live, elsewhere, account].map((of) => decides(of, ofKind))).toEqual([true, true, false]);
    expect([live, elsewhere, account].map((of) => decides(of, both))).toEqual([true, false, false]);
  });

  it('ignore more names there', () => {
    const { ignores } = rulesFor(live, teamCode);
    expect(['Noise', 'Watchdog', 'A'].map(ignores)).toEqual([true, true, false]);
    expect(rulesFor({ ...live, name: 'spare' }, teamCode).ignores('Noise')).toBe(false);
  });

  it('decide at the next poll anew when the pack is changed, and say so', async () => {
    const watch = createWatch();
    watch.tells(seenAlert('A', { labels: { alertname: 'A', severity: 'cp-team' } }));
    watch.service.start();
    await watch.service.pollNow();
    const told = () => watch.service.list().map(({ priority, priorityBy }) => ({ priority, priorityBy }));
    expect(told()).toEqual([{ priority: 'low', priorityBy: undefined }]);
    const sources = [{ ...teamCode, source: 'practice alarms' }];
    watch.setPack({ ...testPack, alarms: { ...testPack.alarms, sources } });
    await watch.service.pollNow();
    expect(told()).toEqual([{ priority: 'high', priorityBy: 'severity = cp-team at Practice alarms' }]);
  });
});

describe('the name of an alarm', () => {
  it.each([
    [{ alertname: 'DatasourceNoData', rulename: 'Errors above 5 %' }, 'Errors above 5 % (no data)'],
    [{ alertname: 'DatasourceError', rulename: 'Errors' }, 'Errors (cannot be evaluated)'],
    [{ alertname: 'DatasourceError' }, 'DatasourceError'],
    [{ alertname: '' }, 'Unnamed alarm'],
    [{ alertname: 'x'.repeat(64 * 1024) }, 'x'.repeat(300)],
  ])('of %j', async (labels, name) => {
    const watch = createWatch();
    watch.tells(seenAlert('A', { labels }));
    watch.service.start();
    await watch.service.pollNow();
    expect(watch.service.list().map((alarm) => alarm.name)).toEqual([name]);
  });
});
