import type { Incident, IncidentRole } from '../../shared/nouns/incident';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Glyph } from '../components/glyph';
import { altKey } from '../components/key-hint';
import { FailureNotice } from '../components/notice';
import { OutsideLink } from '../components/outside-link';
import { Elapsed, Time } from '../components/time';
import { useValue } from '../stores/copy';
import { useActions } from '../use-action';
import { cutText } from '../words/outside-words';
import { RolesInWords } from './roles-in-words';
import { useAltKeys } from './use-alt-keys';

/** The whole reason stands in the first line of the log. */
const longestTitle = 200;

export function IncidentHead({
  incident,
  onTakeRole,
  onResolve,
}: {
  readonly incident: Incident;
  /** At the press, not at its answer: its button goes, and by then the hand may be elsewhere. */
  readonly onTakeRole: () => void;
  /** Undefined once it is resolved. */
  readonly onResolve: (() => void) | undefined;
}) {
  const isLive = incident.resolvedAt === undefined;
  return (
    <header className={isLive ? 'inc live' : 'inc'}>
      <div className="inc-top">
        {isLive ? (
          <Glyph name="incident" size={26} tone="alarm" label="Live incident" />
        ) : (
          <Glyph name="resolved" size={26} label="Resolved incident" />
        )}
        <h1 className="sentence">
          <bdi>{cutText(incident.reason, longestTitle)}</bdi>
        </h1>
        {incident.kind === 'drill' ? <span className="tag">practice</span> : null}
        <span className="grow" />
        <Elapsed fromAt={incident.declaredAt} toAt={incident.resolvedAt} />
      </div>
      <p className="inc-sub">
        Declared <Time at={incident.declaredAt} form="sentence" /> in <ThreadLink incident={incident} />
        {incident.resolvedAt === undefined ? null : (
          <>
            , resolved <Time at={incident.resolvedAt} form="sentence" />
          </>
        )}{' '}
        · <RolesInWords incident={incident} />
      </p>
      {isLive ? <RoleButtons incident={incident} onTakeRole={onTakeRole} onResolve={onResolve} /> : null}
    </header>
  );
}

function ThreadLink({ incident }: { readonly incident: Incident }) {
  const { channel, thread, kind } = incident;
  if (kind === 'drill') return <a href="#/practice">{channel}</a>;
  return thread?.permalink === undefined ? (
    <b>{channel}</b>
  ) : (
    <OutsideLink url={thread.permalink}>{channel}</OutsideLink>
  );
}

/** Each posts the pack's own sentence, which is also what the button says. */
function RoleButtons({ incident, onTakeRole, onResolve }: Parameters<typeof IncidentHead>[0]) {
  const { client, stores } = useApp();
  const me = useValue(stores.settings)?.me;
  const phrases = useValue(stores.pack)?.phrases;
  const taking = useActions(async (role: IncidentRole) => {
    const outcome = await client.request('incidents.takeRole', { id: incident.id, role });
    if (outcome.ok) await stores.incidents.load();
    return outcome;
  });
  const isFree = (role: IncidentRole) =>
    !incident.roles.some((held) => held.role === role && held.person === me);

  function take(role: IncidentRole) {
    if (!isFree(role) || taking.isBusy(role)) return;
    onTakeRole();
    void taking.run(role);
  }

  useAltKeys({
    KeyS: () => take('scribe'),
    KeyL: () => take('lead'),
    KeyW: () => onResolve?.(),
  });

  return (
    <>
      <div className="acts">
        {isFree('scribe') ? (
          <Button
            keys={altKey('S')}
            aria-keyshortcuts="Alt+S"
            isBusy={taking.isBusy('scribe')}
            onClick={() => take('scribe')}
          >
            {phrases?.scribe ?? 'I am the scribe'}
          </Button>
        ) : null}
        {isFree('lead') ? (
          <Button
            keys={altKey('L')}
            aria-keyshortcuts="Alt+L"
            isBusy={taking.isBusy('lead')}
            onClick={() => take('lead')}
          >
            {phrases?.lead ?? 'I am the incident lead'}
          </Button>
        ) : null}
        <Button keys={altKey('W')} aria-keyshortcuts="Alt+W" onClick={onResolve}>
          Resolve…
        </Button>
      </div>
      <FailureNotice failure={taking.failure} />
    </>
  );
}
