import type { PowerMonitor } from 'electron/main';
import type { Power } from '../../ports';

export function createElectronPower(powerMonitor: PowerMonitor): Power {
  return {
    subscribe(listener) {
      const suspend = () => listener('suspend');
      const resume = () => listener('resume');
      powerMonitor.on('suspend', suspend);
      powerMonitor.on('resume', resume);
      return () => {
        powerMonitor.off('suspend', suspend);
        powerMonitor.off('resume', resume);
      };
    },
  };
}
