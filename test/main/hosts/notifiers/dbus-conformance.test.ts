import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import { createDbusNotifier } from '../../../../src/main/hosts/notifiers/dbus-notifier';
import { openSessionBus } from '../../../../src/main/hosts/notifiers/session-bus';
import { startFakeNotificationService } from '../../../support/fake-notification-service';
import { missingPeers } from '../../../support/missing-peers';
import { busPeers, type PrivateBus, startPrivateBus } from '../../../support/private-bus';
import { createRecordingLogger } from '../../../support/recording-logger';
import { describeNotifier, type NotifierRig } from './conformance';
import { buttonsOf, seenOn } from './service-screen';

const missing = missingPeers('The D-Bus notifier', busPeers);

describe.skipIf(missing.length > 0)('on a real bus', () => {
  let bus: PrivateBus;
  beforeAll(async () => {
    bus = await startPrivateBus();
  });
  afterAll(() => bus?.close());

  async function openRig(): Promise<NotifierRig> {
    const service = await startFakeNotificationService({ busAddress: bus.address });
    onTestFinished(() => service.close());
    const notifier = await createDbusNotifier({
      logger: createRecordingLogger(),
      connect: () => openSessionBus({ DBUS_SESSION_BUS_ADDRESS: bus.address }),
    });
    const at = (place: number) => {
      const call = service.onScreen()[place];
      if (call === undefined) throw new Error(`nothing at place ${place} of the screen`);
      return call;
    };
    return {
      notifier,
      onScreen: () => seenOn(service),
      press(place, label) {
        const call = at(place);
        const button = buttonsOf(call).find((candidate) => candidate.label === label);
        if (button === undefined) throw new Error(`no button ${label}`);
        service.tellAction(call.id, button.key);
        service.press(call.id, button.key);
      },
      openBody: (place) => service.press(at(place).id, 'default'),
      dismiss: (place) => service.dismiss(at(place).id),
      breakDown: () => service.failWith('out of paper'),
      settle: () => service.settle(),
    };
  }

  describeNotifier('The D-Bus notifier', { buttons: true, clicks: true, withdrawal: true }, openRig);
});
