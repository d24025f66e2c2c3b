import { useStore } from 'zustand';
import { assertNever } from '../../shared/assert-never';
import type { HelpMatch } from '../../shared/nouns/alarm-help';
import { useApp } from '../app-context';
import { OutsideText } from '../components/outside-text';
import { hrefOf } from '../router';
import { KnownIssueLine } from './known-issue-line';
import { ReviewMark } from './review-mark';

/** What is known that may help with an alarm: a line each. */
export function AlarmHelpLines({ alarmId }: { readonly alarmId: string }) {
  const matches = useStore(useApp().stores.alarmHelp.store, (help) => help.matches[alarmId]);
  return matches?.map((match) => <HelpLine key={keyOf(match)} match={match} />);
}

function HelpLine({ match }: { readonly match: HelpMatch }) {
  switch (match.kind) {
    case 'known-issue':
      return <KnownIssueLine issue={match.issue} />;
    case 'runbook':
      return (
        <small className="help-line">
          Runbook:{' '}
          <a href={hrefOf({ page: 'runbooks', id: match.runbook.id })}>
            <OutsideText text={match.runbook.title} longest={200} />
          </a>
          <ReviewMark review={match.runbook.review} />
        </small>
      );
    default:
      return assertNever(match);
  }
}

function keyOf(match: HelpMatch): string {
  return match.kind === 'runbook' ? `runbook ${match.runbook.id}` : `issue ${match.issue.id}`;
}
