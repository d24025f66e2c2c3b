import { useEffect, useRef, useState } from 'react';
import soundAddress from '../../../resources/sounds/high.wav?url';
import { useApp } from '../app-context';
import { Notice } from '../components/notice';
import { useValue } from '../stores/copy';
import { createSounder, type Sounder } from './page-sounder';

/** One that is older is not rung for: the window was opened after it. */
const ringsWithinMs = 10_000;

export function openSounder(): Sounder {
  return createSounder({
    open: () => new AudioContext(),
    read: async () => (await fetch(soundAddress)).arrayBuffer(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}

/** Rings once for each page that is to be heard, and says where the browser does not let it. */
export function PageSound({ open = openSounder }: { readonly open?: () => Sounder }) {
  const { stores } = useApp();
  const ring = useValue(stores.pages)?.ring;
  const rungId = useRef<string>(undefined);
  const sounder = useRef<Sounder>(undefined);
  const [isSilent, setIsSilent] = useState(false);

  useEffect(() => {
    if (ring === undefined || ring.id === rungId.current) return;
    rungId.current = ring.id;
    if (Math.abs(stores.clock.getState().now - ring.at) > ringsWithinMs) return;
    sounder.current ??= open();
    sounder.current.play().then(
      (isHeard) => setIsSilent(!isHeard),
      () => setIsSilent(true),
    );
  }, [ring, open, stores]);

  if (!isSilent) return null;
  return (
    <div className="page-notice">
      <Notice>
        <p>
          <b>A page was to be heard, and this browser let no sound out.</b> Press anywhere in this window
          once, and the next one is heard.
        </p>
      </Notice>
    </div>
  );
}
