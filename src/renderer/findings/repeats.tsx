import { repeatSentence } from '../../shared/findings/repeat-words';
import type { FindingOrigin, FindingRepeats } from '../../shared/nouns/finding';
import { Glyph } from '../components/glyph';
import { Time } from '../components/time';
import { hrefOf } from '../router';
import { cutText, visibleText } from '../words/outside-words';

/** Earlier findings of the same kind. Where the team asked to escalate if it occurs again, it is said first. */
export function Repeats({
  repeats,
  from,
}: {
  readonly repeats: FindingRepeats;
  readonly from: FindingOrigin['kind'];
}) {
  if (repeats.last.length === 0) return null;
  const sentence = repeatSentence(repeats, from);
  return (
    <div className={repeats.escalate === undefined ? 'repeats' : 'repeats asked'}>
      <p>
        {repeats.escalate === undefined ? null : <Glyph name="trouble" tone="lamp" size={16} />}
        <b>{sentence ?? 'Seen before, longer than 30 days ago.'}</b>
        {repeats.escalate === undefined ? null : (
          <span> The team’s words for the last one: “{repeats.escalate}”</span>
        )}
      </p>
      <ul aria-label="The last ones">
        {repeats.last.map(({ id, text, raisedAt, outcome }) => (
          <li key={id}>
            <Time at={raisedAt} form="exact" />{' '}
            <a href={hrefOf({ page: 'findings', id })}>
              <bdi>{visibleText(cutText(text, 120))}</bdi>
            </a>{' '}
            ({outcome ?? 'open'})
          </li>
        ))}
      </ul>
    </div>
  );
}
