import { assertNever } from '../../shared/assert-never';
import { wordsFor } from '../../shared/error-words';
import type { SlackProbe } from '../courier';
import { type CheckOutcome, failed, notNeeded, passed } from './check-outcome';

export function checkSlack(probe: SlackProbe): CheckOutcome {
  switch (probe.kind) {
    case 'practice':
      return notNeeded('practice needs no Slack');
    case 'not-connected':
      return failed('no token is set up', { code: 'slack-not-connected', detail: {} });
    case 'failed':
      return failed(wordsFor(probe.failure).what.replace(/\.$/, ''), probe.failure);
    case 'answered': {
      const { team, user, missingScopes } = probe;
      const who = `${team}, as ${user}`;
      if (missingScopes === undefined)
        return passed(`${who}; Slack did not say which permissions the token has`);
      if (missingScopes.length === 0) return passed(`${who}, with every permission that is needed`);
      const needed = missingScopes.join(', ');
      return failed(`${who}; without ${needed}`, { code: 'slack-scope-missing', detail: { needed } });
    }
    default:
      return assertNever(probe);
  }
}
