import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { useCopy } from '../stores/copy';
import { HandoverActs } from './handover-acts';
import { HandoverSent } from './handover-sent';
import { MarkdownPreview } from './lazy-markdown-preview';
import { SectionEditor } from './section-editor';
import { useFreshDraft } from './use-fresh-draft';
import { usePreviewThatFollows } from './use-preview-that-follows';

export function HandoverPage() {
  const { stores } = useApp();
  const { value: draft, failure } = useCopy(stores.handover);
  const { attach, follow } = usePreviewThatFollows(draft?.markdown);
  useFreshDraft();
  if (draft === undefined) {
    return (
      <div className="page">
        <h1>Handover</h1>
        {failure?.code === 'no-watch' ? (
          <p className="teach">
            A handover belongs to a shift, and you have none now. <a href="#/watch">Enter your shift</a>, or{' '}
            <a href="#/rota">connect your rota</a>: its handover then writes itself as the watch goes on.
          </p>
        ) : (
          <FailureNotice failure={failure} />
        )}
      </div>
    );
  }
  return (
    <div className="handover">
      <header className="page-head">
        <div>
          <h1>{draft.title}</h1>
          <HandoverSent draft={draft} />
        </div>
        <HandoverActs draft={draft} />
      </header>
      <div className="columns">
        <section className="col" aria-label="Draft">
          {draft.sections.map((section, index) => (
            <SectionEditor
              key={`${draft.shiftId}/${section.id}`}
              shiftId={draft.shiftId}
              section={section}
              onWriting={(isWriting) => follow(isWriting ? index : undefined)}
            />
          ))}
        </section>
        <section
          className="col preview-col"
          ref={attach}
          aria-labelledby="preview-heading"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where it is longer than the window
          tabIndex={0}
        >
          <h2 id="preview-heading">
            Preview <span className="due">as it is exported</span>
          </h2>
          <MarkdownPreview markdown={draft.markdown} />
        </section>
      </div>
    </div>
  );
}
