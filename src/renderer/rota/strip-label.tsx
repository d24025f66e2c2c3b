import { formatDay } from '../../shared/rota/format-time';
import { PersonName } from '../components/person-name';
import type { ShownStrip } from './known-from';
import type { StripRun } from './strip-runs';

/** What stands over a bar. The word comes first, so that a name that is cut never hides it. */
export function StripLabel({
  run,
  strip: { knownFromAt, knownUntilAt },
  zone,
}: {
  readonly run: StripRun;
  readonly strip: ShownStrip;
  readonly zone: string;
}) {
  switch (run.look) {
    case 'mine':
      return (
        <>
          <b>you</b> <PersonName name={run.name} />
        </>
      );
    case 'other':
      return <PersonName name={run.name} />;
    case 'gap':
      return <b>nobody</b>;
    case 'overlap':
      return <>{run.people.length} at once</>;
    case 'before':
      return <>not known before {formatDay(zone, knownFromAt ?? 0)}</>;
    case 'unknown':
      return knownUntilAt === undefined ? (
        'no source tells'
      ) : (
        <>not known after {formatDay(zone, knownUntilAt)}</>
      );
  }
}
