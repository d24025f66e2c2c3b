import { expect, test } from 'vitest';
import { isOnlyInstance } from '../../../../src/main/hosts/electron/single-instance';
import { createElectronDouble } from './electron-double';

test('the first is told of each later start', () => {
  const double = createElectronDouble();
  let told = 0;
  const isOnly = isOnlyInstance(double.electron.app, () => {
    told += 1;
  });
  double.app.emit('second-instance', {}, ['watchkeeper', '--data=/elsewhere'], '/', { any: 'thing' });
  expect([isOnly, told, double.called('app.quit')]).toEqual([true, 1, []]);
});

test('a later one ends at once', () => {
  const double = createElectronDouble({ isFirst: false });
  expect(isOnlyInstance(double.electron.app, () => undefined)).toBe(false);
  expect(double.called('app.quit')).toEqual([[]]);
});
