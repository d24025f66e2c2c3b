import type { RotaSource, RotaSourceKind } from '../../shared/nouns/rota';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { PersonName, shownName } from '../components/person-name';
import { Since, Time } from '../components/time';
import { useAction } from '../use-action';
import { counted } from '../words/counted';
import { LaneRoles } from './lane-roles';
import { ReplaceSecret } from './replace-secret';
import { RotaSourceStatus } from './rota-source-status';

const kindWords: Readonly<Record<RotaSourceKind, string>> = {
  ical: 'Calendar',
  pagerduty: 'PagerDuty',
  rotation: 'Rotation in the team pack',
};

export function RotaSourceRow({
  source,
  onRemove,
}: {
  readonly source: RotaSource;
  readonly onRemove: () => void;
}) {
  const { name, kind, place, shifts, unreadable, heldBack } = source;
  const about = [kindWords[kind], place, counted(shifts, 'shift')].filter((word) => word !== '');
  return (
    <li className="row">
      <div className="what">
        <b>
          <PersonName name={name} />
        </b>
        <small>{about.map(shownName).join(' · ')}</small>
        <RotaSourceStatus source={source} />
        {unreadable === 0 ? null : (
          <p className="rota-aside">
            {counted(unreadable, 'entry', 'entries')} in it cannot be read and{' '}
            {unreadable === 1 ? 'is' : 'are'} left out: there may be shifts that do not stand here.
          </p>
        )}
        {heldBack === undefined ? null : <HeldBack source={source} heldBack={heldBack} />}
        <LaneRoles source={source} />
        {kind === 'rotation' ? null : <ReplaceSecret source={source} />}
      </div>
      {kind === 'rotation' ? null : (
        <Button look="text" onClick={onRemove}>
          Remove…
        </Button>
      )}
    </li>
  );
}

/** A copy that would empty the rota may be a broken feed; only a person can tell. */
function HeldBack({
  source,
  heldBack,
}: {
  readonly source: RotaSource;
  readonly heldBack: NonNullable<RotaSource['heldBack']>;
}) {
  const { client, stores } = useApp();
  const accept = useAction(async () => {
    const outcome = await client.request('rota.acceptCopy', { id: source.id });
    if (outcome.ok) stores.rota.accept(outcome.value);
    return outcome;
  });
  const { removes, of, sinceAt } = heldBack;
  return (
    <div className="rota-held-back">
      <p>
        <b>It now leaves out {removes === of ? `all ${of}` : `${removes} of ${of}`} coming shifts</b>, since{' '}
        <Time at={sinceAt} form="sentence" /> (<Since at={sinceAt} /> ago). That may be a mistake there, so
        the copy before it stays in use.
      </p>
      <Button isBusy={accept.isBusy} onClick={() => void accept.run()}>
        It is right: take it
      </Button>
      <FailureNotice failure={accept.failure} />
    </div>
  );
}
