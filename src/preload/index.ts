import { contextBridge, ipcRenderer } from 'electron/renderer';
import { eventChannel, requestChannel, type Transport } from '../shared/transport';

/** All that the page gets: two functions bound to fixed channels. What they may ask is for the core to say. */
const transport: Transport = {
  request: (name, input) => ipcRenderer.invoke(requestChannel, name, input),
  subscribe(listener) {
    const tell = (_event: unknown, message: Parameters<typeof listener>[0]) => listener(message);
    ipcRenderer.on(eventChannel, tell);
    return () => {
      ipcRenderer.off(eventChannel, tell);
    };
  },
};

contextBridge.exposeInMainWorld('watchkeeper', transport);
