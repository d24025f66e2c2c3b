import type { Finding } from '../../shared/nouns/finding';
import { hrefOf } from '../router';
import { cutText, visibleText } from '../words/outside-words';
import { FindingState } from './finding-state';

const longest = 160;

/** One line on a row of another page: what was found, as a link to it, and where it stands. */
export function FindingLine({ finding }: { readonly finding: Finding }) {
  return (
    <small className="finding-line">
      finding:{' '}
      <a href={hrefOf({ page: 'findings', id: finding.id })}>
        <bdi>{visibleText(cutText(finding.text, longest))}</bdi>
      </a>{' '}
      (<FindingState finding={finding} />)
    </small>
  );
}
