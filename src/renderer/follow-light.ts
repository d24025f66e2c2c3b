import type { StoreApi } from 'zustand/vanilla';
import type { Preferences } from './stores/preferences';

/** Day or night tokens, as the person chose or as the system has it. */
export function followLight(preferences: StoreApi<Preferences>): void {
  const systemNight = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { light } = preferences.getState();
    const system = systemNight.matches ? 'night' : 'day';
    document.documentElement.dataset.light = light === 'auto' ? system : light;
  };
  systemNight.addEventListener('change', apply);
  preferences.subscribe(apply);
  apply();
}
