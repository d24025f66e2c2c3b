import { expect, test } from 'vitest';
import { ask, begin, startCore } from '../../support/core-under-test';

async function onlyAlarm(core: ReturnType<typeof startCore>['core']) {
  const [alarm] = await ask(core, 'practice.ringAlarm', {});
  if (alarm === undefined) throw new Error('No alarm rang');
  return alarm;
}

test('a morning’s findings: from an item and an alarm, looked into, ended, told, handed over, and there after a restart', async () => {
  const first = startCore();
  const { core, clock, events } = first;
  await begin(core);
  const [run] = await ask(core, 'checklist.read', {});
  const item = run?.items[0];
  if (run === undefined || item === undefined) throw new Error('No checklist');
  const raised = await ask(core, 'checklist.raiseFinding', {
    runId: run.id,
    itemId: item.id,
    text: 'two pods restart',
  });
  const fromItem = raised.items[0]?.findingId ?? '';
  const alarm = await onlyAlarm(core);
  await ask(core, 'findings.raise', { id: 'from-alarm', alarmId: alarm.id, text: 'it rings at deploys' });

  await ask(core, 'findings.look', { id: fromItem, opId: 'op-1' });
  await ask(core, 'findings.why', { id: fromItem, position: 0, text: 'out of memory' });
  const refused = await core.dispatch('findings.end', {
    id: fromItem,
    endId: 'end-1',
    outcomeId: 'intermittent-issue',
    answers: [],
    conclusion: 'They came back by themselves.',
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'follow-up-missing' } });
  await ask(core, 'findings.end', {
    id: fromItem,
    endId: 'end-1',
    outcomeId: 'intermittent-issue',
    answers: [{ id: 'watcher', answer: 'Grace' }],
    conclusion: 'They came back by themselves.',
  });
  await clock.advance(10_000);

  const messages = await ask(core, 'practice.messages', {});
  const [head, conclusion] = messages;
  expect(messages.map(({ channel, text }) => [channel, text])).toEqual([
    ['#cloud-platform', 'I am looking into two pods restart'],
    [
      '#cloud-platform',
      'Outcome: Intermittent issue\nThey came back by themselves.\nWhy: 1. out of memory\n' +
        'Who watches for it to occur again? Grace',
    ],
  ]);
  expect(conclusion?.threadTs).toBe(head?.ts);
  expect(events.filter(({ name }) => name === 'finding.changed').length).toBeGreaterThan(4);

  const { sections } = await ask(core, 'handover.read', {});
  const lines = sections.find(({ id }) => id === 'findings')?.lines;
  expect(lines).toHaveLength(2);
  expect(lines?.[0]).toContain('Intermittent issue, ended 12:00 by Ada: They came back by themselves.');
  expect(lines?.[1]).toMatch(/^Practice\. it rings at deploys .*Open: nobody looks into it yet/);

  const before = await ask(core, 'findings.list', {});
  await first.close();
  const second = startCore({ data: first.data });
  expect(await ask(second.core, 'findings.list', {})).toEqual(before);
  await second.clock.advance(60_000);
  expect(await ask(second.core, 'practice.messages', {})).toEqual(messages);
});
