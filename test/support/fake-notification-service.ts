import { createClient, type Message, type MessageBus, messageType, TimeoutError } from 'dbus-native';

const serviceName = 'org.freedesktop.Notifications';
const objectPath = '/org/freedesktop/Notifications';

export type NotifyCall = {
  readonly id: number;
  readonly appName: string;
  readonly replacesId: number;
  readonly title: string;
  readonly body: string;
  /** Keys and labels in turn, as they were sent. */
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
  readonly expiresInMs: number;
};

export type FakeNotificationService = {
  /** Every Notify, in order. */
  readonly calls: readonly NotifyCall[];
  /** What would be on the screen now, oldest first. */
  onScreen(): readonly NotifyCall[];
  /** Presses the button with this key, as services do: the action is told, then that the notification closed. */
  press(id: number, actionKey: string): void;
  /** Tells an action and leaves the notification where it is. */
  tellAction(id: number, actionKey: string): void;
  dismiss(id: number): void;
  /** Any signal of the service's interface, sensible or not. */
  sendSignal(name: string, signature: string, body: unknown[]): void;
  /** Undefined: Notify works again. */
  failWith(words: string | undefined): void;
  /** Only the next Notify fails. */
  failOnce(words: string): void;
  /** What Notify answers from now on in the place of the number. */
  answerWithId(id: number): void;
  /** What happens before each Notify is answered; a promise holds the answer back. */
  beforeAnswer(action: (id: number) => void | Promise<void>): void;
  /** Resolves when every program that ever showed something has worked through all that was sent to it. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

export type FakeServiceOptions = {
  readonly busAddress: string;
  readonly capabilities?: readonly string[];
};

export const usualCapabilities = ['actions', 'body', 'body-markup', 'icon-static'];

/** org.freedesktop.Notifications on a real bus, without a screen. */
export async function startFakeNotificationService(
  options: FakeServiceOptions,
): Promise<FakeNotificationService> {
  const { busAddress, capabilities = usualCapabilities } = options;
  const bus = await openBus(busAddress);
  const calls: NotifyCall[] = [];
  const screen = new Map<number, NotifyCall>();
  const senders = new Set<string>();
  let lastId = 0;
  let failure: string | undefined;
  let failsOnce = false;
  let answeredId: number | undefined;
  let beforeAnswer: (id: number) => void | Promise<void> = () => undefined;

  const signal = (name: string, signature: string, body: unknown[]) =>
    bus.sendSignal(objectPath, serviceName, name, signature, body);
  const closed = (id: number, reason: number) => {
    if (screen.delete(id)) signal('NotificationClosed', 'uu', [id, reason]);
  };

  bus.exportInterface(
    {
      GetCapabilities: () => [...capabilities],
      GetServerInformation: () => ['Fake', 'Watchkeeper', '1', '1.2'],
      async Notify(...received: unknown[]) {
        const words = failure;
        if (failsOnce) failure = undefined;
        failsOnce = false;
        if (words !== undefined) throw new Error(words);
        const { sender, ...call } = readNotify(received, () => ++lastId);
        senders.add(sender);
        calls.push(call);
        screen.delete(call.id);
        screen.set(call.id, call);
        await beforeAnswer(call.id);
        return answeredId ?? call.id;
      },
      CloseNotification(id: number) {
        if (!screen.has(id)) throw new Error(`no notification ${id}`);
        closed(id, 3);
        return null;
      },
    },
    objectPath,
    {
      name: serviceName,
      methods: {
        GetCapabilities: ['', 'as', [], ['capabilities']],
        GetServerInformation: ['', 'ssss', [], ['name', 'vendor', 'version', 'spec_version']],
        Notify: ['susssasa{sv}i', 'u', [], ['id']],
        CloseNotification: ['u', '', ['id'], []],
      },
      signals: {
        ActionInvoked: ['us', 'id', 'action_key'],
        NotificationClosed: ['uu', 'id', 'reason'],
      },
    },
  );
  await bus.requestName(serviceName, 0);

  return {
    calls,
    onScreen: () => [...screen.values()],
    press(id, actionKey) {
      signal('ActionInvoked', 'us', [id, actionKey]);
      closed(id, 2);
    },
    tellAction: (id, actionKey) => signal('ActionInvoked', 'us', [id, actionKey]),
    dismiss: (id) => closed(id, 2),
    sendSignal: signal,
    failWith(words) {
      failure = words;
    },
    failOnce(words) {
      failure = words;
      failsOnce = true;
    },
    answerWithId(id) {
      answeredId = id;
    },
    beforeAnswer(action) {
      beforeAnswer = action;
    },
    async settle() {
      for (const sender of senders) await ping(bus, sender);
    },
    close: () => bus.close(),
  };
}

/** Messages keep their order, so an answer of any kind means that all before it were read. */
async function ping(bus: MessageBus, destination: string): Promise<void> {
  const message = { destination, path: '/', interface: 'org.freedesktop.DBus.Peer', member: 'Ping' };
  await bus.invoke(message, { timeout: 10_000 }).catch((error: unknown) => {
    if (error instanceof TimeoutError) throw error;
  });
}

/** A plain connection to a bus, known by name before it is given back. */
export async function openBus(busAddress: string): Promise<MessageBus> {
  const bus = createClient({ busAddress, timeout: 0 });
  const failed = new Promise<never>((_resolve, reject) => bus.connection.on('error', reject));
  // Also heard later, when a test ends the bus under it.
  failed.catch(() => undefined);
  await Promise.race([bus.getId(), failed]);
  return bus;
}

/** Sends a signal as any other program on the bus could: to everyone, and to each program by its own name. */
export async function signalAsStranger(
  stranger: MessageBus,
  name: string,
  signature: string,
  body: unknown[],
): Promise<void> {
  stranger.sendSignal(objectPath, serviceName, name, signature, body);
  for (const destination of await stranger.listNames()) {
    if (!destination.startsWith(':') || destination === stranger.name) continue;
    stranger.serial += 1;
    const signal = { path: objectPath, interface: serviceName, member: name, signature, body, destination };
    stranger.connection.message({ type: messageType.signal, serial: stranger.serial, ...signal });
  }
}

/** dbus-native hands over the arguments as they came, and the whole message after them. */
function readNotify(received: readonly unknown[], nextId: () => number): NotifyCall & { sender: string } {
  const [appName, replacesId, , title, body, actions, hints, expiresInMs, message] = received as [
    string,
    number,
    string,
    string,
    string,
    readonly string[],
    Readonly<Record<string, unknown>>,
    number,
    Message,
  ];
  const id = replacesId === 0 ? nextId() : replacesId;
  return { id, appName, replacesId, title, body, actions, hints, expiresInMs, sender: message.sender ?? '' };
}
