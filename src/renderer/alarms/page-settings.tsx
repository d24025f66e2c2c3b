import { useRef, useState } from 'react';
import type { OffWatchChoice, PageChoices } from '../../shared/nouns/page';
import { offWatchChoices } from '../../shared/nouns/page';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useValue } from '../stores/copy';
import { useAction } from '../use-action';
import { openSounder } from './page-sound';
import type { Sounder } from './page-sounder';

const offWatchWords: Readonly<Record<OffWatchChoice, { label: string; hint: string }>> = {
  nothing: { label: 'Nothing', hint: 'alarms are recorded, and nobody is told' },
  digest: { label: 'A digest', hint: 'one notification when your next watch begins' },
};

/** How I want to be told of alarms: kept by the core, for every window. */
export function PageSettings({ open = openSounder }: { readonly open?: () => Sounder }) {
  const { client, stores } = useApp();
  const choices = useValue(stores.pages)?.choices;
  const sounder = useRef<Sounder>(undefined);
  const [tried, setTried] = useState<boolean>();
  const choose = useAction(async (next: PageChoices) => {
    const outcome = await client.request('pages.choose', next);
    if (outcome.ok) stores.pages.accept(outcome.value);
    return outcome;
  });
  if (choices === undefined) return null;

  async function tryIt() {
    sounder.current ??= open();
    setTried(await sounder.current.play().catch(() => false));
  }

  return (
    <section>
      <h2>How you are told</h2>
      <fieldset className="choices inline">
        <legend>Off watch</legend>
        {offWatchChoices.map((choice) => (
          <label key={choice} className="choice">
            <input
              type="radio"
              name="off-watch"
              checked={choice === choices.offWatch}
              onChange={() => void choose.run({ ...choices, offWatch: choice })}
            />
            <span>
              {offWatchWords[choice].label}
              <small>{offWatchWords[choice].hint}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label className="choice">
        <input
          type="checkbox"
          checked={choices.ownSound}
          onChange={(event) => void choose.run({ ...choices, ownSound: event.target.checked })}
        />
        <span>
          Watchkeeper’s own sound for high pages
          <small>
            played by this window, also while the desktop keeps its notifications quiet; never for a low page
          </small>
        </span>
      </label>
      <p className="page-try">
        <Button onClick={() => void tryIt()}>Play the sound</Button>{' '}
        <span role="status">
          {tried === undefined ? '' : tried ? 'Played. Did you hear it?' : 'No sound could be played here.'}
        </span>
      </p>
      <FailureNotice failure={choose.failure} />
    </section>
  );
}
