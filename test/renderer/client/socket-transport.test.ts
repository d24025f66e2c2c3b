import { expect, test } from 'vitest';
import { openSocketTransport, type Socket } from '../../../src/renderer/client/socket-transport';

/** Sockets as the test opens, answers and drops them, and timers that it runs. */
function createWires() {
  const sockets: { sent: string[]; fire(type: string, data?: string): void }[] = [];
  const timers: { delayMs: number; task: () => void }[] = [];
  const transport = openSocketTransport({
    connect: () => {
      const listeners = new Map<string, (event: { data: unknown }) => void>();
      const sent: string[] = [];
      sockets.push({ sent, fire: (type, data) => listeners.get(type)?.({ data }) });
      return {
        send: (frame: string) => sent.push(frame),
        close: () => {},
        addEventListener: (type: string, listener: (event: { data: unknown }) => void) =>
          listeners.set(type, listener),
      } as unknown as Socket;
    },
    after: (delayMs, task) => {
      const timer = { delayMs, task };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  });
  const socket = () => {
    const last = sockets.at(-1);
    if (last === undefined) throw new Error('No socket was opened');
    return last;
  };
  return { transport, sockets, timers, socket };
}

test('a request made before the socket is open is sent when it opens, and gets its own answer', async () => {
  const { transport, socket } = createWires();
  const first = transport.request('app.info', {});
  const second = transport.request('watch.read', {});
  expect(socket().sent).toEqual([]);
  socket().fire('open');
  expect(socket().sent.map((frame) => JSON.parse(frame))).toEqual([
    { id: 1, name: 'app.info', input: {} },
    { id: 2, name: 'watch.read', input: {} },
  ]);
  socket().fire('message', JSON.stringify({ id: 2, reply: { ok: true, value: 'b' } }));
  socket().fire('message', JSON.stringify({ id: 1, reply: { ok: true, value: 'a' } }));
  expect([await first, await second]).toEqual([
    { ok: true, value: 'a' },
    { ok: true, value: 'b' },
  ]);
});

test('events reach every listener; what is no frame is left aside', () => {
  const { transport, socket } = createWires();
  const heard: unknown[] = [];
  transport.subscribe((event) => heard.push(event));
  socket().fire('open');
  socket().fire('message', 'not json');
  socket().fire('message', '42');
  socket().fire('message', JSON.stringify({ event: { name: 'alarms.changed', value: [] } }));
  expect(heard).toEqual([{ name: 'alarms.changed', value: [] }]);
});

test('a lost socket fails what is pending and what is asked meanwhile', async () => {
  const { transport, socket } = createWires();
  socket().fire('open');
  const pending = transport.request('app.info', {});
  socket().fire('close');
  await expect(pending).rejects.toThrow('lost');
  await expect(transport.request('app.info', {})).rejects.toThrow('Not connected');
});

test('it is opened again with growing pauses up to a bound, from the shortest after each success', () => {
  const { sockets, timers, socket } = createWires();
  const pauses: number[] = [];
  const loseAndWait = () => {
    socket().fire('close');
    const timer = timers.splice(0).at(-1);
    pauses.push(timer?.delayMs ?? -1);
    timer?.task();
  };
  for (let round = 0; round < 7; round += 1) loseAndWait();
  expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  expect(sockets.length).toBe(8);
  socket().fire('open');
  loseAndWait();
  expect(pauses.at(-1)).toBe(250);
});

test('listeners of the link hear each loss and each return', () => {
  const { transport, timers, socket } = createWires();
  const heard: boolean[] = [];
  transport.watchLink?.((isOpen) => heard.push(isOpen));
  socket().fire('open');
  socket().fire('close');
  timers.splice(0).at(-1)?.task();
  socket().fire('open');
  expect(heard).toEqual([true, false, true]);
});

test('a request that is never answered fails in the end', async () => {
  const { transport, timers, socket } = createWires();
  socket().fire('open');
  const pending = transport.request('app.info', {});
  for (const { task } of timers.splice(0)) task();
  await expect(pending).rejects.toThrow('No answer in time');
});
