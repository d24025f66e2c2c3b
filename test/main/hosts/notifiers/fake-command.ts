import type { NodeNotifier } from '../../../../src/main/hosts/notifiers/node-notifier-notifier';
import type {
  CommandOptions,
  CommandPlatform,
} from '../../../../src/main/hosts/notifiers/node-notifier-options';
import type { SeenNotification } from './conformance';

type Callback = (error: unknown, response?: unknown) => void;
type Showing = { readonly place: unknown; readonly seen: SeenNotification; readonly callback: Callback };

export type FakeCommand = NodeNotifier & {
  readonly calls: readonly CommandOptions[];
  onScreen(): readonly SeenNotification[];
  /** Ends the command of the notification at this place of the screen with what node-notifier makes of it. */
  end(place: number, response: 'activate' | 'timeout'): void;
  /** How node-notifier reports a command that could show nothing. */
  breakDown(): void;
};

/** node-notifier as it behaves on a Mac and on Windows: it answers when the notification leaves the screen, not before. */
export function createFakeCommand(platform: Exclude<CommandPlatform, 'linux'>): FakeCommand {
  const calls: CommandOptions[] = [];
  let screen: readonly Showing[] = [];
  let broken = false;

  const place = (options: CommandOptions) => (platform === 'darwin' ? options.group : options.id);
  const withdrawn = (options: CommandOptions) => (platform === 'darwin' ? options.remove : options.close);
  const takeAway = (gone: (showing: Showing) => boolean, response: string) => {
    const ending = screen.filter(gone);
    screen = screen.filter((showing) => !gone(showing));
    for (const { callback } of ending) callback(null, response);
  };

  return {
    calls,
    notify(options, callback) {
      calls.push(options);
      if (broken) return failLike(platform, options, callback);
      const target = withdrawn(options);
      if (target !== undefined) {
        takeAway((showing) => showing.place === target, 'timeout');
        return callback(null);
      }
      takeAway((showing) => showing.place === place(options), 'timeout');
      const text = (value: unknown) => String(value).replace(/^\u200b/, '');
      const seen = { title: text(options.title), body: text(options.message), labels: [] };
      screen = [...screen, { place: place(options), seen, callback }];
    },
    onScreen: () => screen.map(({ seen }) => seen),
    end(at, response) {
      takeAway((showing) => showing === screen[at], response);
    },
    breakDown() {
      broken = true;
    },
  };
}

function failLike(platform: 'darwin' | 'win32', options: CommandOptions, callback: Callback): void {
  if (platform === 'win32') {
    // SnoreToast's failure is lost on the way: node-notifier looks for code -1, and Windows gives 4294967295.
    callback(null, undefined);
    return;
  }
  const error = new Error(`Command failed: terminal-notifier -title "${String(options.title)}"`);
  callback(Object.assign(error, { code: 1 }), undefined);
}
