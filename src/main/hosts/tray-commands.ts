import { assertNever } from '../../shared/assert-never';
import type { TrayCommand } from '../../shared/tray-menu';
import type { Dispatch } from '../dispatch';
import type { Logger } from '../ports';

export type TrayCommandsOptions = {
  readonly dispatch: Dispatch;
  /** As it was left, or turned to a page first. */
  readonly showWindow: (page?: string) => void;
  readonly quit: () => void;
  readonly logger: Logger;
};

/** Does what an item of the tray's menu says. */
export function createTrayCommands(options: TrayCommandsOptions): (command: TrayCommand) => void {
  const { dispatch, showWindow, quit, logger } = options;

  async function run(command: TrayCommand): Promise<void> {
    switch (command.name) {
      case 'show':
        return showWindow();
      case 'open':
        return showWindow(command.page);
      case 'acknowledge': {
        const reply = await dispatch('alarms.acknowledge', { id: command.alarmId, via: 'tray' });
        // The page says what stands in the way; a menu cannot.
        if (!reply.ok) showWindow('#/watch');
        return;
      }
      case 'quit':
        return quit();
      default:
        return assertNever(command);
    }
  }

  return (command) => {
    run(command).catch((error: unknown) => logger.error('tray.command-failed', { error }));
  };
}
