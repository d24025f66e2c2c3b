import { type Message, type MessageBus, messageType, Variant } from 'dbus-native';
import { z } from 'zod';
import type { Logger } from '../../ports';
import { wordsOf } from './failure-words';
import { type BusCall, callBus } from './session-bus';

const serviceName = 'org.freedesktop.Notifications';
const objectPath = '/org/freedesktop/Notifications';
const withdrawLimitMs = 2_000;

export type ServiceRequest = {
  /** 0: a new one. */
  readonly replacesId: number;
  readonly title: string;
  readonly body: string;
  /** Key and label of each button, flat, as the service takes them. */
  readonly actions: readonly string[];
  readonly urgency: 'normal' | 'critical';
  /** Of the desktop's own sounds, by the names of freedesktop.org. */
  readonly soundName?: string;
};

export type ServiceListener = {
  onAction(id: number, actionKey: string): void;
  onClosed(id: number): void;
  /** The service or the bus went away, and every notification with it. Told once; this connection is of no use after. */
  onLost(): void;
};

export type NotificationService = {
  readonly capabilities: readonly string[];
  /** `onShown` is told the number before any signal about it can be. */
  notify(request: ServiceRequest, onShown: (id: number) => void): Promise<void>;
  withdraw(id: number): Promise<void>;
  close(): void;
};

export type ConnectionParts = {
  readonly connect: () => MessageBus;
  readonly listener: ServiceListener;
  readonly logger: Logger;
  readonly ended: AbortSignal;
  readonly callLimitMs: number;
};

/** One connection to org.freedesktop.Notifications, the desktop's own service. Rejects where there is none. */
export async function connectNotificationService(parts: ConnectionParts): Promise<NotificationService> {
  const bus = parts.connect();
  const end = () => {
    bus.connection.stream.destroy();
  };
  let owner = '';
  let ready = false;
  let lost = false;
  const lose = () => {
    end();
    parts.ended.removeEventListener('abort', end);
    if (lost) return;
    lost = true;
    if (ready) parts.listener.onLost();
  };

  // dbus-native lets an unheard `error` end the process, and keeps a connection whose greeting was refused.
  bus.connection.on('error', (error) => {
    parts.logger.warn('session-bus-failed', { reason: wordsOf(error) });
    end();
  });
  bus.connection.on('handlerError', (error) =>
    parts.logger.error('session-bus-handler-failed', { reason: wordsOf(error) }),
  );
  bus.connection.on('close', lose);
  bus.connection.on('message', (message) => {
    if (message.type !== messageType.signal) return;
    const ownerChange = readOwnerChange(message);
    if (ownerChange !== undefined) {
      owner = ownerChange.after;
      if (ownerChange.before !== '') lose();
      return;
    }
    // Signals can be sent to us by anyone on the bus: only the service's own count.
    if (owner === '' || message.sender !== owner) return;
    readSignal(message, parts.listener);
  });
  parts.ended.addEventListener('abort', end, { once: true });

  const call = <T>(request: BusCall, read: (answer: unknown) => T, limitMs = parts.callLimitMs) =>
    callBus(bus, request, read, limitMs);
  try {
    parts.ended.throwIfAborted();
    await call(toBus('AddMatch', ownerMatch), z.unknown().parse);
    await call(toBus('AddMatch', serviceMatch), z.unknown().parse);
    await requireService(call);
    // The first call also starts a service that the bus starts on demand.
    const capabilities = await call(toService('GetCapabilities'), z.array(z.string()).parse);
    owner = await call(toBus('GetNameOwner', serviceName), z.string().parse);
    ready = true;
    return {
      capabilities,
      notify: (request, onShown) =>
        call(notifyCall(request), (answer) => onShown(z.number().int().positive().parse(answer))),
      withdraw: (id) => call(toService('CloseNotification', 'u', [id]), () => undefined, withdrawLimitMs),
      close() {
        lost = true;
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

const serviceMatch = `type='signal',sender='${serviceName}',path='${objectPath}',interface='${serviceName}'`;
const ownerMatch = `type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${serviceName}'`;

type Call = <T>(request: BusCall, read: (answer: unknown) => T) => Promise<T>;

async function requireService(call: Call): Promise<void> {
  if (await call(toBus('NameHasOwner', serviceName), z.boolean().parse)) return;
  const startable = await call(toBus('ListActivatableNames'), z.array(z.string()).parse);
  if (!startable.includes(serviceName)) throw new Error('no notification service is running on this desktop');
}

function toBus(member: string, argument?: string): BusCall {
  const name = 'org.freedesktop.DBus';
  const call = { destination: name, path: '/org/freedesktop/DBus', interface: name, member };
  return argument === undefined ? call : { ...call, signature: 's', body: [argument] };
}

function toService(member: string, signature?: string, body?: unknown[]): BusCall {
  const call = { destination: serviceName, path: objectPath, interface: serviceName, member };
  return signature === undefined || body === undefined ? call : { ...call, signature, body };
}

function notifyCall(request: ServiceRequest): BusCall {
  const critical = request.urgency === 'critical';
  const hints = {
    urgency: new Variant('y', critical ? 2 : 1),
    'desktop-entry': new Variant('s', 'io.github.watchkeeper.Watchkeeper'),
    ...(request.soundName === undefined ? {} : { 'sound-name': new Variant('s', request.soundName) }),
  };
  // 0 stays until a person deals with it; -1 leaves it to the desktop.
  const expiresInMs = critical ? 0 : -1;
  const { replacesId, title, body, actions } = request;
  return toService('Notify', 'susssasa{sv}i', [
    'Watchkeeper',
    replacesId,
    '',
    title,
    body,
    actions,
    hints,
    expiresInMs,
  ]);
}

const ownerChangeBody = z.tuple([z.literal(serviceName), z.string(), z.string()]);
const actionBody = z.tuple([z.number(), z.string()]);
const closedBody = z.tuple([z.number(), z.number()]);

function readOwnerChange(message: Message): { before: string; after: string } | undefined {
  if (message.sender !== 'org.freedesktop.DBus' || message.member !== 'NameOwnerChanged') return undefined;
  const body = ownerChangeBody.safeParse(message.body);
  return body.success ? { before: body.data[1], after: body.data[2] } : undefined;
}

function readSignal(message: Message, listener: ServiceListener): void {
  if (message.interface !== serviceName) return;
  if (message.member === 'ActionInvoked') {
    const body = actionBody.safeParse(message.body);
    if (body.success) listener.onAction(...body.data);
  } else if (message.member === 'NotificationClosed') {
    const body = closedBody.safeParse(message.body);
    if (body.success) listener.onClosed(body.data[0]);
  }
}
