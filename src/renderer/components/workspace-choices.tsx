import { type ReactNode, useId } from 'react';
import type { Workspace } from '../../shared/nouns/app';

const choices: readonly { readonly workspace: Workspace; readonly title: string; readonly words: string }[] =
  [
    {
      workspace: 'practice',
      title: 'Practice workspace',
      words: 'Nothing leaves this machine. Everything else is as it will be.',
    },
    { workspace: 'slack', title: 'Slack', words: 'Your team reads along. Needs a bot token.' },
  ];

/** Where posts go; what Slack needs is shown once Slack is chosen. */
export function WorkspaceChoices({
  workspace,
  onChoose,
  children,
}: {
  readonly workspace: Workspace;
  readonly onChoose: (workspace: Workspace) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset className="choices">
      <legend>Where posts go</legend>
      {choices.map((choice) => (
        <label key={choice.workspace} className="choice">
          <input
            type="radio"
            name="workspace"
            // The name alone is its name; the rest describes it.
            aria-labelledby={`${id}-${choice.workspace}`}
            aria-describedby={`${id}-${choice.workspace}-words`}
            checked={choice.workspace === workspace}
            onChange={() => onChoose(choice.workspace)}
          />
          <span>
            <span id={`${id}-${choice.workspace}`}>{choice.title}</span>
            <small id={`${id}-${choice.workspace}-words`}>{choice.words}</small>
          </span>
        </label>
      ))}
      {workspace === 'slack' ? <div className="choice-more">{children}</div> : null}
    </fieldset>
  );
}
