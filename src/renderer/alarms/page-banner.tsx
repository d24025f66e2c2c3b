import { useEffect, useRef } from 'react';
import type { FallbackPage } from '../../shared/nouns/page';
import { useApp } from '../app-context';
import type { Outcome } from '../client/client';
import { Button } from '../components/button';
import { Glyph } from '../components/glyph';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { go } from '../router';
import { showAlarm } from '../show-alarm';
import { useValue } from '../stores/copy';
import { useActions } from '../use-action';
import { PageUndo } from './page-undo';

type Act = 'acknowledge' | 'put-aside';

/** On every page of the window: what the desktop is not known to have put before anybody. */
export function PageBanner() {
  const { client, stores } = useApp();
  const view = useValue(stores.pages);
  const fallback = view?.fallback ?? [];
  useSayDrawn(fallback);
  const act = useActions((_id: string, page: FallbackPage, what: Act) => perform(page, what));

  async function perform({ id, alarmId }: FallbackPage, what: Act): Promise<Outcome<unknown>> {
    const outcome =
      what === 'acknowledge' && alarmId !== undefined
        ? await client.request('alarms.acknowledge', { id: alarmId })
        : await client.request('pages.putAside', { id });
    if (outcome.ok) await Promise.all([stores.pages.load(), stores.alarms.load()]);
    return outcome;
  }

  return (
    <>
      {fallback.map((page, index) => (
        // The first is told in full; the others stand below it in a line each.
        <section
          key={page.id}
          className={`page-banner ${page.urgency} ${index === 0 ? '' : 'further'}`}
          role="alert"
        >
          <Glyph
            name={page.urgency === 'high' ? 'needs-you' : 'off'}
            size={index === 0 ? 28 : 16}
            tone={page.urgency === 'high' ? 'lamp' : 'plain'}
          />
          <div className="page-banner-words">
            <p className="title">
              <OutsideText text={page.title} longest={160} />
            </p>
            {index === 0 ? (
              <>
                <p className="body">
                  <OutsideText text={page.body} longest={400} />
                </p>
                <p className="why">
                  <Time at={page.at} />, {whyWords(page)}
                </p>
              </>
            ) : null}
          </div>
          <div className="acts">
            {page.alarms === 1 ? (
              <Button
                look={index === 0 ? 'lamp' : 'plain'}
                isBusy={act.isBusy(page.id)}
                onClick={() => void act.run(page.id, page, 'acknowledge')}
              >
                Acknowledge
              </Button>
            ) : null}
            <Button onClick={() => showAlarm(stores, page.alarmId)}>Open</Button>
            {page.alarms === 1 ? (
              <Button onClick={() => go({ page: 'declare', alarmId: page.alarmId })}>Declare</Button>
            ) : null}
            <Button
              look="text"
              isBusy={act.isBusy(page.id)}
              onClick={() => void act.run(page.id, page, 'put-aside')}
            >
              I have seen it
            </Button>
          </div>
        </section>
      ))}
      <FailureNotice failure={act.failure} />
      <PageUndo undoable={view?.undoable ?? []} />
    </>
  );
}

function whyWords({ why, reason }: FallbackPage): string {
  switch (why) {
    case 'failed':
      return `shown here because your desktop did not show it${reason === '' ? '' : ` (${reason})`}`;
    case 'no-word':
      return 'shown here because your desktop did not say that it was shown';
    case 'unanswered':
      return 'shown here because nobody has answered the notification: is do-not-disturb on?';
  }
}

/** Told once for each, and only when a person who looks at this screen can see it. */
function useSayDrawn(fallback: readonly FallbackPage[]) {
  const { client } = useApp();
  const said = useRef(new Set<string>());
  useEffect(() => {
    function say() {
      const ids = fallback.map(({ id }) => id).filter((id) => !said.current.has(id));
      if (ids.length === 0 || document.visibilityState !== 'visible') return;
      for (const id of ids) said.current.add(id);
      void client.request('pages.seen', { ids }).then((outcome) => {
        // The core did not hear it: it is said again with the next change.
        if (!outcome.ok) for (const id of ids) said.current.delete(id);
      });
    }
    say();
    document.addEventListener('visibilitychange', say);
    return () => document.removeEventListener('visibilitychange', say);
  }, [client, fallback]);
}
