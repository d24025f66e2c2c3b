import type { CommandApproval } from '../../shared/nouns/command';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { Time } from '../components/time';
import { useCopy } from '../stores/copy';
import { useActions } from '../use-action';
import { counted } from '../words/counted';
import { visibleText } from '../words/outside-words';
import { ArgvLine } from './argv-words';

/** Which versions of a pack may run their commands, and the way to take that back. */
export function ApprovalsSection() {
  const { client, stores } = useApp();
  const { value: view, failure } = useCopy(stores.commands);
  const withdraw = useActions(async (packHash: string) => {
    const outcome = await client.request('commands.withdraw', { packHash });
    if (outcome.ok) stores.commands.accept(outcome.value);
    return outcome;
  });
  return (
    <section aria-labelledby="approved-commands">
      <h2 id="approved-commands">Commands you approved</h2>
      <FailureNotice failure={failure ?? withdraw.failure} />
      {view?.approvals.length === 0 ? (
        <p className="hint">
          None. An item of a checklist that runs a command shows it, word by word, and asks for your approval
          first.
        </p>
      ) : null}
      <ul className="list">
        {view?.approvals.map((approval) => (
          <ApprovalRow
            key={approval.packHash}
            approval={approval}
            isBusy={withdraw.isBusy(approval.packHash)}
            onWithdraw={() => void withdraw.run(approval.packHash)}
          />
        ))}
      </ul>
    </section>
  );
}

function ApprovalRow({
  approval: { packHash, packName, by, at, commands },
  isBusy,
  onWithdraw,
}: {
  readonly approval: CommandApproval;
  readonly isBusy: boolean;
  readonly onWithdraw: () => void;
}) {
  const name = visibleText(packName);
  return (
    <li className="row">
      <div className="what">
        {name}, version <code>{packHash.slice(0, 12)}</code>
        <small>
          approved by {visibleText(by)}, <Time at={at} form="exact" />
        </small>
        <details>
          <summary>{counted(commands.length, 'command')}</summary>
          <ul className="approved-argvs">
            {commands.map(({ itemId, argv }) => (
              <li key={`${itemId} ${argv.join('\n')}`}>
                <ArgvLine argv={argv} />
              </li>
            ))}
          </ul>
        </details>
      </div>
      <Button
        look="text"
        isBusy={isBusy}
        aria-label={`Take back the approval of ${name}`}
        onClick={onWithdraw}
      >
        Take back
      </Button>
    </li>
  );
}
