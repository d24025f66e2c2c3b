import { hoursWords } from '../../shared/hours-words';
import type { Pack } from '../../shared/nouns/pack';
import { hasSupport } from '../../shared/support/has-support';
import { AnnouncementsSection } from '../announcements/announcements-section';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { useCopy, useValue } from '../stores/copy';
import { NominationsSection } from './nominations-section';
import { QuestionsSection } from './questions-section';

/** Who asks, who answers, and what is announced. */
export function SupportPage() {
  const { stores } = useApp();
  const pack = useValue(stores.pack);
  const { value: view, failure } = useCopy(stores.support);
  return (
    <div className="page narrow support">
      <h1>Support</h1>
      <FailureNotice failure={failure} />
      {pack === undefined || view === undefined ? null : !hasSupport(pack) ? (
        <p className="teach">
          This team pack names no channel where users ask, no periods of support and no channel for
          announcements. With <code>channels.support</code>, <code>support.periods</code> or{' '}
          <code>limits.supportQuestion</code> in the pack, questions are kept here with a stopwatch each.
        </p>
      ) : (
        <>
          <Style pack={pack} />
          <QuestionsSection pack={pack} questions={view.questions} />
          <NominationsSection days={view.days} />
          <AnnouncementsSection />
        </>
      )}
    </div>
  );
}

/** How the team answers, and when an issue is due, in the pack's own words. */
function Style({ pack: { channels, limits, support } }: { readonly pack: Pack }) {
  const { supportQuestionMs } = limits;
  return (
    <p className="lead">
      {channels.support === undefined ? null : (
        <>
          Users ask in <b>{channels.support}</b>.{' '}
        </>
      )}
      {support.style.length === 0 ? null : <>We aim to be {support.style.join(', ')}. </>}
      {supportQuestionMs === undefined
        ? null
        : `A question of under ${hoursWords(supportQuestionMs)} is answered in the channel; a longer one gets an issue as well, which the engineer writes and keeps up to date. The talk stays in the channel.`}
    </p>
  );
}
