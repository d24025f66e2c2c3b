import { describe, expect, it, onTestFinished } from 'vitest';
import { findAlertmanager, startAlertmanager } from '../../support/alertmanager';
import { missingPeers } from '../../support/missing-peers';
import { waitUntil } from '../../support/wait-until';
import { createWatch, only, testPack } from './watch-under-test';

const isMissing =
  findAlertmanager() === undefined &&
  missingPeers('A webhook told by a real Alertmanager', ['prometheus-alertmanager']).length > 0;

describe.skipIf(isMissing)('a webhook told by a real Alertmanager', () => {
  it('hears an alert fire, hears it again while it cannot be kept, and hears it end', async () => {
    const watch = createWatch({ practice: false });
    watch.clock.jumpTo(Date.now());
    const [source] = await watch.service.addWebhook({ name: 'Local' });
    const webhookUrl = await watch.service.webhookAddress(source?.id ?? '');
    watch.service.start();
    await watch.service.pollNow();
    const alertmanager = await startAlertmanager({ webhookUrl });
    onTestFinished(() => alertmanager.close());

    // It cannot be kept at first, and is sent again until it is.
    watch.setPack(undefined);
    const labels = { alertname: 'DiskFull', severity: 'critical', instance: 'db-1' };
    const startsAt = new Date(Date.now() - 60_000).toISOString();
    const endsAt = new Date(Date.now() + 3_600_000).toISOString();
    await alertmanager.post([{ labels, annotations: { summary: 'Full' }, startsAt, endsAt }]);
    await waitUntil('the first attempt', () =>
      watch.logged.some(({ event }) => event === 'webhook.not-kept') ? true : undefined,
    );
    watch.setPack(testPack);
    const fired = await waitUntil('the alert being heard', () => watch.service.list()[0]);
    expect(fired).toMatchObject({
      name: 'DiskFull',
      priority: 'high',
      summary: 'Full',
      labels,
      startedAt: Date.parse(startsAt),
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      endedAt: undefined,
    });

    await alertmanager.post([{ labels, startsAt, endsAt: new Date().toISOString() }]);
    await waitUntil('the end being heard', () => (only(watch).endedAt === undefined ? undefined : true));
    expect(only(watch).id).toBe(fired.id);
  }, 60_000);
});
