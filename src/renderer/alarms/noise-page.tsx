import { rankedBy, shareForNothing } from '../../shared/alarms/noise-rank';
import { hoursWords } from '../../shared/hours-words';
import { type NoiseRanking, type NoiseRule, verdicts } from '../../shared/nouns/noise';
import { useApp } from '../app-context';
import { ExportFile } from '../components/export-file';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { counted } from '../words/counted';
import { verdictWords } from './noise-words';
import { useAsked } from './use-asked';

/** Which rules cost most and gave least in the last 30 days: what to mend first. */
export function NoisePage() {
  const { client } = useApp();
  const { value: ranking, failure } = useAsked('noise.read', {});
  return (
    <div className="page noise">
      <h1>Noise of the alarms</h1>
      <FailureNotice failure={failure} />
      {ranking === undefined ? (
        failure === undefined ? (
          <p className="hint">Reckoning 30 days…</p>
        ) : null
      ) : (
        <>
          <p className="lead">
            From <Time at={ranking.fromAt} form="exact" /> to <Time at={ranking.toAt} form="exact" />.
          </p>
          <p className="hint">{rankedBy}</p>
          <ExportFile write={(form) => client.request('noise.export', { form })} />
          <Ranked ranking={ranking} />
        </>
      )}
    </div>
  );
}

function Ranked({ ranking: { rules, total } }: { readonly ranking: NoiseRanking }) {
  if (rules.length === 0) return <p className="teach">Nothing fired in the last 30 days.</p>;
  return (
    <>
      <div className="noise-ranking">
        <table className="hours-table">
          <caption className="visually-hidden">Rules by noise</caption>
          <thead>
            <tr>
              <th scope="col">Alarm</th>
              {['Pages', 'For nothing', 'Firings', 'Firing for', 'Held', 'By themselves', 'Flaps'].map(
                (head) => (
                  <th key={head} scope="col" className="number">
                    {head}
                  </th>
                ),
              )}
              <th scope="col">Judged</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <RuleRow key={`${rule.sourceId} ${rule.name}`} rule={rule} />
            ))}
          </tbody>
        </table>
      </div>
      {total > rules.length ? (
        <p className="hint">{counted(total - rules.length, 'more rule')} in the files.</p>
      ) : null}
    </>
  );
}

function RuleRow({ rule }: { readonly rule: NoiseRule }) {
  const { firings, acknowledgements, medianHeldMs } = rule;
  return (
    <tr>
      <th scope="row">
        <OutsideText text={rule.name} longest={120} />
        <small>
          <OutsideText text={rule.sourceName} longest={60} />
        </small>
      </th>
      <td className="number">{rule.pages.toLocaleString('en-GB')}</td>
      <td className="number">{percent(shareForNothing(rule))}</td>
      <td className="number">{firings.toLocaleString('en-GB')}</td>
      <td className="number">{hoursWords(rule.firingMs)}</td>
      <td className="number">
        {acknowledgements === 0 && medianHeldMs === undefined ? '' : `${acknowledgements} ×`}
        {medianHeldMs === undefined ? null : <small>median {hoursWords(medianHeldMs)}</small>}
      </td>
      <td className="number">{percent(firings === 0 ? 0 : rule.endedByThemselves / firings)}</td>
      <td className="number">{rule.flaps === 0 ? '' : rule.flaps}</td>
      <td>{judgedWords(rule)}</td>
    </tr>
  );
}

function judgedWords({ verdicts: given }: NoiseRule): string {
  return verdicts
    .filter((verdict) => given[verdict] > 0)
    .map((verdict) => `${verdictWords[verdict].toLowerCase()} ${given[verdict]} ×`)
    .join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
