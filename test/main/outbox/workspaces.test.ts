import { expect, test } from 'vitest';
import { ask, begin, noon, startCore, use } from '../../support/core-under-test';
import { createSlackBehindFetch } from '../../support/slack-behind-fetch';

const minute = 60_000;

function startWithSlack() {
  const slack = createSlackBehindFetch({ now: () => started.clock.now() });
  const started = startCore({ now: noon, fetch: slack.fetch, environment: slack.environment });
  return { ...started, slack };
}

test('the lines of a drill stay in the practice workspace when Slack is chosen meanwhile', async () => {
  const { core, clock, slack } = startWithSlack();
  await begin(core, 'practice');
  await ask(core, 'incidents.declare', { id: 'drill', reason: 'we drill', impact: 'nothing' });
  await clock.advance(minute);
  await use(core, 'slack');
  await ask(core, 'entries.append', { id: 'e-1', incidentId: 'drill', kind: 'event', text: 'database gone' });
  await ask(core, 'incidents.resolve', { id: 'drill', resolution: 'it was a drill' });
  await clock.advance(minute);

  const messages = await ask(core, 'practice.messages', {});
  expect(messages.map(({ text, threadTs }) => ({ text, inThread: threadTs !== undefined }))).toEqual([
    {
      text: 'I am declaring an incident because we drill. The impact is that nothing.',
      inThread: false,
    },
    { text: '12:01 GMT event: database gone', inThread: true },
    { text: 'I am declaring this incident resolved because it was a drill', inThread: true },
  ]);
  expect(slack.messages()).toEqual([]);
});

test('the lines of a real incident go on to Slack when practice is chosen meanwhile', async () => {
  const { core, clock, slack } = startWithSlack();
  await begin(core, 'slack');
  await ask(core, 'incidents.declare', { id: 'real', reason: 'ingress fails', impact: 'pages are slow' });
  await clock.advance(minute);
  await use(core, 'practice');
  await ask(core, 'entries.append', { id: 'e-1', incidentId: 'real', kind: 'decision', text: 'roll back' });
  await ask(core, 'incidents.resolve', { id: 'real', resolution: 'it was rolled back' });
  await clock.advance(minute);

  expect(slack.messages()).toEqual([
    {
      text: 'I am declaring an incident because ingress fails. The impact is that pages are slow.',
      inThread: false,
    },
    { text: '12:01 GMT decision: roll back', inThread: true },
    { text: 'I am declaring this incident resolved because it was rolled back', inThread: true },
  ]);
  expect(await ask(core, 'practice.messages', {})).toEqual([]);
});
