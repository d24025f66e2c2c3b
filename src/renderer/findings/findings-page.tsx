import type { Finding } from '../../shared/nouns/finding';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { Time } from '../components/time';
import { go, hrefOf } from '../router';
import { useCopy } from '../stores/copy';
import { usePageKeys } from '../use-page-keys';
import { cutText, visibleText } from '../words/outside-words';
import { FindingDetail } from './finding-detail';
import { FindingGlyph, FindingState } from './finding-state';

/** All that was found, the open first, and one of them on its way to an outcome. */
export function FindingsPage({ id }: { readonly id: string | undefined }) {
  const { stores } = useApp();
  const { value: findings, failure } = useCopy(stores.findings);
  const ordered = inOrder(findings ?? []);
  const open = ordered.filter(({ state }) => state !== 'ended');
  const ended = ordered.filter(({ state }) => state === 'ended');

  usePageKeys(({ key, isHeld }) => {
    if ((key !== 'j' && key !== 'k') || isHeld || ordered.length === 0) return false;
    const at = ordered.findIndex((finding) => finding.id === id);
    const next = at < 0 ? 0 : Math.min(Math.max(at + (key === 'j' ? 1 : -1), 0), ordered.length - 1);
    const finding = ordered[next];
    if (finding !== undefined && finding.id !== id) go({ page: 'findings', id: finding.id });
    return true;
  });

  return (
    <div className={id === undefined ? 'page findings' : 'page findings has-one'}>
      <div className="finding-lists">
        {id === undefined ? (
          <h1>Findings</h1>
        ) : (
          <p className="back">{<a href="#/findings">All findings</a>}</p>
        )}
        <FailureNotice failure={failure} />
        {findings !== undefined && ordered.length === 0 ? (
          <p className="teach">
            None. When something looks odd, raise a finding from an item of the checklist (<b>f</b>) or from
            an alarm (<b>i</b>): say that you look into it, ask why five times, and end it in one of your
            team’s outcomes.
          </p>
        ) : null}
        {open.length === 0 ? null : <FindingList title="Open" findings={open} shownId={id} />}
        {ended.length === 0 ? null : <FindingList title="Ended" findings={ended} shownId={id} />}
      </div>
      {id === undefined ? null : <FindingDetail key={id} id={id} />}
    </div>
  );
}

function FindingList({
  title,
  findings,
  shownId,
}: {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly shownId: string | undefined;
}) {
  return (
    <section>
      <h2>
        {title} <span className="count">{findings.length}</span>
      </h2>
      <ul className="list">
        {findings.map((finding) => (
          <li key={finding.id} className={finding.id === shownId ? 'row finding sel' : 'row finding'}>
            <FindingGlyph finding={finding} />
            <div className="what">
              <a
                className="sentence"
                href={hrefOf({ page: 'findings', id: finding.id })}
                aria-current={finding.id === shownId ? 'page' : undefined}
              >
                <bdi>{visibleText(cutText(finding.text, 160))}</bdi>
              </a>
              <small>
                <FindingState finding={finding} />
                {finding.workspace === 'practice' ? <span className="tag">practice</span> : null}
              </small>
            </div>
            <Time at={finding.raisedAt} form="column" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Open ones, the oldest first; then those that ended, the last first. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => {
    if (one.end === undefined || other.end === undefined)
      return Number(one.end !== undefined) - Number(other.end !== undefined) || one.raisedAt - other.raisedAt;
    return other.end.at - one.end.at;
  });
}
