import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, type DBusError, type Message, type MessageBus } from 'dbus-native';

/** Opens the desktop's session bus. Throws where there is none; what fails later comes as the connection's `error`. */
export function openSessionBus(environment: NodeJS.ProcessEnv = process.env): MessageBus {
  const busAddress = environment.DBUS_SESSION_BUS_ADDRESS || socketOfUser(environment.XDG_RUNTIME_DIR);
  if (busAddress === undefined) throw new Error('no session bus address is set');
  // Without `timeout: 0` dbus-native throws where nobody can catch it when its own greeting gets no answer.
  // Every call made here carries its own time limit instead.
  return createClient({ busAddress, timeout: 0 });
}

/** Where systemd keeps the session bus of a user whose environment does not say. */
function socketOfUser(runtimeFolder: string | undefined): string | undefined {
  if (!runtimeFolder) return undefined;
  const socket = join(runtimeFolder, 'bus');
  return existsSync(socket) ? `unix:path=${socket}` : undefined;
}

export type BusCall = Pick<Message, 'destination' | 'path' | 'interface' | 'member' | 'signature' | 'body'>;

/**
 * `read` runs before any later message of the same connection is looked at, so that what a reply tells (the number of a
 * notification) is known before a signal about it. A promise's continuation would come too late.
 */
export function callBus<T>(
  bus: MessageBus,
  call: BusCall,
  read: (answer: unknown) => T,
  timeLimitMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    void bus.invoke({ ...call }, { timeout: timeLimitMs }, (error, answer: unknown) => {
      if (error) return reject(inPlainWords(error));
      try {
        resolve(read(answer));
      } catch (unreadable) {
        reject(new Error('the notification service gave an unreadable answer', { cause: unreadable }));
      }
    });
  });
}

function inPlainWords(error: DBusError): Error {
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  switch (codeOf(error)) {
    case 'ECONNCLOSED':
      return new Error(`the session bus cannot be reached${cause}`);
    case 'ETIMEDOUT':
      return new Error('the notification service did not answer');
    default:
      return new Error(`the notification service refused: ${error.message}`);
  }
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined;
}
