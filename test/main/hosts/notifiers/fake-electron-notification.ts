import { EventEmitter } from 'node:events';
import type { Notification as ElectronNotification, NotificationConstructorOptions } from 'electron';
import type { SeenNotification } from './conformance';

type Behaviour = 'shows' | 'fails';

export type FakeElectron = {
  readonly Notification: typeof ElectronNotification;
  /** Options of every notification that was made. */
  readonly made: readonly NotificationConstructorOptions[];
  onScreen(): readonly SeenNotification[];
  behave(behaviour: Behaviour): void;
  action(place: number, label: string): void;
  click(place: number): void;
  dismiss(place: number): void;
  /** Windows tells a closing and keeps the notification in its Action Center. */
  timeOut(place: number): void;
};

/** The part of Electron's Notification that is used, with its order of events: what is asked for is told a little later. */
export function createFakeElectron(platform: NodeJS.Platform, isSupported = true): FakeElectron {
  const made: NotificationConstructorOptions[] = [];
  let screen: readonly FakeNotification[] = [];
  let behaviour: Behaviour = 'shows';

  class FakeNotification extends EventEmitter {
    static isSupported() {
      return isSupported;
    }

    readonly options: NotificationConstructorOptions;

    constructor(options: NotificationConstructorOptions) {
      super();
      this.options = options;
      made.push(options);
    }

    show(): void {
      queueMicrotask(() => {
        if (behaviour === 'fails') {
          this.emit('failed', {}, 'notifications are not allowed');
          return;
        }
        screen = [...screen, this];
        this.emit('show', {});
      });
    }

    close(): void {
      if (!screen.includes(this)) return;
      screen = screen.filter((other) => other !== this);
      this.emit('close', { reason: 'applicationHidden' });
    }

    get seen(): SeenNotification {
      const { title = '', body = '', actions = [] } = this.options;
      return {
        title,
        body: platform === 'linux' ? asLinuxReads(body) : body,
        labels: actions.map(({ text = '' }) => text),
      };
    }
  }

  const at = (place: number): FakeNotification => {
    const notification = screen[place];
    if (notification === undefined) throw new Error(`nothing at place ${place} of the screen`);
    return notification;
  };

  return {
    // The double has the members that are used and no others.
    Notification: FakeNotification as unknown as typeof ElectronNotification,
    made,
    onScreen: () => screen.map(({ seen }) => seen),
    behave(next) {
      behaviour = next;
    },
    action(place, label) {
      const notification = at(place);
      const actionIndex = notification.seen.labels.indexOf(label);
      notification.emit('action', { actionIndex }, actionIndex, -1);
      notification.emit('action', { actionIndex }, actionIndex, -1);
      notification.close();
    },
    click(place) {
      const notification = at(place);
      notification.emit('click', {});
      notification.close();
    },
    dismiss: (place) => at(place).close(),
    timeOut: (place) => at(place).emit('close', { reason: 'timedOut' }),
  };
}

function asLinuxReads(body: string): string {
  return body.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
