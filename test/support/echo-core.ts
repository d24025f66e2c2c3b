import { createDispatch } from '../../src/main/dispatch';
import { createEventHub, type EventHub } from '../../src/main/event-hub';
import type { CoreDoor } from '../../src/main/hosts/browser/socket';
import { type Handlers, requests } from '../../src/shared/contract';
import { createRecordingLogger } from './recording-logger';

export type EchoCore = CoreDoor & Pick<EventHub, 'announce'>;

/** The real gate and event hub over handlers that answer with what they were given. */
export function createEchoCore(): EchoCore {
  const handlers = Object.fromEntries(
    Object.keys(requests).map((name) => [name, (input: unknown) => ({ name, input })]),
  );
  const hub = createEventHub((error) => {
    throw error;
  });
  return {
    // An echo is no Shift and no Alarm: these tests are about the way there and back.
    dispatch: createDispatch(handlers as unknown as Handlers, createRecordingLogger()),
    subscribe: hub.subscribe,
    announce: hub.announce,
  };
}
