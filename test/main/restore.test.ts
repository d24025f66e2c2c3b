import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, begin, day, hour, noon, setAsideIn, startCore } from '../support/core-under-test';
import { createSlackBehindFetch } from '../support/slack-behind-fetch';

const minute = 60_000;
const declared = { id: 'i-1', reason: 'ingress fails', impact: 'pages are slow' };
const declaration = 'I am declaring an incident because ingress fails. The impact is that pages are slow.';
const line = { id: 'e-1', incidentId: 'i-1', kind: 'event', text: 'written while Slack was away' } as const;

const json = (body: unknown) => Response.json(body);

/** Ada's incident with one line, neither of them in Slack, in a backup of the next day. */
async function backUpWhatWaits() {
  const first = startCore();
  await begin(first.core, 'slack');
  await ask(first.core, 'incidents.declare', declared);
  await ask(first.core, 'entries.append', line);
  await first.clock.advance(minute);
  await first.close();
  const second = startCore({ data: first.data, now: noon + day + hour });
  await second.close();
  return first.data;
}

test('a restore that is pressed twice at once is done once', async () => {
  const first = startCore();
  await begin(first.core);
  await first.close();
  const { core, events, data, notifier, clock } = startCore({ data: first.data, now: noon + minute });

  const [one, two] = await Promise.all([
    ask(core, 'recovery.restore', {}),
    ask(core, 'recovery.restore', {}),
  ]);

  expect(one).toEqual(two);
  expect(events.filter(({ name }) => name === 'app.restarted')).toHaveLength(1);
  expect(setAsideIn(data)).toEqual(['watchkeeper.sqlite.set-aside-2026-11-20T12-01-00-000Z']);
  // One session pages once.
  await ask(core, 'practice.ringAlarm', {});
  await clock.advance(20_000);
  expect(notifier.shown.filter(({ key }) => key.startsWith('alarm:'))).toHaveLength(1);
});

test('what is asked while a restore waits is answered by the restored log, and stays in it', async () => {
  const data = await backUpWhatWaits();
  const slack = createSlackBehindFetch({ now: () => started.clock.now() });
  let cut: () => void = () => undefined;
  const hanging: typeof fetch = (url, init) =>
    String(url).endsWith('/chat.postMessage')
      ? new Promise((_resolve, reject) => {
          cut = () => reject(new TypeError('fetch failed'));
        })
      : slack.fetch(url, init);
  const started = startCore({
    data,
    now: noon + day + 2 * hour,
    fetch: hanging,
    environment: slack.environment,
  });
  const { core, clock } = started;
  await clock.advance(1_000);
  await ask(core, 'entries.append', { ...line, id: 'e-before', text: 'written since the backup' });

  const restoring = ask(core, 'recovery.restore', {});
  await clock.advance(0);
  const appending = ask(core, 'entries.append', { ...line, id: 'e-during', text: 'written meanwhile' });
  const reading = ask(core, 'incidents.list', {});
  await clock.advance(0);
  cut();
  await restoring;

  expect(await appending).toMatchObject({ id: 'e-during', text: 'written meanwhile' });
  expect((await reading).map(({ id }) => id)).toEqual(['i-1']);
  expect((await ask(core, 'entries.list', { incidentId: 'i-1' })).map(({ text }) => text)).toEqual([
    declaration,
    'written while Slack was away',
    'written meanwhile',
  ]);
});

test('posts that wait in a backup are looked for before they are sent, for they may be there since', async () => {
  const data = await backUpWhatWaits();
  const slack = createSlackBehindFetch({ now: () => started.clock.now() });
  const started = startCore({
    data,
    now: noon + day + 2 * hour,
    fetch: slack.fetch,
    environment: slack.environment,
  });
  const { core, clock } = started;
  await clock.advance(minute);
  const told = [declaration, '12:00 GMT event: written while Slack was away'];
  expect(slack.texts()).toEqual(told);

  await ask(core, 'recovery.restore', {});
  await clock.advance(5 * minute);

  expect(slack.texts()).toEqual(told);
  const entries = await ask(core, 'entries.list', { incidentId: 'i-1' });
  expect(entries.map(({ delivery }) => delivery.state)).toEqual(['sent', 'sent']);
});

