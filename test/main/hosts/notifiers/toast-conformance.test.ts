import { createToastNotifier } from '../../../../src/main/hosts/notifiers/toast-notifier';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';
import { describeNotifier, type NotifierRig } from './conformance';
import { createFakeToasts } from './fake-toasts';

const openRig = async (): Promise<NotifierRig> => {
  const toasts = createFakeToasts();
  const clock = createManualClock(0);
  return {
    notifier: createToastNotifier({
      createToast: toasts.createToast,
      isSupported: () => true,
      drawsButtons: true,
      readsMarkup: false,
      clock,
      logger: createRecordingLogger(),
    }),
    onScreen: toasts.onScreen,
    press: toasts.press,
    openBody: toasts.click,
    dismiss: toasts.dismiss,
    breakDown: () => toasts.behave('fails'),
    settle: () => clock.advance(0),
  };
};

describeNotifier('The notifier of toasts', { buttons: true, clicks: true, withdrawal: true }, openRig);
