import { readFileSync } from 'node:fs';
import { setUp } from './screens/first-run';
import { handoverScreen } from './screens/handover';
import { incidentScreen } from './screens/incident';
import { settingsScreen } from './screens/settings';
import { watchScreen } from './screens/watch';
import { expect, needsPeers, test } from './walk-test';

needsPeers();

const alarmName = 'IngressErrorRateHigh';
const declared =
  'I am declaring an incident because ingress is returning errors. The impact is that one request in fifty fails.';
const resolved = 'I am declaring this incident resolved because the ruleset was rolled back';

test('one whole watch, from an empty folder to the handover', async ({ run, dataFolder, peers }) => {
  const { slack, wire, alertmanager, desktop } = peers;
  const threadLines = async () =>
    (await slack.messages('cloud-platform'))
      .filter(({ threadTs }) => threadTs !== undefined)
      .map(({ text }) => text.replace(/^\d\d:\d\d [A-Z]{3} /, ''));

  let app = await run(dataFolder);

  await test.step('first run: who, which team, where posts go', async () => {
    await setUp(app.page, 'Slack');
    await expect(watchScreen(app.page).headline).toHaveText('Off watch');
  });

  await test.step('a shift entered by hand begins the watch', async () => {
    await watchScreen(app.page).takeTheWatch();
    await expect(app.page.getByText(/Primary until/)).toBeVisible();
  });

  await test.step('the start-of-day checklist is walked', async () => {
    const watch = watchScreen(app.page);
    await watch.tick('Check #high-priority-alarms');
    await watch.skip('Check #low-priority-alarms', 'read on the phone at seven');
    await watch.raiseFinding('Check the board', 'A request is a week old and has no owner');
    await watch.note('Read through #ask-cloud-platform', 'Two questions about DNS');
    await expect(watch.item('Check #low-priority-alarms')).toContainText(
      'skipped: read on the phone at seven',
    );
    await expect(watch.item('Check the board')).toContainText('A request is a week old and has no owner');
    await expect(watch.item('Read through #ask-cloud-platform')).toContainText('Two questions about DNS');
  });

  await test.step('an Alertmanager is watched', async () => {
    const settings = settingsScreen(app.page);
    await settings.open();
    await settings.addSource('live', alertmanager.url);
    await watchScreen(app.page).open();
    await expect(watchScreen(app.page).footer).toContainText(/live: (read|restarted)/);
  });

  await test.step('a high alarm rings on the desktop, and Acknowledge pressed there holds it', async () => {
    await alertmanager.post([
      {
        labels: { alertname: alarmName, severity: 'critical', namespace: 'ingress-controllers' },
        annotations: { summary: '5xx above 2 % for 6 min' },
      },
    ]);
    const { alarm } = watchScreen(app.page);
    await expect(alarm(alarmName)).toContainText('5xx above 2 %', { timeout: 40_000 });
    await desktop.pressAction('Acknowledge', { textContains: alarmName });
    await expect(alarm(alarmName)).toContainText('held by you until');
  });

  await test.step('an incident is declared from the alarm, in the exact words', async () => {
    await watchScreen(app.page).alarm(alarmName).getByRole('button', { name: 'Declare' }).click();
    const incident = incidentScreen(app.page);
    await incident.declare('ingress is returning errors', 'one request in fifty fails');
    await expect
      .poll(async () => (await slack.messages('cloud-platform')).map(({ text }) => text))
      .toEqual([declared]);
  });

  await test.step('lead and scribe are taken by one key each', async () => {
    const incident = incidentScreen(app.page);
    await incident.takeLead();
    await expect.poll(threadLines).toEqual(['I am the incident lead']);
    await incident.takeScribe();
    await expect.poll(threadLines).toEqual(['I am the incident lead', 'I am the scribe']);
  });

  for (const [when, fault] of [
    ['before Slack had it', 'hang before'],
    ['after Slack had it', 'hang after'],
  ] as const) {
    await test.step(`killed between Enter and the post, ${when}: nothing is lost and nothing doubled`, async () => {
      const before = await threadLines();
      wire.plan((path) => (path.endsWith('/chat.postMessage') ? fault : undefined));
      const line = `Rolled back, killed ${when}`;
      await incidentScreen(app.page).write(line);
      await expect(incidentScreen(app.page).entry(line)).toBeVisible();
      // What the page itself calls unsaved may be lost; what it shows as saved may not.
      await expect(incidentScreen(app.page).unsaved).toHaveCount(0);
      await app.kill();
      wire.plan(() => undefined);

      app = await run(dataFolder);
      await app.page.getByRole('link', { name: 'Incidents', exact: true }).click();
      await app.page
        .getByRole('link', { name: /ingress is returning errors/ })
        .first()
        .click();
      await expect(incidentScreen(app.page).entry(line)).toBeVisible();
      await expect.poll(threadLines, { timeout: 60_000 }).toEqual([...before, `event: ${line}`]);
    });
  }

  await test.step('lines typed one after the other arrive once and in order', async () => {
    const before = await threadLines();
    const lines = ['first', 'second', 'third', 'fourth', 'fifth'];
    for (const text of lines) await incidentScreen(app.page).write(text);
    await expect
      .poll(threadLines, { timeout: 30_000 })
      .toEqual([...before, ...lines.map((text) => `event: ${text}`)]);
  });

  await test.step('the incident is resolved in the same thread', async () => {
    await incidentScreen(app.page).resolve('the ruleset was rolled back');
    await expect.poll(async () => (await threadLines()).at(-1)).toBe(resolved);
  });

  await test.step('when the source stops answering the watch says that it is blind, and since when', async () => {
    await alertmanager.stop();
    await watchScreen(app.page).open();
    await expect(watchScreen(app.page).footer).toContainText(/Blind for .+: live cannot be reached/, {
      timeout: 60_000,
    });
    await expect(app.page.getByText('Nobody can say').first()).toBeVisible();
  });

  await test.step('the handover is already written; it is edited, exported and posted', async () => {
    const handover = handoverScreen(app.page);
    await handover.open();
    await handover.words(/planned/i).fill('Node rotation at 14:00');
    await expect(app.page.getByText(/saved \d\d:\d\d:\d\d/).first()).toBeVisible();
    const markdown = readFileSync(await handover.exportMarkdown(), 'utf8');
    for (const words of [
      'A request is a week old and has no owner',
      'read on the phone at seven',
      alarmName,
      'ingress is returning errors',
      '/archives/',
      'Node rotation at 14:00',
    ]) {
      expect(markdown).toContain(words);
    }
    await handover.post();
    await expect
      .poll(async () =>
        (await slack.messages('cloud-platform')).filter(({ threadTs }) => threadTs === undefined),
      )
      .toEqual([
        expect.objectContaining({ text: declared }),
        expect.objectContaining({ text: expect.stringContaining('Node rotation at 14:00') }),
      ]);
  });
});
