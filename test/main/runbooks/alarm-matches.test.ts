import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wordsOfName } from '../../../src/main/name-words';
import { tellingWords } from '../../../src/main/runbooks/alarm-words';
import { ask, begin, startCore } from '../../support/core-under-test';
import { openRunbookDesk } from './runbook-desk';

const site = {
  'source/ingress/high-error-rate.html.md.erb':
    '---\ntitle: Ingress returns errors\n---\n\n## IngressErrorRateHigh\n',
  'source/pods/crash-looping.md': '# Pods that crash in a loop\n',
  'source/nodes/index.html.md': '# Nodes\n\n## Node is not ready\n',
  'source/catalogue.md': '# All alarms\n\nKubeJobFailed and others.\n',
  'source/quotas.md': '# laa-portal: its quotas\n',
  'source/api/errors.md': '# API error rate\n',
  'source/other.md': '# Writing documentation\n\nerror rate high node pod crash loop ready ingress\n',
};
const at = (path: string) => ({ annotations: { runbook_url: `https://runbooks.example.org/${path}` } });

async function openSite() {
  const desk = openRunbookDesk();
  await desk.withFolder(site);
  return desk;
}

test.each([
  ['KubePodCrashLooping', ['kube', 'pod', 'crash', 'looping']],
  ['kube_pod-crash.looping', ['kube', 'pod', 'crash', 'looping']],
  ['HTTPErrors5xxHigh', ['http', 'errors5xx', 'high']],
  ['', []],
])('the words of %s are %j', (name, words) => {
  expect(wordsOfName(name)).toEqual(words);
});

test('a name of empty words only keeps them', () => {
  expect(tellingWords('KubeAlertHigh')).toEqual(['kube', 'alert', 'high']);
});

test('the page with the name in its title comes before the one with it in a heading', async () => {
  const { matches, withFolder } = openRunbookDesk();
  await withFolder({
    'a.md': '# Ingress\n\n## IngressErrorRateHigh\n',
    'b.md': '# Ingress error rate high\n',
    'c.md': '# What to do about IngressErrorRateHigh\n',
    'd.md': '# Text\n\nIngressErrorRateHigh is meant here.\n',
  });
  expect(matches('IngressErrorRateHigh')).toEqual([
    'title: Ingress error rate high',
    'title: What to do about IngressErrorRateHigh',
    'heading: Ingress',
  ]);
});

test('its name in a heading, in a text, or its words in one heading lead to a page', async () => {
  const { matches } = await openSite();
  expect(matches('IngressErrorRateHigh')).toEqual(['heading: Ingress returns errors']);
  expect(matches('KubeJobFailed')).toEqual(['mention: All alarms']);
  expect(matches('KubePodCrashLooping')).toEqual(['words: Pods that crash in a loop']);
  expect(matches('NodeNotReady')).toEqual(['words: Nodes']);
});

test('a namespace or service leads to the page about it when nothing else does', async () => {
  const { matches } = await openSite();
  expect(matches('QuotaExceeded', { labels: { namespace: 'laa-portal' } })).toEqual([
    'label: laa-portal: its quotas',
  ]);
  expect(matches('NodeNotReady', { labels: { namespace: 'laa-portal' } })).toEqual(['words: Nodes']);
});

describe('no page is better than a wrong one', () => {
  test.each([
    ['a name that nobody wrote about', 'DiskWillFill', {}],
    ['one word in common', 'ErrorBudgetBurn', {}],
    ['words spread over a text', 'PodReadyLoopError', {}],
    ['a name of one common word', 'High', {}],
    ['a name of marks only', '***', {}],
    ['an empty name', '', {}],
    ['a namespace that every cluster has', 'DiskWillFill', { labels: { namespace: 'monitoring' } }],
    ['a label of syntax', 'DiskWillFill', { labels: { service: '" OR title:*' } }],
    ['an address of nothing here', 'DiskWillFill', at('elsewhere.html')],
    ['an address of any index', 'DiskWillFill', at('index.html')],
    ['an address that is none', 'DiskWillFill', { annotations: { runbook_url: 'http://[' } }],
    ['an address without a path', 'DiskWillFill', at('')],
  ])('%s', async (_what, name, more) => {
    const { matches } = await openSite();
    expect(matches(name, more)).toEqual([]);
  });

  test('a label that many titles have says nothing', async () => {
    const { matches, withFolder } = openRunbookDesk();
    await withFolder(
      Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`${n}.md`, `# Payments part ${n}`])),
    );
    expect(matches('DiskWillFill', { labels: { service: 'payments' } })).toEqual([]);
  });
});

describe('the address of the alarm', () => {
  test.each([
    ['of the published site', at('source/ingress/high-error-rate.html')],
    ['with a fragment', at('ingress/high-error-rate.html#ingresserrorratehigh')],
    ['without an ending', at('docs/high-error-rate')],
    ['with a slash at the end', at('high-error-rate/')],
    ['of the file in a repository', at('org/docs/blob/main/source/ingress/High-Error-Rate.html.md.erb')],
    ['as a path only', { annotations: { runbook: 'ingress/high-error-rate.md' } }],
    ['in the other annotation', { annotations: { runbook: 'https://x.example/high-error-rate.html' } }],
    ['with escapes', at('ingress/high%2Derror%2Drate.html')],
  ])('%s names its page', async (_what, more) => {
    const { matches } = await openSite();
    expect(matches('DiskWillFill', more)).toEqual(['address: Ingress returns errors']);
  });

  test('comes first, and the page that has the name comes behind it', async () => {
    const { matches } = await openSite();
    expect(matches('IngressErrorRateHigh', at('pods/crash-looping.html'))).toEqual([
      'address: Pods that crash in a loop',
      'heading: Ingress returns errors',
    ]);
  });

  test('of a folder names its index', async () => {
    const { matches } = await openSite();
    expect(matches('DiskWillFill', at('nodes/'))).toEqual(['address: Nodes']);
  });

  test('chooses the nearest of several with its name, and none where they are equally near', async () => {
    const { matches, withFolder } = openRunbookDesk();
    await withFolder({ 'a/errors.md': '# A', 'b/errors.md': '# B' });
    expect(matches('DiskWillFill', at('docs/b/errors.html'))).toEqual(['address: B']);
    expect(matches('DiskWillFill', at('errors.html'))).toEqual([]);
  });
});

test('never more than three', async () => {
  const { matches, withFolder } = openRunbookDesk();
  await withFolder(
    Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.md`, `# NodeNotReady ${n}`])),
  );
  expect(matches('NodeNotReady')).toHaveLength(3);
});

test('the core answers for an alarm of the watch, and leaves out one that is not there', async () => {
  const { core } = startCore();
  await begin(core);
  await ask(core, 'runbooks.addFolder', { path: join(import.meta.dirname, '../../fixtures/runbooks') });
  await ask(core, 'runbooks.readFolders', {});
  const [alarm] = await ask(core, 'practice.ringAlarm', {});
  const help = await ask(core, 'alarms.help', { alarmIds: [alarm?.id ?? '', 'nobody'] });
  expect(help).toEqual([
    {
      alarmId: alarm?.id,
      matches: [
        {
          kind: 'runbook',
          because: 'heading',
          runbook: expect.objectContaining({
            title: 'Ingress controllers return errors',
            review: { state: 'due', reviewedOn: '2023-01-12', dueOn: '2023-07-12' },
          }),
        },
      ],
    },
  ]);
});