test('posts that wait in a backup and are not in Slack are sent after they were looked for', async () => {
  const data = await backUpWhatWaits();
  const slack = createSlackBehindFetch({ now: () => started.clock.now() });
  slack.plan((method) => (method === 'chat.postMessage' ? 'never sent' : undefined));
  const started = startCore({
    data,
    now: noon + day + 2 * hour,
    fetch: slack.fetch,
    environment: slack.environment,
  });
  const { core, clock } = started;
  await clock.advance(minute);
  slack.plan(() => undefined);
  slack.calls.length = 0;

  await ask(core, 'recovery.restore', {});
  await clock.advance(5 * minute);

  expect(slack.messages()).toEqual([
    { text: declaration, inThread: false },
    { text: '12:00 GMT event: written while Slack was away', inThread: true },
  ]);
  const steps = slack.calls
    .map(({ method }) => method)
    .filter((method) => method === 'chat.postMessage' || /\.(history|replies)$/.test(method));
  expect(steps).toEqual([
    'conversations.history',
    'conversations.history',
    'chat.postMessage',
    'conversations.replies',
    'conversations.replies',
    'chat.postMessage',
  ]);
});

test('a post that was refused before the backup was taken asks a person after the restore', async () => {
  const slack = createSlackBehindFetch({ now: () => first.clock.now() });
  slack.plan((method) =>
    method === 'chat.postMessage' ? json({ ok: false, error: 'not_in_channel' }) : undefined,
  );
  const first = startCore({ fetch: slack.fetch, environment: slack.environment });
  await begin(first.core, 'slack');
  await ask(first.core, 'incidents.declare', declared);
  await first.clock.advance(minute);
  expect((await ask(first.core, 'outbox.read', {})).posts.map(({ state }) => state)).toEqual(['refused']);
  await first.close();
  await startCore({ data: first.data, now: noon + day + hour }).close();

  const second = startCore({
    data: first.data,
    now: noon + day + 2 * hour,
    fetch: slack.fetch,
    environment: slack.environment,
  });
  await second.clock.advance(minute);
  await ask(second.core, 'recovery.restore', {});
  await second.clock.advance(minute);
  expect((await ask(second.core, 'outbox.read', {})).posts.map(({ state }) => state)).toEqual(['asking']);
});

test('the files that two restores set aside in one millisecond are both kept', async () => {
  const first = startCore();
  await begin(first.core);
  await first.close();
  const { core, data } = startCore({ data: first.data, now: noon + minute });
  await ask(core, 'recovery.restore', {});
  await ask(core, 'recovery.restore', {});
  expect(setAsideIn(data)).toEqual([
    'watchkeeper.sqlite.set-aside-2026-11-20T12-01-00-000Z',
    'watchkeeper.sqlite.set-aside-2026-11-20T12-01-00-000Z-2',
  ]);
});

test('when not even the old log opens again, every request says why and the host goes on', async () => {
  const { core, data, clock } = startCore();
  await begin(core);
  await clock.advance(minute);
  rmSync(join(data, 'backups'), { recursive: true });
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(join(data, `watchkeeper.sqlite${suffix}`), { force: true });
  mkdirSync(join(data, 'watchkeeper.sqlite'));

  expect(await core.dispatch('recovery.restore', {})).toEqual({
    ok: false,
    error: { code: 'not-found', detail: { noun: 'backup' } },
  });
  expect(await core.dispatch('shifts.list', {})).toEqual({
    ok: false,
    error: { code: 'storage-failing', detail: { reason: 'the disk gives an error' } },
  });
});
