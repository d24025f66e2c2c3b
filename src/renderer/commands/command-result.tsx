import { assertNever } from '../../shared/assert-never';
import { troubleWords } from '../../shared/command-words';
import type { CommandReading, CommandRun } from '../../shared/nouns/command';
import { OutsideText } from '../components/outside-text';
import { visibleText } from '../words/outside-words';
import { PodsResult } from './pods-result';

/** What was found, where the one line does not say it all. */
export function CommandResult({ run: { end, argv } }: { readonly run: CommandRun }) {
  switch (end.state) {
    case 'ended':
      return <Reading reading={end.reading} />;
    case 'not-found':
      return (
        <p className="command-todo">
          Nothing is known. Install <code>{visibleText(argv[0])}</code>, or start Watchkeeper from a terminal
          whose PATH has it.
        </p>
      );
    case 'timed-out':
      return (
        <p className="command-todo">
          Nothing is known. It may have waited for somebody to sign in: sign in as you do in a terminal, then
          run it again.
        </p>
      );
    case 'too-large':
    case 'failed':
    case 'interrupted':
      return <p className="command-todo">Nothing is known. Run it again, or look by hand in a terminal.</p>;
    case 'stopped':
    case 'running':
      return null;
    default:
      return assertNever(end);
  }
}

function Reading({ reading }: { readonly reading: CommandReading }) {
  switch (reading.kind) {
    case 'pods':
      return <PodsResult reading={reading} />;
    case 'kubectl-failed':
      return (
        <div className="command-todo">
          <p>
            Nothing is known of what you wanted to see.{' '}
            {reading.trouble === undefined
              ? 'Look by hand in a terminal.'
              : troubleWords[reading.trouble].todo}
          </p>
          {reading.firstLine === '' ? null : (
            <p className="command-said">
              <code>
                <OutsideText text={reading.firstLine} longest={240} />
              </code>
            </p>
          )}
        </div>
      );
    case 'text':
      return <TextResult lines={reading.lines} errorLines={reading.errorLines} isMore={reading.isMore} />;
    default:
      return assertNever(reading);
  }
}

function TextResult({
  lines,
  errorLines,
  isMore,
}: {
  readonly lines: readonly string[];
  readonly errorLines: readonly string[];
  readonly isMore: boolean;
}) {
  if (lines.length + errorLines.length === 0) return <p className="command-todo">It wrote nothing.</p>;
  return (
    <>
      {lines.length === 0 ? null : (
        <pre className="command-output">
          <bdi>{visibleText(lines.join('\n'))}</bdi>
        </pre>
      )}
      {errorLines.length === 0 ? null : (
        <>
          <small>And as a warning or an error:</small>
          <pre className="command-output">
            <bdi>{visibleText(errorLines.join('\n'))}</bdi>
          </pre>
        </>
      )}
      {isMore ? <small>This is not all of it.</small> : null}
    </>
  );
}
