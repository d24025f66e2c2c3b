import { useState } from 'react';
import type { PackStanding } from '../../shared/nouns/pack-folder';
import { useApp, useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { Glyph } from '../components/glyph';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { dayWords } from '../runbooks/review-words';
import { isPastReview, reviewSentence } from '../team/review-words';
import { dateIn } from '../time/wall-clock';
import { useAction } from '../use-action';
import { capital } from '../words/cover-words';
import { packProblemWords } from '../words/failure-words';
import { originWords } from '../words/pack-words';

/** A pack: where it is, which version counts, whether it is due for review, and what is wrong with its file. */
export function PackRow({ pack }: { readonly pack: PackStanding }) {
  const { version, problem, isInUse, canLetGo } = pack;
  return (
    <li className="row">
      <div className="what">
        <OutsideText text={pack.name} longest={100} />
        {isInUse ? <span className="tag">in use</span> : null}
        <small>
          <OutsideText text={originWords(pack)} longest={300} />
          {version === undefined ? null : (
            <>
              , version <code>{version.hash.slice(0, 7)}</code>
              {version.readAt === undefined ? null : (
                <>
                  {' '}
                  of <Time at={version.readAt} form="sentence" />
                </>
              )}
            </>
          )}
        </small>
        <Reviews reviews={pack.reviews} />
        {problem === undefined ? null : (
          <small className="folder-trouble">
            <Glyph name="trouble" tone="lamp" size={14} />
            <span>
              <OutsideText text={packProblemWords(problem)} longest={600} />
              {version === undefined ? '' : ' The last good version stays in use.'}
            </span>
          </small>
        )}
        {canLetGo ? <LetGo pack={pack} /> : null}
      </div>
    </li>
  );
}

/** The pack's own review and, where they are past due, its documents'. */
function Reviews({ reviews }: { readonly reviews: PackStanding['reviews'] }) {
  const today = dateIn(useZone(), useNow(60_000));
  const [own, ...documents] = reviews;
  const overdue = documents.filter((review) => isPastReview(review, today));
  if (own === undefined) return null;
  return (
    <>
      <small className={isPastReview(own, today) ? 'overdue' : undefined}>
        {capital(reviewSentence(own, today))}
      </small>
      {overdue.map(({ name, dueOn = '' }) => (
        <small key={name}>
          <OutsideText text={name} longest={100} />: due for review since {dayWords(dueOn)}
        </small>
      ))}
    </>
  );
}

function LetGo({ pack }: { readonly pack: PackStanding }) {
  const { client, stores } = useApp();
  const [isAsking, setIsAsking] = useState(false);
  const letGo = useAction(async () => {
    const outcome = await client.request('packs.letGo', { id: pack.id });
    if (outcome.ok) stores.packsView.accept(outcome.value);
    setIsAsking(false);
    return outcome;
  });
  return (
    <>
      <Button look="text" onClick={() => setIsAsking(true)}>
        Use the pack that ships instead…
      </Button>
      <FailureNotice failure={letGo.failure} />
      {isAsking ? (
        <ConfirmDialog
          title="Use the pack that ships instead?"
          confirm="Use it"
          isBusy={letGo.isBusy}
          onConfirm={() => void letGo.run()}
          onClose={() => setIsAsking(false)}
        >
          <p>
            Hours, channels and words are then those of the shipped pack with the id <code>{pack.id}</code>,
            at once. If {pack.file} comes back, it counts again.
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
