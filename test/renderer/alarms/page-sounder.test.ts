import { expect, test } from 'vitest';
import { createSounder, type SoundContext } from '../../../src/renderer/alarms/page-sounder';

function contextOf(state: AudioContextState, resumes: boolean) {
  const started: unknown[] = [];
  let read = 0;
  const context = {
    state,
    destination: 'speakers',
    resume() {
      if (!resumes) return new Promise<void>(() => undefined);
      context.state = 'running';
      return Promise.resolve();
    },
    decodeAudioData: (bytes: ArrayBuffer) => Promise.resolve({ length: bytes.byteLength }),
    createBufferSource() {
      const source = {
        buffer: undefined as unknown,
        to: undefined as unknown,
        connect: (to: unknown) => {
          source.to = to;
        },
        start: () => started.push([source.buffer, source.to]),
      };
      return source;
    },
  };
  const sounder = createSounder({
    open: () => context as unknown as SoundContext,
    read: () => {
      read += 1;
      return Promise.resolve(new ArrayBuffer(8));
    },
    wait: () => new Promise((resolve) => setTimeout(resolve, 5)),
  });
  return { sounder, started, reads: () => read };
}

test('the sound is read once and played each time', async () => {
  const { sounder, started, reads } = contextOf('running', true);
  expect([await sounder.play(), await sounder.play()]).toEqual([true, true]);
  expect(started).toEqual([
    [{ length: 8 }, 'speakers'],
    [{ length: 8 }, 'speakers'],
  ]);
  expect(reads()).toBe(1);
});

test('a context that sleeps is woken first', async () => {
  const { sounder, started } = contextOf('suspended', true);
  expect(await sounder.play()).toBe(true);
  expect(started).toHaveLength(1);
});

test('where the browser waits for a press, it is said that nothing was heard', async () => {
  const { sounder, started } = contextOf('suspended', false);
  expect(await sounder.play()).toBe(false);
  expect(started).toEqual([]);
});
