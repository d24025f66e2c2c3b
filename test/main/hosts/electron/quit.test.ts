import { expect, test } from 'vitest';
import { createQuit } from '../../../../src/main/hosts/electron/quit';
import { createManualClock } from '../../../support/manual-clock';
import { createElectronDouble } from './electron-double';

function prepare(close: () => Promise<void>) {
  const double = createElectronDouble();
  const clock = createManualClock(0);
  const quit = createQuit(double.electron.app, close);
  return { app: double.app, ended: () => double.called('app.ended').length, quit, clock };
}

test('the app outlives its windows', () => {
  const { app } = prepare(() => Promise.resolve());
  expect(app.listenerCount('window-all-closed')).toBe(1);
});

test('the app ends when it is told to, after what it holds is closed, and closes it once', async () => {
  let closes = 0;
  const closing = Promise.withResolvers<void>();
  const { app, ended, quit, clock } = prepare(() => {
    closes += 1;
    return closing.promise;
  });
  expect(quit.isQuitting()).toBe(false);
  app.quit();
  app.quit();
  expect([quit.isQuitting(), closes, ended()]).toEqual([true, 1, 0]);
  closing.resolve();
  await clock.advance(0);
  expect([closes, ended()]).toEqual([1, 1]);
  await clock.advance(60_000);
  expect(ended()).toBe(1);
});

test('a close that fails does not keep the app', async () => {
  const { app, ended, clock } = prepare(() => Promise.reject(new Error('disk')));
  app.quit();
  await clock.advance(0);
  expect(ended()).toBe(1);
});
