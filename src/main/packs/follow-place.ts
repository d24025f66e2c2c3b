import type { Clock, Logger } from '../ports';
import type { PlaceReader } from './place-reader';

const everyMs = 2_000;
/** A file that is still being written is another by then. */
const settleMs = 400;

export type FollowedPlace = {
  readonly reader: PlaceReader;
  /** Reads all that changed, whether it has settled or not. Ends when a look that began after this was asked has ended. */
  readNow(): Promise<void>;
  stop(): void;
};

/**
 * Looks at one folder again and again, one look at a time. Each folder is followed on its own, so that one on a share that
 * does not answer holds up nobody else.
 */
export function followPlace(options: {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly reader: PlaceReader;
  /** After each look. */
  readonly onLook: () => void;
}): FollowedPlace {
  const { clock, logger, reader, onLook } = options;
  let isStopped = false;
  let cancel = (): void => {};
  let isFailing = false;
  let last: Promise<void> = Promise.resolve();

  async function look(isSettled: boolean): Promise<void> {
    if (isStopped) return;
    cancel();
    let outcome: Awaited<ReturnType<PlaceReader['look']>> = 'same';
    try {
      outcome = await reader.look({ isSettled });
      isFailing = false;
      if (!isStopped) onLook();
    } catch (error) {
      // A full disk, for one: it is tried again, and the watch goes on with the packs that it knows.
      if (!isStopped && !isFailing) logger.error('packs.look-failed', { place: reader.place.id, error });
      isFailing = true;
    }
    if (isStopped) return;
    cancel = clock.after(outcome === 'unsettled' ? settleMs : everyMs, () => void lookAfter(false));
  }

  function lookAfter(isSettled: boolean): Promise<void> {
    last = last.then(() => look(isSettled));
    return last;
  }

  return {
    reader,
    readNow: () => lookAfter(true),
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
