import { useApp } from '../app-context';
import { Notice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { useValue } from '../stores/copy';
import { packProblemWords } from '../words/failure-words';

/** Until it is mended: the file of the pack in use is wrong or gone, and what the watch goes by instead. */
export function PackTroubleNotice() {
  const view = useValue(useApp().stores.packsView);
  const pack = view?.packs.find(({ isInUse }) => isInUse);
  if (pack?.problem === undefined) return null;
  const { problem, version, folder } = pack;
  return (
    <div className="page-notice">
      <Notice>
        <p>
          <b>{problem.line === 0 ? 'The team pack cannot be read.' : 'The team pack has a mistake.'}</b>{' '}
          <OutsideText text={packProblemWords(problem)} longest={600} />
        </p>
        <p className="todo">
          {version === undefined ? (
            'There is no good version of it to go by.'
          ) : version.readAt === undefined ? (
            'The last good version stays in use.'
          ) : (
            <>
              The last good version, read <Time at={version.readAt} form="sentence" />, stays in use.
            </>
          )}{' '}
          {folder === undefined ? '' : <>The file is in {folder}. </>}
          <a href="#/settings">See the team packs in Settings</a>
        </p>
      </Notice>
    </div>
  );
}
