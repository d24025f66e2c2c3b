import { expect, test } from 'vitest';
import { createDispatch } from '../../src/main/dispatch';
import { createEventHub } from '../../src/main/event-hub';
import type { Handlers } from '../../src/shared/contract';
import { WatchkeeperError } from '../../src/shared/errors';
import { createRecordingLogger } from '../support/recording-logger';

/** Only what these tests call; a missing handler is a missing property, as it would be in a broken build. */
function dispatchOver(handlers: Partial<Handlers>) {
  const logger = createRecordingLogger();
  return { dispatch: createDispatch(handlers as Handlers, logger), logger };
}

test.each(['no.such', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
  'the request name %j is refused',
  async (name) => {
    const { dispatch } = dispatchOver({});
    expect(await dispatch(name, {})).toEqual({
      ok: false,
      error: { code: 'unknown-request', detail: { name } },
    });
  },
);

test.each([undefined, null, 7, 'x', [], { id: 3 }, { id: '' }, { id: 'a', more: 1 }])(
  'the input %j never reaches the handler',
  async (input) => {
    const { dispatch } = dispatchOver({
      'shifts.remove': () => expect.unreachable('the handler was called'),
    });
    expect(await dispatch('shifts.remove', input)).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    });
  },
);

test('a refusal keeps its code and its detail', async () => {
  const { dispatch } = dispatchOver({
    'shifts.list': () => {
      throw new WatchkeeperError('not-found', { noun: 'shift' });
    },
  });
  expect(await dispatch('shifts.list', {})).toEqual({
    ok: false,
    error: { code: 'not-found', detail: { noun: 'shift' } },
  });
});

test('a fault of our own is told as such, and its message goes to the log only', async () => {
  const { dispatch, logger } = dispatchOver({
    'shifts.list': () => {
      throw new Error('SELECT secret FROM somewhere');
    },
  });
  expect(await dispatch('shifts.list', {})).toEqual({ ok: false, error: { code: 'internal', detail: {} } });
  expect(logger.lines.map(({ event }) => event)).toEqual(['request.failed']);
});

test('a listener that fails does not keep an event from the others', () => {
  const failures: unknown[] = [];
  const hub = createEventHub((error) => failures.push(error));
  const heard: string[] = [];
  hub.subscribe(() => {
    throw new Error('deaf');
  });
  const stop = hub.subscribe(({ name }) => heard.push(name));
  hub.announce('alarm.opened', { alarmId: 'a' });
  stop();
  hub.announce('alarm.opened', { alarmId: 'b' });
  expect(heard).toEqual(['alarm.opened']);
  expect(failures).toHaveLength(2);
});
