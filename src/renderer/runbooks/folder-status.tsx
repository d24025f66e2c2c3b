import type { RunbookFolder } from '../../shared/nouns/runbook';
import { Glyph } from '../components/glyph';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { counted } from '../words/counted';

/** How much of a folder was read, when, and what was not, with the reason. */
export function FolderStatus({ folder }: { readonly folder: RunbookFolder }) {
  const { isReading, pages, readAt, problem, limits, setAside, setAsideCount } = folder;
  return (
    <>
      <small role="status">
        {counted(pages, 'page')}
        {readAt === undefined ? null : (
          <>
            , read <Time at={readAt} form="sentence" />
          </>
        )}
        {isReading ? ', reading now…' : ''}
      </small>
      {problem === undefined ? null : (
        <Trouble>
          The folder could not be read: {problem}.{' '}
          {pages === 0 ? '' : 'The pages read before stay, and may be old. '}Mend it, then read it again.
        </Trouble>
      )}
      {limits.map((limit) => (
        <Trouble key={limit}>{limit} Choose the folder that holds the runbooks only.</Trouble>
      ))}
      {setAsideCount === 0 ? null : (
        <details className="set-aside">
          <summary>{counted(setAsideCount, 'file')} could not be read</summary>
          <ul>
            {setAside.map(({ path, reason }) => (
              <li key={path}>
                <code>
                  <OutsideText text={path} longest={300} />
                </code>
                : {reason}
              </li>
            ))}
            {setAsideCount > setAside.length ? <li>and {setAsideCount - setAside.length} more</li> : null}
          </ul>
        </details>
      )}
    </>
  );
}

function Trouble({ children }: { readonly children: React.ReactNode }) {
  return (
    <small className="folder-trouble">
      <Glyph name="trouble" tone="lamp" size={14} /> <span>{children}</span>
    </small>
  );
}
