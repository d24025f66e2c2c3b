import type { EventName, RequestAnswer, RequestInput, RequestName } from '../../shared/contract';
import type { TrayView } from '../../shared/tray-menu';
import type { Core } from '../core';
import type { Logger } from '../ports';

const tellsOfTray: ReadonlySet<EventName> = new Set<EventName>([
  'settings.changed',
  'pack.changed',
  'watch.changed',
  'checklist.changed',
  'alarms.changed',
  'incidents.changed',
  'app.restarted',
]);

/**
 * Reads what the tray shows, now and after each event that can change it. It always reads everything anew, one reading at
 * a time, so a slow answer can never stand in place of a newer one.
 */
export function followTrayView(core: Core, logger: Logger, show: (view: TrayView) => void): () => void {
  let state: 'idle' | 'reading' | 'reading, stale' = 'idle';
  let stopped = false;

  async function refresh(): Promise<void> {
    if (state !== 'idle') {
      state = 'reading, stale';
      return;
    }
    do {
      state = 'reading';
      const view = await readView(core);
      if (!stopped) show(view);
    } while (isStale() && !stopped);
    state = 'idle';
  }
  // The compiler cannot see that the state changes while a reading is awaited.
  const isStale = () => state === 'reading, stale';
  const follow = () => {
    refresh().catch((error: unknown) => {
      state = 'idle';
      logger.error('tray.not-shown', { error });
    });
  };

  const unsubscribe = core.subscribe(({ name }) => {
    if (tellsOfTray.has(name)) follow();
  });
  follow();
  return () => {
    stopped = true;
    unsubscribe();
  };
}

async function readView(core: Core): Promise<TrayView> {
  const watch = await ask(core, 'watch.read', {});
  const [alarms, incidents] = [await ask(core, 'alarms.list', {}), await ask(core, 'incidents.list', {})];
  // Reading a list begins its run, which is for a person to do: it is read only when a begun one has open items.
  const hasOpenItems = watch !== undefined && watch.openItems > 0;
  const checklist = hasOpenItems ? await ask(core, 'checklist.read', {}) : undefined;
  return { watch, checklist, alarms: alarms ?? [], incidents: incidents ?? [] };
}

/** Undefined when it is refused, as everything is until a team pack has been chosen. */
async function ask<N extends RequestName>(
  core: Core,
  name: N,
  input: RequestInput<N>,
): Promise<RequestAnswer<N> | undefined> {
  const reply = await core.dispatch(name, input);
  // What a handler answers is proved by the contract; the one gate for all names forgets which it was.
  return reply.ok ? (reply.value as RequestAnswer<N>) : undefined;
}
