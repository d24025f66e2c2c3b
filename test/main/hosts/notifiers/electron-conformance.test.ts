import { createElectronNotifier } from '../../../../src/main/hosts/electron/notifier';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';
import { describeNotifier, type NotifierRig } from './conformance';
import { createFakeElectron } from './fake-electron-notification';

const openRig = async (): Promise<NotifierRig> => {
  const electron = createFakeElectron('darwin');
  const clock = createManualClock(0);
  return {
    notifier: createElectronNotifier({
      Notification: electron.Notification,
      platform: 'darwin',
      clock,
      logger: createRecordingLogger(),
    }),
    onScreen: electron.onScreen,
    press: electron.action,
    openBody: electron.click,
    dismiss: electron.dismiss,
    breakDown: () => electron.behave('fails'),
    settle: () => clock.advance(0),
  };
};

describeNotifier('Electron’s notifier', { buttons: true, clicks: true, withdrawal: true }, openRig);
