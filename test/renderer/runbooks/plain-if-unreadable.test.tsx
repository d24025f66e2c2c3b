import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test } from 'vitest';
import { PlainIfUnreadable } from '../../../src/renderer/runbooks/plain-if-unreadable';

function TooDeep(): never {
  throw new RangeError('Maximum call stack size exceeded');
}

test('what cannot be drawn is shown as plain text, and what stands beside it stays', async () => {
  const element = document.createElement('div');
  const root = createRoot(element, { onCaughtError: () => undefined });
  onTestFinished(() => act(() => root.unmount()));
  await act(async () =>
    root.render(
      <>
        <h1>Beside</h1>
        <PlainIfUnreadable plain={<p>Plain</p>}>
          <TooDeep />
        </PlainIfUnreadable>
      </>,
    ),
  );
  expect(element.textContent).toBe('BesidePlain');
});
