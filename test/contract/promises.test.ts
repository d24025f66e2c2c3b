import { describe, expect, it } from 'vitest';
import { type EventMessage, requests } from '../../src/shared/contract';
import type { AppInfo } from '../../src/shared/nouns/app';
import { overIpc } from './ipc-harness';
import { overSocket } from './socket-harness';

const names = Object.keys(requests);
const instant = Date.UTC(2026, 2, 29, 1, 30);

const validEntry = {
  id: '01J-entry',
  incidentId: '01J-incident',
  kind: 'event',
  text: '“Disk full” – 🧭 <b>\u0000 \u2028 "quoted" \\ line one\nline two',
  happenedAt: instant,
};

describe.each([overSocket, overIpc])('a window over the $name', ({ open }) => {
  it.each(names)('gets a reply to %s', async (name) => {
    const { transport } = await open();
    const reply = await transport.request(name, {});
    // Where an empty input is not enough, the refusal is a reply as well.
    expect(reply).toEqual(
      requests[name as keyof typeof requests].input.safeParse({}).success
        ? { ok: true, value: { name, input: {} } }
        : { ok: false, error: { code: 'invalid-request', detail: { reason: expect.any(String) } } },
    );
  });

  it.each([
    '',
    'app.infos',
    'APP.INFO',
    ' app.info',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
  ])('is refused the request %j by name', async (name) => {
    const { transport } = await open();
    expect(await transport.request(name, {})).toEqual({
      ok: false,
      error: { code: 'unknown-request', detail: { name } },
    });
  });

  it.each([
    ['nothing at all', undefined],
    ['null', null],
    ['a string', 'app.info'],
    ['a list', []],
    ['a field too many', { also: 1 }],
    ['a field named __proto__', JSON.parse('{"__proto__":{"admin":true}}')],
  ])('is refused an input that is %s', async (_what, input) => {
    const { transport } = await open();
    expect(await transport.request('app.info', input)).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    });
  });

  it.each([
    ['a missing field', { ...validEntry, text: undefined }],
    ['an empty line', { ...validEntry, text: '  ' }],
    ['a kind that is none', { ...validEntry, kind: 'gossip' }],
    ['an instant that is no number', { ...validEntry, happenedAt: '2026-03-29T01:30:00Z' }],
    ['an instant before 1970', { ...validEntry, happenedAt: -1 }],
    ['half a millisecond', { ...validEntry, happenedAt: 0.5 }],
    ['a line without end', { ...validEntry, text: 'x'.repeat(4_001) }],
  ])('is refused an entry with %s, and told which field', async (_what, input) => {
    const { transport } = await open();
    const reply = await transport.request('entries.append', input);
    expect(reply).toEqual({
      ok: false,
      error: {
        code: 'invalid-request',
        detail: { reason: expect.stringMatching(/^(text|kind|happenedAt): ./) },
      },
    });
  });

  it('sees a value come back as it was', async () => {
    const { transport } = await open();
    expect(await transport.request('entries.append', validEntry)).toEqual({
      ok: true,
      value: { name: 'entries.append', input: validEntry },
    });
  });

  it('is given nothing that JSON cannot carry', async () => {
    const { transport } = await open();
    const reply = await transport.request('entries.append', { ...validEntry, happenedAt: undefined });
    expect(reply).toStrictEqual(JSON.parse(JSON.stringify(reply)));
    expect(reply).toMatchObject({ ok: true });
  });

  it('gets each of 1,000 requests at once answered once, with its own answer', async () => {
    const { transport } = await open();
    const asked = Array.from({ length: 1_000 }, (_, index) => ({ ...validEntry, id: `entry-${index}` }));
    const replies = await Promise.all(asked.map((input) => transport.request('entries.append', input)));
    expect(replies).toEqual(asked.map((input) => ({ ok: true, value: { name: 'entries.append', input } })));
  });

  it('hears events in the order in which they were announced, until it stops listening', async () => {
    const { transport, core } = await open();
    const heard: EventMessage[] = [];
    const stop = transport.subscribe((event) => heard.push(event));
    const told = Array.from(
      { length: 200 },
      (_, index): EventMessage => ({ name: 'alarm.opened', value: { alarmId: `alarm-${index}` } }),
    );
    for (const { name, value } of told) core.announce(name, value);
    await expect.poll(() => heard.length).toBe(told.length);
    expect(heard).toEqual(told);

    stop();
    core.announce('alarms.changed', []);
    // What follows on the same way has come, so what went before it would have come too.
    await nextEvent(transport.subscribe, () => core.announce('practice.changed', []));
    expect(heard).toEqual(told);
  });

  it('hears no undefined: what is not there is left out, over either way', async () => {
    const { transport, core } = await open();
    const info: AppInfo = {
      version: '0.1.0',
      host: 'browser',
      dataFolder: '/data',
      capabilities: { tray: false, notificationActions: true, secretStorage: 'memory' },
      recovery: undefined,
    };
    const heard = await nextEvent(transport.subscribe, () => core.announce('app.restarted', info));
    const { recovery: _left, ...rest } = info;
    expect(heard).toStrictEqual({ name: 'app.restarted', value: rest });
  });

  it('is heard by every listener, each on its own', async () => {
    const { transport, core } = await open();
    const heard: string[] = [];
    const stopFirst = transport.subscribe(({ name }) => heard.push(`first ${name}`));
    transport.subscribe(({ name }) => heard.push(`second ${name}`));
    core.announce('alarms.changed', []);
    await expect.poll(() => heard).toEqual(['first alarms.changed', 'second alarms.changed']);
    stopFirst();
    core.announce('sources.changed', []);
    await expect.poll(() => heard.slice(2)).toEqual(['second sources.changed']);
  });
});

function nextEvent(
  subscribe: (listener: (event: EventMessage) => void) => () => void,
  announce: () => void,
): Promise<EventMessage> {
  return new Promise((resolve) => {
    const stop = subscribe((event) => {
      stop();
      resolve(event);
    });
    announce();
  });
}
