import { expect, test } from 'vitest';
import { createElectronPower } from '../../../../src/main/hosts/electron/power';
import { createElectronDouble } from './electron-double';

test('sleep and wake are told until nobody listens any more', () => {
  const double = createElectronDouble();
  const told: string[] = [];
  const stop = createElectronPower(double.electron.powerMonitor).subscribe((event) => told.push(event));
  double.powerMonitor.emit('suspend');
  double.powerMonitor.emit('resume');
  stop();
  double.powerMonitor.emit('suspend');
  expect(told).toEqual(['suspend', 'resume']);
  expect(double.powerMonitor.eventNames()).toEqual([]);
});
