import type { Pull, PulledPack } from '../../shared/nouns/pack-folder';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { counted } from '../words/counted';
import { packProblemWords } from '../words/failure-words';

const changeWords = {
  changed: 'changed; the new version is read',
  new: 'is new',
  gone: 'is gone',
  malformed: 'is wrong in the new commit; its last good version stays in use',
} as const;

/** What the last pull brought. */
export function PullReport({ pull }: { readonly pull: Pull }) {
  const { at, commits, commitCount, packs } = pull;
  return (
    <div className="pull-report" role="status">
      {commitCount === 0 ? (
        <small>
          Pulled <Time at={at} form="sentence" />: there was nothing new.
        </small>
      ) : (
        <>
          <small>
            Pulled <Time at={at} form="sentence" />: {counted(commitCount, 'commit')}, from{' '}
            <code>{pull.from}</code> to <code>{pull.to}</code>.
          </small>
          <ul>
            {commits.map(({ commit, subject }) => (
              <li key={commit}>
                <small>
                  <code>{commit}</code> <OutsideText text={subject} longest={120} />
                </small>
              </li>
            ))}
            {commitCount > commits.length ? (
              <li>
                <small>and {commitCount - commits.length} more</small>
              </li>
            ) : null}
          </ul>
          {packs.length === 0 ? <small>No pack file changed.</small> : null}
        </>
      )}
      {packs.map((pack) => (
        <PackLine key={pack.file} pack={pack} />
      ))}
    </div>
  );
}

function PackLine({ pack }: { readonly pack: PulledPack }) {
  return (
    <small>
      <b>
        <OutsideText text={pack.name} longest={100} />
      </b>{' '}
      {changeWords[pack.change]}.
      {pack.problem === undefined ? null : (
        <>
          {' '}
          <OutsideText text={packProblemWords(pack.problem)} longest={400} />
        </>
      )}
    </small>
  );
}
