import { expect, test } from 'vitest';
import { createMainWindow } from '../../../../src/main/hosts/electron/window';
import { followWindowWishes } from '../../../../src/main/hosts/window-wishes';
import type { EventMessage } from '../../../../src/shared/contract';
import type { FallbackPage } from '../../../../src/shared/nouns/page';
import { createRecordingLogger } from '../../../support/recording-logger';
import { createElectronDouble } from './electron-double';

const pageOf = (id: string, urgency: 'high' | 'low' = 'high'): FallbackPage => ({
  id,
  title: 'A',
  body: '',
  urgency,
  alarmId: 'a',
  alarms: 1,
  at: 0,
  why: 'failed',
  reason: '',
});

function open() {
  const double = createElectronDouble();
  const window = createMainWindow({
    BrowserWindow: double.electron.BrowserWindow,
    page: 'app://watchkeeper/',
    preload: '/preload.cjs',
    icon: '/icon.png',
    dark: true,
    devTools: false,
    opensWhenReady: false,
    isQuitting: () => false,
    now: () => 0,
    logger: createRecordingLogger(),
  });
  const listeners: ((event: EventMessage) => void)[] = [];
  followWindowWishes({ subscribe: (listener) => void listeners.push(listener) as never }, window);
  const [native] = double.windows;
  if (native === undefined) throw new Error('no window');
  const choices = { offWatch: 'nothing', ownSound: false } as const;
  return {
    native,
    state: () => ({ visible: native.visible, onTop: native.onTop }),
    tell: (...fallback: readonly FallbackPage[]) => {
      for (const listener of listeners) {
        listener({ name: 'pages.changed', value: { choices, fallback, undoable: [], ring: undefined } });
      }
    },
  };
}

const calm = { visible: false, onTop: false };
const insisting = { visible: true, onTop: true };

test('the window comes to the front for a page that the desktop did not show, and takes no keyboard', () => {
  const { native, state, tell } = open();
  tell(pageOf('1'));
  expect(state()).toEqual(insisting);
  expect(native.calls).not.toContainEqual(['focus']);
});

test('the window is as others are when the page was dealt with, and stays where it is', () => {
  const { state, tell } = open();
  tell(pageOf('1'));
  tell();
  expect(state()).toEqual({ visible: true, onTop: false });
});

test('a window that a person put away comes again with the next page, not with each event', () => {
  const { native, state, tell } = open();
  tell(pageOf('1'));
  native.hide();
  tell(pageOf('1'));
  expect(state().visible).toBe(false);
  tell(pageOf('2'));
  expect(state()).toEqual(insisting);
});

test('nothing insists on a low page', () => {
  const { state, tell } = open();
  tell(pageOf('1', 'low'));
  expect(state()).toEqual(calm);
});

test('a window that is minimised is brought back', () => {
  const { native, state, tell } = open();
  native.minimized = true;
  tell(pageOf('1'));
  expect([native.minimized, state().visible]).toEqual([false, true]);
});
