import { expect, test } from 'vitest';
import type { Core } from '../../../src/main/core';
import { followTrayView } from '../../../src/main/hosts/follow-tray-view';
import type { EventMessage } from '../../../src/shared/contract';
import type { Reply } from '../../../src/shared/reply';
import type { TrayView } from '../../../src/shared/tray-menu';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { quietWatch, startOfDay, unheldAlarm } from '../../support/tray-views';

const changed: EventMessage = { name: 'alarms.changed', value: [] };
const settle = () => createManualClock(0).advance(0);

function follow(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const listeners = new Set<(event: EventMessage) => void>();
  const shown: TrayView[] = [];
  const logger = createRecordingLogger();
  let gate = Promise.resolve();
  const core: Core = {
    async dispatch(name): Promise<Reply> {
      asked.push(name);
      const value = answers[name];
      await gate;
      return value === undefined
        ? { ok: false, error: { code: 'not-set-up', detail: {} } }
        : { ok: true, value };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
  const stop = followTrayView(core, logger, (view) => shown.push(view));
  return {
    answers,
    asked,
    shown,
    logger,
    stop,
    listeners,
    announce: (event: EventMessage) => {
      for (const listener of listeners) listener(event);
    },
    holdAnswers() {
      const held = Promise.withResolvers<void>();
      gate = held.promise;
      return held.resolve;
    },
  };
}

test('the view is read at once and again after each change, and not after what it does not show', async () => {
  const tray = follow({ 'watch.read': quietWatch, 'alarms.list': [], 'incidents.list': [] });
  await settle();
  tray.answers['alarms.list'] = [unheldAlarm];
  tray.announce({ name: 'practice.changed', value: [] });
  await settle();
  expect(tray.shown).toHaveLength(1);
  tray.announce(changed);
  await settle();
  expect(tray.shown).toEqual([
    { watch: quietWatch, checklist: undefined, alarms: [], incidents: [] },
    { watch: quietWatch, checklist: undefined, alarms: [unheldAlarm], incidents: [] },
  ]);
});

test('a checklist is asked for only when items are open, since asking begins it', async () => {
  const tray = follow({ 'watch.read': quietWatch, 'checklist.read': [startOfDay] });
  await settle();
  expect(tray.asked).not.toContain('checklist.read');
  tray.answers['watch.read'] = { ...quietWatch, openItems: 2 };
  tray.announce(changed);
  await settle();
  expect(tray.shown.at(-1)?.checklist).toEqual([startOfDay]);
});

test('while nothing is set up there is nothing to show, and that is no error', async () => {
  const tray = follow({});
  await settle();
  expect(tray.shown).toEqual([{ watch: undefined, checklist: undefined, alarms: [], incidents: [] }]);
});

test('many changes during one reading become one more reading, and the newest answer stands', async () => {
  const tray = follow({ 'watch.read': quietWatch, 'alarms.list': [] });
  await settle();
  const release = tray.holdAnswers();
  tray.announce(changed);
  tray.announce(changed);
  tray.announce(changed);
  await settle();
  tray.answers['alarms.list'] = [unheldAlarm];
  release();
  await settle();
  expect(tray.shown).toHaveLength(3);
  expect(tray.shown.at(-1)?.alarms).toEqual([unheldAlarm]);
});

test('after the end nothing is shown any more, whatever was under way', async () => {
  const tray = follow({ 'watch.read': quietWatch });
  tray.stop();
  await settle();
  expect([tray.shown, tray.listeners.size]).toEqual([[], 0]);
});

test('a tray that cannot be drawn is in the log and is tried again', async () => {
  const tray = follow({ 'watch.read': quietWatch });
  await settle();
  const push = tray.shown.push.bind(tray.shown);
  tray.shown.push = () => {
    throw new Error('no tray host');
  };
  tray.announce(changed);
  await settle();
  expect(tray.logger.lines).toMatchObject([{ level: 'error', event: 'tray.not-shown' }]);
  tray.shown.push = push;
  tray.announce(changed);
  await settle();
  expect(tray.shown).toHaveLength(2);
});
