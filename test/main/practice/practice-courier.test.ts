import { createPracticeWorkspace } from '../../../src/main/practice/practice-courier';
import { createManualClock } from '../../support/manual-clock';
import { openTestDatabase } from '../../support/test-database';
import { describeCourier } from '../slack/courier-conformance';

describeCourier('The practice workspace', () => {
  const { courier, messages, postAs } = createPracticeWorkspace({
    db: openTestDatabase(),
    clock: createManualClock(1_795_000_000_000),
    onMessage: () => undefined,
  });
  return Promise.resolve({
    courier,
    messages: () => Promise.resolve(messages()),
    say: (text) => Promise.resolve(postAs('Grace', { channel: '#cloud-platform', text })),
    close: () => Promise.resolve(),
  });
});
