import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { setUp } from './screens/first-run';
import { incidentScreen } from './screens/incident';
import { settingsScreen } from './screens/settings';
import { watchScreen } from './screens/watch';
import { expect, needsPeers, test } from './walk-test';

needsPeers();

/** Slack's own way of saying no: HTTP 200 and a name. */
const refusal = (error: string) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ ok: false, error }),
  stored: false,
});

async function declareAndWrite(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Incidents', exact: true }).click();
  await page.getByRole('link', { name: 'Declare an incident' }).click();
  const incident = incidentScreen(page);
  await incident.declare('Prometheus is down', 'nobody gets alerts');
  await incident.write('The log goes on');
  await expect(incident.entry('The log goes on')).toBeVisible();
}

for (const [error, sentence] of [
  ['invalid_auth', 'Slack refused the token (invalid_auth).'],
  ['channel_not_found', 'Slack knows no channel #cloud-platform'],
  ['not_in_channel', 'The Slack app is not a member of #cloud-platform.'],
] as const) {
  test(`Slack says ${error}: it has its own sentence, the log goes on, and is sent once it is mended`, async ({
    run,
    dataFolder,
    peers: { wire, slack },
  }) => {
    wire.plan((path) => (path.endsWith('/chat.postMessage') ? refusal(error) : undefined));
    const { page } = await run(dataFolder);
    await setUp(page, 'Slack');
    await declareAndWrite(page);
    await expect(page.getByText(sentence).first()).toBeVisible();

    const before = (await slack.messages('cloud-platform')).length;
    wire.plan(() => undefined);
    if (error === 'invalid_auth') {
      await settingsScreen(page).open();
      await page.getByLabel('Bot token').fill(slack.token);
      await page.getByRole('button', { name: /^Connect/ }).click();
    } else {
      await page.getByRole('button', { name: 'Send again' }).first().click();
    }
    await expect
      .poll(async () => (await slack.messages('cloud-platform')).length, { timeout: 30_000 })
      .toBe(before + 2);
  });
}

const nothingThere = 'http://127.0.0.1:65533';
for (const [name, answer, sentence] of [
  [
    'a web page',
    { status: 200, type: 'text/html', body: '<html>Sign in</html>' },
    'it seems to want a sign-in',
  ],
  ['an error', { status: 500, type: 'text/plain', body: 'no' }, 'answered with an error (HTTP 500)'],
  ['nothing', undefined, 'live cannot be reached'],
] as const) {
  test(`an Alertmanager that answers with ${name} is never taken for "no alarms"`, async ({
    run,
    dataFolder,
  }) => {
    const server = createServer((_request, response) => {
      response.writeHead(answer?.status ?? 200, { 'content-type': answer?.type ?? '' }).end(answer?.body);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url =
      answer === undefined ? nothingThere : `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const { page } = await run(dataFolder);
      await setUp(page, 'Slack');
      const settings = settingsScreen(page);
      await settings.open();
      await settings.addSource('live', url);
      await watchScreen(page).open();
      await expect(page.getByText(sentence).first()).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText('Nobody can say').first()).toBeVisible();
      await expect(page.getByText('No alarms')).toHaveCount(0);
    } finally {
      server.close();
    }
  });
}

test('a malformed pack is named with file, line and reason, and the last good one stays in use', async ({
  run,
  dataFolder,
}) => {
  const { page } = await run(dataFolder);
  await setUp(page, 'Practice workspace');
  await expect(watchScreen(page).headline).toHaveText('Off watch');
  mkdirSync(join(dataFolder, 'packs'), { recursive: true });
  writeFileSync(
    join(dataFolder, 'packs', 'ours.yaml'),
    'id: cloud-platform\nname: Ours\nzoen: Europe/London\n',
  );
  await settingsScreen(page).open();
  await page.getByRole('button', { name: 'Read the pack files again' }).click();
  await expect(page.getByText(/ours\.yaml, line 3/).first()).toBeVisible();
  await expect(page.getByText(/zone/).first()).toBeVisible();
  await watchScreen(page).open();
  await expect(watchScreen(page).headline).toHaveText('Off watch');
});

test('a damaged database is set aside and the newest backup is offered and brought back', async ({
  run,
  dataFolder,
}) => {
  const first = await run(dataFolder);
  await setUp(first.page, 'Practice workspace');
  await watchScreen(first.page).takeTheWatch();
  await expect(first.page.getByText(/Primary until/)).toBeVisible();
  await first.stop();
  // The backup of the first start is of an empty log: age it, so that the second start takes one that knows the shift.
  const backups = join(dataFolder, 'backups');
  expect(readdirSync(backups)).toHaveLength(1);
  renameSync(
    join(backups, readdirSync(backups)[0] ?? ''),
    join(backups, 'watchkeeper-20200101T000000Z.sqlite'),
  );
  const second = await run(dataFolder);
  await expect.poll(() => readdirSync(backups)).toHaveLength(2);
  await second.stop();
  writeFileSync(join(dataFolder, 'watchkeeper.sqlite'), 'damaged');

  const { page } = await run(dataFolder);
  await expect(page.getByText(/set aside/).first()).toBeVisible();
  expect(readdirSync(dataFolder).filter((name) => name.includes('.set-aside-'))).not.toEqual([]);
  await page.getByRole('button', { name: /Restore/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Restore/ })
    .click();
  await watchScreen(page).open();
  await expect(page.getByText(/Primary until/)).toBeVisible();
});
