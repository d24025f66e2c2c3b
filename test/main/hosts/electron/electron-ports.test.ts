import { expect, test } from 'vitest';
import { createElectronPorts } from '../../../../src/main/hosts/electron/electron-ports';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';
import { temporaryFolder } from '../../../support/temporary-folder';
import { createElectronDouble } from './electron-double';

test('the core is told what this host can do, and its network is Chromium’s', async () => {
  const folders = { data: temporaryFolder(), resources: '/resources' };
  const environment = { slackApiUrl: undefined, slackToken: undefined };
  const ports = await createElectronPorts({
    electron: createElectronDouble().electron,
    platform: 'darwin',
    folders,
    environment,
    clock: createManualClock(0),
    logger: createRecordingLogger(),
  });
  expect(ports).toMatchObject({ host: 'electron', hasTray: true, folders, environment });
  expect(ports.secrets.storage).toBe('keychain');
  expect(await (await ports.fetch(new URL('https://example.org/a'))).text()).toBe('https://example.org/a');
  expect(await (await ports.fetch('https://example.org/b')).text()).toBe('https://example.org/b');
});

test('on Linux notifications go to the desktop’s service, and what cannot be shown says why', async () => {
  const ports = await createElectronPorts({
    electron: createElectronDouble().electron,
    platform: 'linux',
    folders: { data: temporaryFolder(), resources: '/resources' },
    environment: { slackApiUrl: undefined, slackToken: undefined },
    clock: createManualClock(0),
    logger: createRecordingLogger(),
  });
  await ports.notifier.close();
  const shown = await ports.notifier.show({ key: 'k', title: 't', body: 'b', urgency: 'low', actions: [] });
  expect(shown.kind).toBe('failed');
});

test('links are opened by the system, and only where they are https', async () => {
  const double = createElectronDouble();
  const { opener } = await createElectronPorts({
    electron: double.electron,
    platform: 'darwin',
    folders: { data: temporaryFolder(), resources: '/resources' },
    environment: { slackApiUrl: undefined, slackToken: undefined },
    clock: createManualClock(0),
    logger: createRecordingLogger(),
  });
  await opener.open('https://example.org/a b');
  await expect(opener.open('file:///etc/passwd')).rejects.toMatchObject({ code: 'link-refused' });
  expect(double.called('shell.openExternal')).toEqual([['https://example.org/a%20b']]);
});
