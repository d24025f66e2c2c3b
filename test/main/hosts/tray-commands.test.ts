import { expect, test } from 'vitest';
import { createTrayCommands } from '../../../src/main/hosts/tray-commands';
import type { Reply } from '../../../src/shared/reply';
import { createRecordingLogger } from '../../support/recording-logger';

function prepare(answer: () => Promise<Reply> = () => Promise.resolve({ ok: true, value: {} })) {
  const done: unknown[][] = [];
  const logger = createRecordingLogger();
  const run = createTrayCommands({
    dispatch: (name, input) => {
      done.push([name, input]);
      return answer();
    },
    showWindow: (...given) => done.push(['show', ...given]),
    quit: () => done.push(['quit']),
    logger,
  });
  return { run, done, logger };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('items show the window as it was left, turn its page, and end the app', () => {
  const { run, done } = prepare();
  run({ name: 'show' });
  run({ name: 'open', page: '#/declare' });
  run({ name: 'quit' });
  expect(done).toEqual([['show'], ['show', '#/declare'], ['quit']]);
});

const acknowledge = { name: 'acknowledge', alarmId: 'a1' } as const;
const asked = ['alarms.acknowledge', { id: 'a1', via: 'tray' }];

test('acknowledging leaves the window where it is', async () => {
  const { run, done } = prepare();
  run(acknowledge);
  await settle();
  expect(done).toEqual([asked]);
});

test('an alarm that cannot be acknowledged opens the page, which says why', async () => {
  const refusal: Reply = { ok: false, error: { code: 'disk-full', detail: {} } };
  const { run, done } = prepare(() => Promise.resolve(refusal));
  run(acknowledge);
  await settle();
  expect(done).toEqual([asked, ['show', '#/watch']]);
});

test('a command that fails is in the log', async () => {
  const { run, logger } = prepare(() => Promise.reject(new Error('gone')));
  run(acknowledge);
  await settle();
  expect(logger.lines).toMatchObject([{ level: 'error', event: 'tray.command-failed' }]);
});
