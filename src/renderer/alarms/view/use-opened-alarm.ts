import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../app-context';

/** Someone pressed Open on a notification or in the tray: tried after each drawing until the alarm could be shown. */
export function useOpenedAlarm(show: (alarmId: string) => boolean): void {
  const { stores } = useApp();
  const openedId = useStore(stores.openedAlarm, (opened) => opened.alarmId);
  useEffect(() => {
    if (openedId !== undefined && show(openedId)) stores.openedAlarm.setState({ alarmId: undefined });
  });
}
