import type { KnownIssue } from '../../shared/nouns/pack-process';
import { OutsideText } from '../components/outside-text';

const longestCell = 600;

/** A known issue of the team: its name, and at a press what causes it, what to do and what that risks. */
export function KnownIssueLine({ issue }: { readonly issue: KnownIssue }) {
  const { incident, causes, actions, risks } = issue;
  const cells = [
    ['Usually', causes],
    ['What to do', actions],
    ['Risks', risks],
  ] as const;
  return (
    <details className="help-line known-issue">
      <summary>
        Known issue: <OutsideText text={incident} longest={200} />
      </summary>
      <dl>
        {cells.map(([name, text]) =>
          text === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <OutsideText text={text} longest={longestCell} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </details>
  );
}
