// Loaded here already, so that the page's lazy import answers at once.
import '../../../src/renderer/readiness/readiness-page';
import { expect, test } from 'vitest';
import { type ReadinessRun, waitingFindings } from '../../../src/shared/nouns/readiness';
import {
  alerts,
  button,
  click,
  during,
  find,
  ordinaryCore,
  press,
  Refusal,
  renderApp,
} from '../support/render';
import { info } from '../support/samples';
import { readinessRun } from './readiness-samples';

const view = (run: ReadinessRun | undefined) => ({ run, shiftId: 'shift-1' });
const open = { verdict: 'open', endedAt: undefined } as const;
const asked = readinessRun(
  {
    notification: { state: 'waiting', finding: waitingFindings.press },
    sound: { state: 'waiting', finding: waitingFindings.sayHeard },
  },
  open,
);
const rows = () => [...document.querySelectorAll('.checks .row')].map((each) => each.textContent);
const buttons = () => [...document.querySelectorAll('.checks button')].map((each) => each.textContent);
const verdict = () => find('.verdict [role=status]').textContent;

function renderReadiness(run: ReadinessRun | undefined, answers: Parameters<typeof ordinaryCore>[0] = {}) {
  const core = ordinaryCore({ 'readiness.read': () => view(run), ...answers });
  return renderApp(core, '#/readiness').then((app) => ({ core, ...app }));
}

test('nothing is checked until someone begins, by the button or its key', async () => {
  const { core } = await renderReadiness(undefined, { 'readiness.begin': () => view(asked) });
  expect(verdict()).toBe('Not checked for your primary shift until 22:00 GMT');
  expect(rows()).toEqual([]);
  await press('c');
  expect(core.askedFor('readiness.begin')).toEqual([{}]);
  expect(verdict()).toBe('Waiting for youFor your primary shift until 22:00 GMT.');
  await click(button('Check nowc'));
  expect(core.askedFor('readiness.begin')).toEqual([{}, {}]);
});

test('where a press can be told only the notification itself says that it was seen', async () => {
  await renderReadiness(asked);
  expect(rows().slice(0, 2)).toEqual([
    'Test notificationA test notification is on its way: press “I see it” on it.I see no notificationwaits for you',
    'SoundDid you hear it?I heard itI heard nothingwaits for you',
  ]);
});

test('a notification without buttons is clicked on', async () => {
  const capabilities = { ...info.capabilities, notificationActions: false };
  await renderReadiness(asked, { 'app.info': () => ({ ...info, capabilities }) });
  expect(rows()[0]).toContain('A test notification is on its way: click on it.');
});

test('where the desktop tells of no clicks the window asks instead', async () => {
  const run = readinessRun({ notification: { state: 'waiting', finding: waitingFindings.saySeen } }, open);
  const { core } = await renderReadiness(run, { 'readiness.answer': () => view(readinessRun()) });
  expect(buttons()).toEqual(['I see it', 'I see no notification']);
  await click(button('I see it'));
  expect(core.askedFor('readiness.answer')).toEqual([
    { runId: 'run-1', check: 'notification', isGood: true },
  ]);
  expect(verdict()).toBe('Ready for your primary shift until 22:00 GMT');
  expect(document.activeElement).toBe(find('.verdict'));
});

test('an answer is for the check that asked, and one that does not count says why', async () => {
  const { core } = await renderReadiness(asked, {
    'readiness.answer': () => {
      throw new Refusal('invalid-request', { reason: 'it is settled already; begin the check again' });
    },
  });
  await click(button('I heard nothing'));
  expect(core.askedFor('readiness.answer')).toEqual([{ runId: 'run-1', check: 'sound', isGood: false }]);
  expect(alerts()[0]).toMatch(/^That could not be read: it is settled already; begin the check again\./);
});

test('a run that began by itself asks nothing before the person begins', async () => {
  const begin = { state: 'waiting', finding: waitingFindings.begin } as const;
  await renderReadiness(readinessRun({ notification: begin, sound: begin }, open));
  expect(rows().slice(0, 2)).toEqual([
    'Test notificationwaits until you begin the checknot begun',
    'Soundwaits until you begin the checknot begun',
  ]);
  expect(buttons()).toEqual([]);
});

test('a failure says what happened, what it means and what to do; one without a cause says to check again', async () => {
  const run = readinessRun(
    {
      sound: { state: 'failed', finding: 'Watchkeeper was closed before it was answered' },
      'rota-sources': {
        state: 'failed',
        finding: 'none was read',
        failure: { code: 'rota-source-failing', detail: { sources: 'team' } },
      },
      slack: { state: 'not-needed', finding: 'practice needs no Slack' },
    },
    { verdict: 'not-ready' },
  );
  await renderReadiness(run);
  expect(verdict()).toBe(
    'Not ready: the sound and the sources of the rotaIn your primary shift until 22:00 GMT the tray does not turn green until every check passes.',
  );
  expect(rows().slice(1, 5)).toEqual([
    'SoundWatchkeeper was closed before it was answeredNobody knows whether this works: check again.failed',
    'Sources of alarmsas it should bepassed',
    'Sources of the rotanone was readNot every source of the rota answers: team. The last good copy stays in use and grows older: swaps made since are not known here.See the Rota page for the reason of each. Open the Rota pagefailed',
    'Slackpractice needs no Slacknot needed',
  ]);
});

test('the verdict comes by itself, in a place that is read aloud', async () => {
  const { core } = await renderReadiness(asked);
  const place = find('.verdict [role=status]');
  await during(() => core.tell('readiness.changed', view(readinessRun())));
  expect(find('.verdict [role=status]')).toBe(place);
  expect(place.textContent).toBe('Ready for your primary shift until 22:00 GMT');
});
