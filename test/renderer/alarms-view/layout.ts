import { afterEach, beforeEach } from 'vitest';

const sizes = { clientHeight: 600, clientWidth: 1_000, offsetHeight: 600, offsetWidth: 1_000 } as const;

/** happy-dom lays nothing out and draws nothing: here every element is as high as a window, and a canvas draws nowhere. */
export function withLayout(): void {
  const { prototype } = HTMLElement;
  const { getContext } = HTMLCanvasElement.prototype;
  const before = Object.keys(sizes).map(
    (name) => [name, Object.getOwnPropertyDescriptor(prototype, name)] as const,
  );

  beforeEach(() => {
    for (const [name, size] of Object.entries(sizes)) {
      Object.defineProperty(prototype, name, { configurable: true, get: () => size });
    }
    const nowhere: object = new Proxy({}, { get: () => () => undefined, set: () => true });
    HTMLCanvasElement.prototype.getContext = (() => nowhere) as typeof getContext;
    Object.assign(globalThis, {
      Path2D: class {
        rect = () => undefined;
      },
    });
  });
  afterEach(() => {
    for (const [name, descriptor] of before) {
      if (descriptor !== undefined) Object.defineProperty(prototype, name, descriptor);
    }
    HTMLCanvasElement.prototype.getContext = getContext;
    Reflect.deleteProperty(globalThis, 'Path2D');
  });
}
