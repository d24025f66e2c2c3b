import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach } from 'vitest';
import { App } from '../../../src/renderer/app';
import { AppContext } from '../../../src/renderer/app-context';
import { createClient } from '../../../src/renderer/client/client';
import { connectStores } from '../../../src/renderer/connect-stores';
import { createStores } from '../../../src/renderer/stores/create-stores';
import type { RequestName } from '../../../src/shared/contract';
import { createFakeCore, type FakeCore, Refusal } from './fake-core';
import { memoryStorage } from './memory-storage';
import * as samples from './samples';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

/** A core with an ordinary morning in it; a test replaces the answers it is about. */
export function ordinaryCore(answers: FakeCore['answers'] = {}): FakeCore {
  return createFakeCore({
    'app.info': () => samples.info,
    'settings.read': () => samples.settings,
    'packs.list': () => [
      {
        id: 'cloud-platform',
        name: 'Cloud Platform',
        origin: 'shipped',
        file: 'cloud-platform.yaml',
        problem: undefined,
      },
    ],
    'packs.current': () => samples.pack,
    'packs.standing': () => ({ packs: [], folders: [] }),
    'watch.read': () => samples.watch,
    'shifts.list': () => [samples.shift],
    'rota.standing': () => samples.standing,
    'rota.month': ({ month }) => ({ ...samples.month, month }),
    'readiness.read': () => ({ run: undefined, shiftId: 'shift-1' }),
    'checklist.read': () => [samples.run],
    'findings.list': () => [],
    'commands.read': () => ({ versions: [], approvals: [], runs: [] }),
    'alarms.list': () => [],
    'pages.read': () => samples.pages,
    'sources.list': () => [samples.source('live')],
    'silences.list': () => [],
    'incidents.list': () => [],
    'entries.list': () => [],
    'announcements.list': () => [],
    'outbox.read': () => ({ posts: [], stuckSinceAt: undefined }),
    'handover.read': () => samples.handover,
    'practice.messages': () => [],
    'support.read': () => ({ questions: [], days: [] }),
    'runbooks.read': () => ({ folders: [], pages: 0, due: 0 }),
    'alarms.help': () => [],
    ...answers,
  });
}

/** The whole app over a fake core, drawn into this document. */
export async function renderApp(core: FakeCore, hash = '#/watch', session = memoryStorage()) {
  location.hash = hash;
  const client = createClient(core.transport);
  const timers: (() => void)[] = [];
  let made = 0;
  const stores = createStores(client, {
    session,
    local: memoryStorage(),
    now: () => samples.now,
    newId: () => `made-${++made}`,
    after: (_delayMs, task) => {
      timers.push(task);
      return () => timers.splice(timers.indexOf(task), timers.includes(task) ? 1 : 0);
    },
  });
  const disconnect = connectStores(client, stores, {
    watchLink: core.transport.watchLink,
    now: () => samples.now,
  });
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  undo.push(() => {
    act(() => root.unmount());
    disconnect();
    element.remove();
  });
  await act(async () =>
    root.render(
      <AppContext value={{ client, stores }}>
        <App />
      </AppContext>,
    ),
  );
  await settle();
  return {
    stores,
    element,
    /** Runs what waits for a timer. */
    async passTime() {
      await act(async () => {
        for (const task of timers.splice(0)) task();
      });
      await settle();
    },
  };
}

/** Lets promises that are already answered run on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
}

export function find<T extends Element = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`There is no ${selector} in:\n${document.body.textContent}`);
  return found;
}

export function button(name: string | RegExp): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find((each) => matches(each.textContent, name));
  if (found === undefined) throw new Error(`There is no button ${name} in:\n${document.body.textContent}`);
  return found;
}

/** The control that a label names. */
export function field<T extends HTMLElement = HTMLInputElement>(label: string | RegExp): T {
  const found = [...document.querySelectorAll('label')].find((each) => matches(each.textContent, label));
  const control = found?.htmlFor ? document.getElementById(found.htmlFor) : found?.querySelector('input');
  if (control == null) throw new Error(`There is no field ${label} in:\n${document.body.textContent}`);
  return control as unknown as T;
}

function matches(text: string | null, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text?.trim() === wanted : wanted.test(text ?? '');
}

export async function click(element: HTMLElement): Promise<void> {
  await act(async () => element.click());
  await settle();
}

/** Puts text into a control as typing does, so that React notices. */
export async function type(element: HTMLElement, text: string): Promise<void> {
  const prototype = Object.getPrototypeOf(element) as object;
  const setter = Object.getOwnPropertyDescriptor(prototype, 'value')?.set;
  await act(async () => {
    setter?.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}

/** Goes on to another control. */
export async function leave(element: HTMLElement): Promise<void> {
  await act(async () => {
    element.focus();
    element.blur();
  });
  await settle();
}

export async function press(key: string, options: KeyboardEventInit = {}, on?: Element): Promise<void> {
  const target = on ?? document.activeElement ?? document.body;
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));
  });
  await settle();
}

export async function submit(form: HTMLFormElement | null): Promise<void> {
  await act(async () => form?.requestSubmit());
  await settle();
}

export async function during(change: () => void): Promise<void> {
  await act(async () => change());
  await settle();
}

/** What stands in the notices of the page. */
export function alerts(): readonly string[] {
  return [...document.querySelectorAll('[role=alert]')].map((each) => each.textContent ?? '');
}

export function text(): string {
  return document.body.textContent ?? '';
}

export type { RequestName };
export { memoryStorage, Refusal };

/** An answer that comes when the test says so. */
export function awaited<T>() {
  return Promise.withResolvers<T>();
}
